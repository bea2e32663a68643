import { call } from '../kernel/api.ts'
import type { Existing } from '../office/existing.ts'
import { caseHref } from '../office/navigation.ts'
import { caseStatusLabel } from './reviewCaseText.ts'

/** The case of a procedure that has this label already, with its state and the way to its page. */
export async function existingCase(procedureId: string, id: string): Promise<Existing | undefined> {
  const listed = await call('listCases', { params: { id: procedureId }, body: {} })
  const found = listed.ok ? listed.value.find((one) => one.id === id) : undefined
  const name = found && `${found.label} (${caseStatusLabel[found.status]})`
  return name === undefined ? undefined : { name, href: caseHref(procedureId, id) }
}
