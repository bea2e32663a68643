// Cycles of five years and their half-years. Days are YYYY-MM-DD.
import { halfYearOf, type HalfYear } from '../kernel/halfYear.ts'

/** Years a cycle lasts. */
export const CYCLE_YEARS = 5

/** A cycle as data (CY1). */
export interface Cycle {
  /** The year of its first day: the key, and what a procedure names as its `cycleStart`. */
  readonly firstYear: number
  readonly firstDay: string
  readonly lastDay: string
}

/** The cycle that begins on 1 January or 1 July of a year. */
export function cycleFrom(firstYear: number, half: 1 | 2): Cycle {
  const last = firstYear + CYCLE_YEARS
  return half === 1
    ? { firstYear, firstDay: `${firstYear}-01-01`, lastDay: `${last - 1}-12-31` }
    : { firstYear, firstDay: `${firstYear}-07-01`, lastDay: `${last}-06-30` }
}

/** The last day of a half-year, by which what is planned in it is due. */
export const lastDayOf = (half: HalfYear): string =>
  half.endsWith('1') ? `${half.slice(0, 4)}-06-30` : `${half.slice(0, 4)}-12-31`

/** The first day of a half-year. */
export const firstDayOf = (half: HalfYear): string =>
  half.endsWith('1') ? `${half.slice(0, 4)}-01-01` : `${half.slice(0, 4)}-07-01`

/** The half-year after another. */
const next = (half: HalfYear): HalfYear =>
  half.endsWith('1') ? `${Number(half.slice(0, 4))}-H2` : `${Number(half.slice(0, 4)) + 1}-H1`

/** All ten half-years of a cycle, in order. */
export function halfYearsOf({ firstDay, lastDay }: Cycle): readonly HalfYear[] {
  const all = [halfYearOf(firstDay)]
  for (let last = halfYearOf(firstDay); last < halfYearOf(lastDay); all.push(last))
    last = next(last)
  return all
}

/** The cycle to which a procedure belongs that names this year as its first: the one within whose five years it lies. */
export const cycleOfYear = <C extends Pick<Cycle, 'firstYear'>>(
  cycles: readonly C[],
  year: number,
): C | undefined =>
  cycles.find(({ firstYear }) => firstYear <= year && year < firstYear + CYCLE_YEARS)

/** The cycle in which a day lies, or undefined. */
export const cycleOfDay = <C extends Cycle>(cycles: readonly C[], day: string): C | undefined =>
  cycles.find(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay)
