// Halves of a calendar year, in the one spelling that is kept, sent and counted.

/** Half of a calendar year, the finest date that is counted: "2027-H1" ends on 30 June, "2027-H2" on 31 December. Sorts as text. */
export type HalfYear = `${number}-H${1 | 2}`

/** Is this a half-year from 2000 to 2199? */
export const isHalfYear = (value: unknown): value is HalfYear =>
  typeof value === 'string' && /^2[01]\d\d-H[12]$/.test(value)

/** The half-year in which a day (YYYY-MM-DD) lies. */
export const halfYearOf = (day: string): HalfYear =>
  `${Number(day.slice(0, 4))}-H${Number(day.slice(5, 7)) <= 6 ? 1 : 2}`

/** "1. Halbjahr 2024" */
export const halfYearWords = (half: string): string =>
  `${half.slice(-1)}. Halbjahr ${half.slice(0, 4)}`
