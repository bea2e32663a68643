// Calendar days in German texts: where they stand, and what relative day they are once day 0 is known.
import { dayLabel } from '../kernel/format.ts'
import type { Stretch } from '../kernel/text.ts'

/** A day as it was written; the year may be missing. */
export interface WrittenDay {
  readonly day: number
  readonly month: number
  readonly year: number | null
}

/** A place in a text that names a calendar day, or two ("03.–05.05.2023"). */
export interface CalendarPlace extends Stretch {
  readonly from: WrittenDay
  readonly until: WrittenDay | null
}

const months = ['jan', 'feb', 'mär', 'apr', 'mai', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dez']
const monthWord =
  '(?:Jan(?:uar|\\.)?|Jänner|Feb(?:ruar|\\.)?|März|Mrz\\.?|Mär\\.?|Apr(?:il|\\.)?|Mai|Jun[ie]?\\.?|Jul[i]?\\.?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Okt(?:ober|\\.)?|Nov(?:ember|\\.)?|Dez(?:ember|\\.)?)(?!\\p{L})'
const yearSign = "(\\s?(?:19|20)\\d{2}|\\s?[’']\\d{2}|\\d{2})?(?![\\d]|:\\d|[.,]\\d)"
/** "03.", "03.05." or "3. Mai" of a stretch of days, up to its second day. */
const beginning = `(?:(\\d{1,2})\\.(?: ?(\\d{1,2})\\.${yearSign}|\\s?(${monthWord}))?\\s?(?:[-–—/]|bis(?:\\s(?:zum|einschließlich))?|und)\\s?)?`
const written = [
  // On one line: "… an FK-2." and an item "2. K1 …" below it are no day.
  `(\\d{1,2})\\. ?(\\d{1,2})\\.${yearSign}`,
  `(\\d{1,2})\\.?\\s?(${monthWord})${yearSign}`,
  '((?:19|20)\\d{2})-(\\d{1,2})-(\\d{1,2})(?!\\d)',
  `(\\d{1,2})/(\\d{1,2})/((?:19|20)\\d{2})(?!\\d)`,
].join('|')
/** Groups: 1–4 the beginning; 5–7 numbers, 8–10 month as a word, 11–13 ISO, 14–16 with slashes. */
const pattern = `${beginning}(?:${written})`
const anywhere = new RegExp(`(?<![\\p{L}\\d]|\\d[.,:/-])(?:den\\s)?${pattern}`, 'gu')
const atStart = new RegExp(`^${pattern}`, 'u')

const yearOf = (text: string | undefined): number | null => {
  if (text === undefined) return null
  const digits = text.replace(/\D/g, '')
  if (digits.length === 4) return Number(digits)
  return Number(digits) + (Number(digits) > 60 ? 1900 : 2000)
}

function monthOf(word: string): number {
  const start = word.toLowerCase().slice(0, 3).replace('mrz', 'mär').replace('jän', 'jan')
  return months.indexOf(start) + 1
}

/** Days of the months in a leap year: without a year the 29th of February exists. */
const lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function real(day: number, month: number, year: number | null): WrittenDay | undefined {
  if (day < 1 || day > (lengths[month - 1] ?? 0)) return undefined
  if (
    year !== null &&
    month === 2 &&
    day === 29 &&
    new Date(Date.UTC(year, 1, 29)).getUTCDate() !== 29
  )
    return undefined
  return { day, month, year }
}

function read(
  match: RegExpExecArray | RegExpMatchArray,
): { from: WrittenDay; until: WrittenDay | null } | undefined {
  const group = (at: number): string | undefined => match[at]
  const whole = (at: number): number => Number(group(at))
  const last =
    group(5) !== undefined
      ? real(whole(5), whole(6), yearOf(group(7)))
      : group(8) !== undefined
        ? real(whole(8), monthOf(group(9) ?? ''), yearOf(group(10)))
        : group(11) !== undefined
          ? real(whole(13), whole(12), whole(11))
          : real(whole(14), whole(15), whole(16))
  if (!last) return undefined
  if (group(1) === undefined) return { from: last, until: null }
  const word = group(4)
  const month =
    word === undefined ? (group(2) === undefined ? last.month : whole(2)) : monthOf(word)
  const year =
    yearOf(group(3)) ?? (last.year === null ? null : last.year - (month > last.month ? 1 : 0))
  const from = real(whole(1), month, year)
  return from ? { from, until: last } : { from: last, until: null }
}

/** The calendar day a line begins with, and how long it is written; undefined if it begins with none. */
export function calendarStart(
  line: string,
): { from: WrittenDay; until: WrittenDay | null; length: number } | undefined {
  const match = atStart.exec(line)
  const found = match && read(match)
  return found ? { ...found, length: match[0].length } : undefined
}

/** Before a day without a year, written with one digit ("3.5."), stands one of these; else it counts chapters. */
const before =
  /(?:^|[\s(])(?:am|vom|zum|bis|seit|ab|den|dem|[MDFS][a-z]{1,9}\.?,?)\s$|[,/(–-]\s?$/iu

/**
 * Every place of a text that names a calendar day: "03.05.", "3. Mai 2023", "2023-05-03". Months, years and relative
 * days are none. Linear.
 */
export function findCalendarDays(text: string): CalendarPlace[] {
  const found: CalendarPlace[] = []
  for (const match of text.matchAll(anywhere)) {
    const days = read(match)
    if (!days) continue
    const { index, 0: whole } = match
    const isBare = match[6] !== undefined && match[7] === undefined && match[1] === undefined
    const isShort = isBare && !/^(?:den\s)?\d\d\.\s?\d\d\.$/.test(whole)
    if (isShort && !/^den/.test(whole) && !before.test(text.slice(Math.max(0, index - 14), index)))
      continue
    found.push({ ...days, start: index, end: index + whole.replace(/\s+$/, '').length })
  }
  return found
}

const whole =
  /(?<![\p{L}\d]|\d[.,:/-])(?:(\d{1,2})\. ?(\d{1,2})\. ?((?:19|20)\d{2})|(\d{2})\.(\d{2})\.(\d{2}))(?![\d]|[.,:/-]\d)/gu

/** Places written like a whole date that no calendar has: "31.06.2024", "30.02.24". */
export const findImpossibleDays = (text: string): Stretch[] =>
  Array.from(text.matchAll(whole)).flatMap((match) => {
    const day = Number(match[1] ?? match[4])
    const month = Number(match[2] ?? match[5])
    if (real(day, month, yearOf(match[3] ?? match[6]))) return []
    return [{ start: match.index, end: match.index + match[0].length }]
  })

const DAY = 86_400_000

/** Days since 1970 of a calendar day. */
export const dayNumber = (year: number, month: number, day: number): number =>
  Date.UTC(year, month - 1, day) / DAY

/** Days since 1970 of a date written YYYY-MM-DD; NaN for anything else. */
export const isoDayNumber = (iso: string): number =>
  /^\d{4}-\d{2}-\d{2}$/.test(iso) ? Date.parse(`${iso}T00:00:00Z`) / DAY : Number.NaN

/** YYYY-MM-DD of a number of days since 1970. */
export const isoOf = (number: number): string => new Date(number * DAY).toISOString().slice(0, 10)

/** The number of a written day; without a year the one nearest to another day. */
export function nearest({ day, month, year }: WrittenDay, to: number): number {
  if (year !== null) return dayNumber(year, month, day)
  const own = new Date(to * DAY).getUTCFullYear()
  const candidates = [own - 1, own, own + 1].map((near) => dayNumber(near, month, day))
  return candidates.reduce((best, one) => (Math.abs(one - to) < Math.abs(best - to) ? one : best))
}

/** Half a year: a day that goes back by more than this lies in the next year. */
const HALF_YEAR = 183

/**
 * The numbers of days in the order of a chronology. A missing year is the one of the day before it, or the next if the
 * day would go far back; before the first year that is named, it is counted backwards.
 */
export function numbersOf(days: readonly WrittenDay[], firstYear: number): number[] {
  const anchor = days.findIndex(({ year }) => year !== null)
  const found: number[] = []
  const placed = (at: number, near: number, forward: boolean): number => {
    const { day, month, year } = days[at] ?? { day: 1, month: 1, year: null }
    if (year !== null) return dayNumber(year, month, day)
    const own = new Date(near * DAY).getUTCFullYear()
    const same = dayNumber(own, month, day)
    if (forward && near - same > HALF_YEAR) return dayNumber(own + 1, month, day)
    if (!forward && same - near > HALF_YEAR) return dayNumber(own - 1, month, day)
    return same
  }
  const start = Math.max(0, anchor)
  const { day = 1, month = 1, year = null } = days[start] ?? {}
  found[start] = dayNumber(year ?? firstYear, month, day)
  for (let at = start - 1; at >= 0; at--) found[at] = placed(at, found[at + 1] ?? 0, false)
  for (let at = start + 1; at < days.length; at++) found[at] = placed(at, found[at - 1] ?? 0, true)
  return found.slice(0, days.length)
}

/** "Tag 8", or "Tag 8 bis Tag 10": what a place is called once day 0 (days since 1970) is known. */
export function relativeDay({ from, until }: CalendarPlace, dayZero: number, near: number): string {
  const first = nearest(from, near) - dayZero
  if (until === null) return dayLabel(first)
  return `${dayLabel(first)} bis ${dayLabel(nearest(until, near) - dayZero)}`
}
