import { berlinDay } from '../kernel/berlinTime.ts'

/** Working days the room has for comments after the workshop if nothing else is planned. */
export const COMMENT_WORKING_DAYS = 10
/** Fewest and most working days that can be planned. */
export const COMMENT_DAYS_MIN = 1
export const COMMENT_DAYS_MAX = 60
/** How far ahead a comment period may end, in days. */
const FURTHEST_DAYS = 366

const DAY_MS = 86_400_000
const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10)
const later = (day: string, days: number): string => isoDay(Date.parse(day) + days * DAY_MS)
const pad = (value: number): string => String(value).padStart(2, '0')

/** Easter Sunday of a year of the Gregorian calendar, YYYY-MM-DD (the rule of Gauss in the form of Meeus, Jones and Butcher). */
export function easterSunday(year: number): string {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const march = h + l - 7 * m + 114
  return `${String(year)}-${pad(Math.floor(march / 31))}-${pad((march % 31) + 1)}`
}

/** Public holidays of North Rhine-Westphalia with a fixed day (§ 2 Feiertagsgesetz NW). */
const FIXED = ['01-01', '05-01', '10-03', '11-01', '12-25', '12-26']
/** Those that move, in days after Easter Sunday: Karfreitag, Ostermontag, Christi Himmelfahrt, Pfingstmontag, Fronleichnam. */
const AFTER_EASTER = [-2, 1, 39, 50, 60]

/** The public holidays of North Rhine-Westphalia in a year, YYYY-MM-DD, in order. */
export function holidaysIn(year: number): readonly string[] {
  const easter = easterSunday(year)
  const fixed = FIXED.map((day) => `${String(year)}-${day}`)
  return [...fixed, ...AFTER_EASTER.map((days) => later(easter, days))].sort()
}

const isWeekend = (day: string): boolean => [0, 6].includes(new Date(day).getUTCDay())
const isWorkingDay = (day: string): boolean =>
  !isWeekend(day) && !holidaysIn(Number(day.slice(0, 4))).includes(day)

function afterDays(day: string, count: number, counts: (day: string) => boolean): string {
  let last = day
  for (let left = count; left > 0;) {
    last = later(last, 1)
    if (counts(last)) left--
  }
  return last
}

/** Last day of a comment period of so many working days after `day` (both YYYY-MM-DD): neither weekends nor holidays of NRW count. */
export const commentUntil = (day: string, workingDays: number): string =>
  afterDays(day, workingDays, isWorkingDay)

/** What logs of an earlier version meant: ten days from Monday to Friday after the closing, holidays included. */
export const commentUntilBefore = (closedAt: number): string =>
  afterDays(isoDay(closedAt), COMMENT_WORKING_DAYS, (day) => !isWeekend(day))

/** May a comment period end on this day: not before tomorrow, within a year? */
export function mayEndOn(until: string, now: number): boolean {
  const today = berlinDay(now)
  return until > today && until <= later(today, FURTHEST_DAYS)
}

/** The last day that can be chosen, YYYY-MM-DD. */
export const furthestEnd = (now: number): string => later(berlinDay(now), FURTHEST_DAYS)
/** The first day that can be chosen, YYYY-MM-DD. */
export const nearestEnd = (now: number): string => later(berlinDay(now), 1)
