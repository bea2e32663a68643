import { lastDayOf, type Cycle } from '../cycle/cycle.ts'
import { halfYearOf, type HalfYear } from '../kernel/halfYear.ts'
import type { ProcedureState } from '../procedure/procedure.schema.ts'
import type { Dueness } from './coordination.schema.ts'

/** States from which on the cycle is met for an office: its procedure has been reported on (CY7). */
export const metStates: readonly ProcedureState[] = ['report', 'committee', 'followUp']

/** How an office stands to its turn. */
export interface Standing {
  readonly dueBy: string
  readonly dueness: Dueness
}

/**
 * How an office stands to a cycle on a day (CY7): by when it is due, and whether it is late, due in this half-year,
 * ahead, without a turn, or has met it. The same rule as the one in SQL (`server/coordination`), asked for one office.
 */
export function standingOf(
  cycle: Cycle,
  halfYear: HalfYear | null,
  state: ProcedureState | null,
  today: string,
): Standing {
  const dueBy = halfYear === null ? cycle.lastDay : lastDayOf(halfYear)
  if (state !== null && metStates.includes(state)) return { dueBy, dueness: 'met' }
  if (today > dueBy) return { dueBy, dueness: 'late' }
  if (halfYear === null) return { dueBy, dueness: 'unplanned' }
  return { dueBy, dueness: halfYear === halfYearOf(today) ? 'due' : 'ahead' }
}
