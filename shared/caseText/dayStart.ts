// Paragraphs inside of an entry that begin with a day of their own: "Am 14.05. …", "2 Wochen später …".
import { findCalendarDays, nearest } from './calendar.ts'
import { findCalendarSpans } from './calendarSpan.ts'

/** A paragraph of an entry that tells of another day. */
export interface DayStart {
  /** Where the paragraph begins, in UTF-16 units of the text; 0 if it is the first one. */
  readonly start: number
  /** The words that name the day, as they are written. */
  readonly words: string
  /** The relative day they lead to; null while that cannot be said (day 0 is not known, "einige Tage später"). */
  readonly day: number | null
  /** The day is one of the calendar, so that day 0 tells which. */
  readonly isCalendar: boolean
}

const weekdays = ['montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag', 'sonntag']
const weekday = `(?:${weekdays.join('|')}|sonnabend)`
const numbers = 'eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf'.split(' ')
const number = `(?:\\d{1,3}|ein(?:e[nmr]?)?|${numbers.join('|')}|einige[nr]?|mehrere[nr]?|wenige[nr]?|ein\\spaar|paar)`
const about = '(?:(?:etwa|ca\\.|circa|rund|knapp|gut|genau|weitere[n]?|schon|nur)\\s)*'
const unit = '(tage?n?|wochen?|monate?n?|jahre?n?)(?!\\p{L})'
const next = '(?:nächste[nrs]?|folgende[nrs]?|darauf\\s?folgende[nrs]?|übernächste[nrs]?)'

/** Group 1 the number, 2 the unit. */
const after = [
  `^${about}(${number})\\s${unit}\\s(?:später|darauf|danach)`,
  `^nach\\s${about}(${number})\\s${unit}`,
].map((pattern) => new RegExp(pattern, 'iu'))
/** Group 1 the unit, or a weekday. */
const following = [
  `^(?:am|im|in\\sder)\\s(${next})\\s(tag|morgen|vormittag|woche|monat|jahr|${weekday})(?!\\p{L})`,
  `^(?:am|im|in\\sder|die)\\s()(tag|morgen|woche|monat|jahr|${weekday})\\s(?:darauf|danach)(?!\\p{L})`,
  '^()(tags\\sdarauf|anderntags)(?!\\p{L})',
].map((pattern) => new RegExp(pattern, 'iu'))
const named = /^(?:(?:am|an|ab)\s)?tag\s?([+\-−–]?\d{1,4})(?![\d.,:]|\p{L})/iu
/** What may stand before a calendar day that opens a paragraph. */
const lead = new RegExp(
  `^(?:(?:am|vom|ab|den)\\s)?(?:(?:${weekday}|mo|di|mi|do|fr|sa|so)[.,]{0,2}\\s(?:(?:den|dem)\\s)?)?$`,
  'iu',
)

const lengths: Readonly<Record<string, number>> = { t: 1, w: 7, m: 30, j: 365 }

/** How many days the words lead on; null if they do not say, undefined if they speak of no other day. */
function step(
  line: string,
  weekdayNow: number | null,
): [words: string, days: number | null] | undefined {
  for (const pattern of after) {
    const match = pattern.exec(line)
    if (match) {
      const count = countOf(match[1] ?? '')
      const length = lengths[match[2]?.[0]?.toLowerCase() ?? ''] ?? 1
      return [match[0], count === null ? null : count * length]
    }
  }
  for (const pattern of following) {
    const match = pattern.exec(line)
    if (!match) continue
    const what = match[2]?.toLowerCase() ?? ''
    const twice = /^über/iu.test(match[1] ?? '') ? 2 : 1
    const wanted = weekdays.indexOf(what.replace('sonnabend', 'samstag'))
    if (wanted < 0) {
      const length = /^(?:morgen|vormittag|anderntags)/u.test(what)
        ? 1
        : (lengths[what[0] ?? ''] ?? 1)
      return [match[0], twice * length]
    }
    return [match[0], weekdayNow === null ? null : ((wanted - weekdayNow + 6) % 7) + 1]
  }
  return undefined
}

function countOf(words: string): number | null {
  if (/^\d/.test(words)) return Number(words)
  if (/^ein(?:e[nmr]?)?$/iu.test(words)) return 1
  const at = numbers.indexOf(words.toLowerCase())
  return at < 0 ? null : at + 1
}

/** The day a paragraph begins with. `day` is the one before it, `dayZero` days since 1970 (NaN: not known). */
function startOf(whole: string, day: number, dayZero: number): Omit<DayStart, 'start'> | undefined {
  const line = whole.slice(0, 80)
  const relative = named.exec(line)
  if (relative)
    return {
      words: relative[0],
      day: Number((relative[1] ?? '').replace('+', '').replace(/[−–]/u, '-')),
      isCalendar: false,
    }
  const counts = !Number.isNaN(day) && !Number.isNaN(dayZero)
  // 1 January 1970 was a Thursday.
  const moved = step(line, counts ? (((dayZero + day + 3) % 7) + 7) % 7 : null)
  if (moved) {
    const [words, days] = moved
    return { words, day: days === null || Number.isNaN(day) ? null : day + days, isCalendar: false }
  }
  const near = dayZero + (Number.isNaN(day) ? 0 : day)
  const [date] = findCalendarDays(line)
  if (date && lead.test(line.slice(0, date.start)))
    return {
      words: line.slice(0, date.end),
      day: Number.isNaN(dayZero) ? null : nearest(date.from, near) - dayZero,
      isCalendar: true,
    }
  const [span] = findCalendarSpans(line)
  if (span?.start !== 0 || !span.days) return undefined
  return {
    words: line.slice(0, span.end),
    day: Number.isNaN(dayZero) ? null : nearest(span.days.from, near) - dayZero,
    isCalendar: true,
  }
}

/** Does the line before end a sentence or a list, so that the next one is no line a program has wrapped? */
const ends = /[.!?:;…]["“”»’)\]]{0,3} ?$/u

/**
 * The paragraphs of a text that begin with a day of their own, in order; relative ones are counted from the day before
 * them. The first paragraph is one only if a day of the calendar or "Tag 12" says another day than the entry. Linear.
 */
export function findDayStarts(text: string, day: number, dayZero: number): DayStart[] {
  const found: DayStart[] = []
  let current = day
  let start = 0
  for (const line of text.split('\n')) {
    const isFirst = start === 0
    const isNew =
      isFirst ||
      text[start - 2] === '\n' ||
      ends.test(text.slice(Math.max(0, start - 12), start - 1))
    const opening = isNew && line !== '' ? startOf(line, current, dayZero) : undefined
    if (
      opening &&
      (isFirst ? opening.day !== null && isAbsolute(opening) : opening.day !== current)
    ) {
      if (opening.day !== current) found.push({ start, ...opening })
      current = opening.day ?? current
    }
    start += line.length + 1
  }
  return found
}

const isAbsolute = ({ isCalendar, words }: Omit<DayStart, 'start'>): boolean =>
  isCalendar || named.test(words)

/** The day the first words of a text lead to, counted from the entry it was cut from; undefined if they name none. */
export function dayOfBeginning(
  text: string,
  day: number,
  dayZero: number,
): Omit<DayStart, 'start'> | undefined {
  return startOf(text.trimStart(), day, dayZero)
}
