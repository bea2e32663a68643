import { isGoneOn } from '../office/ending.ts'
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

/** The later one of two days: by it an office has to be there to belong to a cycle (CY3). */
export const lastOf = (one: string, other: string): string => (one > other ? one : other)

/**
 * How an office stands to a cycle on a day (CY7): by when it is due, and whether it is late, due in this half-year,
 * ahead, without a turn, or has met it; one that ended by that day, or before the cycle began, is due no more. The same rule as the one in SQL (`server/coordination`), asked for one office.
 */
export function standingOf(
  cycle: Cycle,
  halfYear: HalfYear | null,
  state: ProcedureState | null,
  today: string,
  endedOn: string | null = null,
): Standing {
  const dueBy = halfYear === null ? cycle.lastDay : lastDayOf(halfYear)
  if (state !== null && metStates.includes(state)) return { dueBy, dueness: 'met' }
  if (isGoneOn({ endedOn }, lastOf(today, cycle.firstDay))) return { dueBy, dueness: 'ended' }
  if (today > dueBy) return { dueBy, dueness: 'late' }
  if (halfYear === null) return { dueBy, dueness: 'unplanned' }
  return { dueBy, dueness: halfYear === halfYearOf(today) ? 'due' : 'ahead' }
}
