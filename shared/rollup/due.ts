// Of how many offices one could have delivered, cycle by cycle (LA3).
import { CYCLE_YEARS } from '../cycle/cycle.ts'

/** Offices as they were when a release was counted. */
export interface Due {
  /** Whose turn it was in the cycle that ran, and those in no plan. */
  readonly dueOffices: number
  /** All; 0 in releases of earlier versions. */
  readonly allOffices: number
  /** Half-year up to which it was their turn; empty in releases of earlier versions. */
  readonly dueUntil: string
}

/** What "n von N" is a part of; `until` where they are only those whose turn it was by this half-year. */
export interface Whole {
  readonly of: number
  readonly until: string | null
}

/**
 * Of how many offices so many delivered in a cycle: of all once it is over, of those whose turn it was while it runs. Never of
 * fewer than delivered.
 */
export function wholeOf(
  { dueOffices, allOffices, dueUntil }: Due,
  { cycle, offices }: { readonly cycle: number; readonly offices: number },
): Whole {
  const all = Math.max(allOffices, dueOffices, offices)
  if (dueUntil === '') return { of: Math.max(dueOffices, offices), until: null }
  const isRunning = Number(dueUntil.slice(0, 4)) < cycle + CYCLE_YEARS
  return isRunning && dueOffices < all
    ? { of: Math.max(dueOffices, offices), until: dueUntil }
    : { of: all, until: null }
}
