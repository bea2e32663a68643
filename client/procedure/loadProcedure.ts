// A procedure with its way, and what it holds as far as the account may read it.
import type { Turn } from '../../shared/coordination/coordination.schema.ts'
import type { AccountRole } from '../../shared/account/account.schema.ts'
import { ok, type Result } from '../../shared/kernel/result.ts'
import type { BasisDecision } from '../../shared/legalBasis/legalBasis.schema.ts'
import type { ProcedureWay } from '../../shared/procedure/procedure.schema.ts'
import type { Origin, ReviewCase } from '../../shared/reviewCase/reviewCase.schema.ts'
import type { ProcedureRatings } from '../../shared/structureRating/procedureRatings.schema.ts'
import type { WorkshopSummary } from '../../shared/workshopPlan/workshopPlan.schema.ts'
import { call } from '../kernel/api.ts'
import { together } from '../page/loaded.svelte.ts'

export interface WholeProcedure {
  readonly way: ProcedureWay
  /** Null for the administration: what a procedure holds is the office's own matter. */
  readonly held: {
    readonly cases: readonly ReviewCase[]
    /** The first day first. */
    readonly workshops: readonly WorkshopSummary[]
    /** On what basis their texts are passed on. */
    readonly decisions: readonly BasisDecision[]
    /** What its concluded workshops agreed on for structure criteria, by catalogue. */
    readonly ratings: readonly ProcedureRatings[]
    /** When the office has its turn; null for an extraordinary one. */
    readonly turn: Turn
  } | null
}

/** Loads a procedure; the administration is told its way alone. */
export async function loadProcedure(
  id: string,
  role: AccountRole,
): Promise<Result<WholeProcedure>> {
  const input = { params: { id }, body: {} }
  if (role === 'administrator') {
    const way = await call('getProcedure', input)
    return way.ok ? ok({ way: way.value, held: null }) : way
  }
  const found = await together(
    call('getProcedure', input),
    call('listCases', input),
    call('listBasisDecisions', input),
    call('listWorkshops', { params: {}, body: {} }),
    call('procedureTurn', input),
    call('getProcedureRatings', input),
  )
  if (!found.ok) return found
  const [way, cases, decisions, all, turn, ratings] = found.value
  const workshops = all
    .filter(({ procedureId }) => procedureId === id)
    .toSorted((a, b) => a.date.localeCompare(b.date))
  return ok({ way, held: { cases, decisions, workshops, turn, ratings } })
}

/** The cases that came in one way: random and added ones are never counted together. */
export const casesOf = (cases: readonly ReviewCase[], origin: Origin): readonly ReviewCase[] =>
  cases.filter((found) => found.origin === origin)
