import { caseStatusWords } from '../../shared/reviewCase/reviewCase.words.ts'
import { call } from '../kernel/api.ts'
import type { Existing } from '../page/existing.ts'
import { caseHref } from '../page/navigation.ts'

/** The case of a procedure that has this label already, with its state and the way to its page. */
export async function existingCase(procedureId: string, id: string): Promise<Existing | undefined> {
  const found = await call('getCase', { params: { id }, body: {} })
  if (!found.ok) return undefined
  const { label, status } = found.value
  return { name: `${label} (${caseStatusWords[status]})`, href: caseHref(procedureId, id) }
}
