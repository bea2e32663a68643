// What coordination and facilitation see together: procedures, their cases, workshops.
import type { Result } from '../../shared/kernel/result.ts'
import type { Office } from '../../shared/office/office.schema.ts'
import type { Procedure } from '../../shared/procedure/procedure.schema.ts'
import { cycleWords } from '../../shared/cycle/cycle.words.ts'
import { procedureKindWords } from '../../shared/procedure/procedure.words.ts'
import type { ReviewCase } from '../../shared/reviewCase/reviewCase.schema.ts'
import type { WorkshopSummary } from '../../shared/workshopPlan/workshopPlan.schema.ts'
import { call } from '../kernel/api.ts'
import { together } from './loaded.svelte.ts'

export interface Casework {
  readonly offices: readonly Office[]
  readonly procedures: readonly Procedure[]
  readonly cases: readonly ReviewCase[]
  readonly workshops: readonly WorkshopSummary[]
}

/** Everything an account may see of procedures, cases and workshops; first the lists, then the cases of each. */
export async function loadCasework(): Promise<Result<Casework>> {
  const none = { params: {}, body: {} }
  const lists = await together(
    call('listOffices', none),
    call('listProcedures', none),
    call('listWorkshops', none),
  )
  if (!lists.ok) return lists
  const [offices, procedures, workshops] = lists.value
  const cases = await Promise.all(
    procedures.map(({ id }) => call('listCases', { params: { id }, body: {} })),
  )
  const found: ReviewCase[] = []
  for (const result of cases) {
    if (!result.ok) return result
    found.push(...result.value)
  }
  return { ok: true, value: { offices, procedures, cases: found, workshops } }
}

/**
 * What a procedure is called, also when it has just been taken away; with its office if an account works for several,
 * because most procedures have the same title.
 */
export function procedureName(
  { procedures, offices }: Pick<Casework, 'procedures' | 'offices'>,
  id: string,
): string {
  const found = procedures.find((procedure) => procedure.id === id)
  if (!found) return 'Verfahren'
  const office = offices.find((one) => one.id === found.officeId)
  return office && offices.length > 1 ? `${office.name}, ${found.title}` : found.title
}

/** Was the case text of this workshop withdrawn? Its room is closed then, whatever the workshop says. */
export const isWithdrawn = (
  cases: readonly Pick<ReviewCase, 'id' | 'status'>[],
  { caseId }: Pick<WorkshopSummary, 'caseId'>,
): boolean => cases.some(({ id, status }) => id === caseId && status === 'withdrawn')

/** To which cycle a procedure belongs, in words: "Turnus 2023–2028"; "außerordentlich, 2027" belongs to none (PR7). */
export const cycleText = ({
  kind,
  cycle,
  cycleStart,
}: Pick<Procedure, 'kind' | 'cycle' | 'cycleStart'>): string =>
  kind === 'extraordinary'
    ? `${procedureKindWords[kind]}, ${cycleStart}`
    : cycle
      ? cycleWords(cycle)
      : `${cycleStart}, zu keinem Turnus`
