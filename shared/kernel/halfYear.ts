/** A half of a calendar year, "2027-H1" or "2027-H2": the finest date that is counted. */
export type HalfYear = `${number}-H${1 | 2}`

/** The half-year a day (YYYY-MM-DD) lies in; null for none. */
export function halfYearOf(day: string | null): HalfYear | null {
  if (day === null) return null
  const [year, month] = day.split('-').map(Number)
  return `${year ?? 0}-H${(month ?? 1) <= 6 ? 1 : 2}`
}
