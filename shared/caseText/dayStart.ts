// Paragraphs inside of an entry that begin with a day of their own: "Am 14.05. …", "2 Wochen später …".
import { calendarStart, findCalendarDays, nearest, type CalendarPlace } from './calendar.ts'
import { ABOUT, daysNear, findCalendarSpans, middleOf } from './calendarSpan.ts'

/** A paragraph of an entry that tells of another day. */
export interface DayStart {
  /** Where the paragraph begins, in UTF-16 units of the text; 0 if it is the first one. */
  readonly start: number
  /** The words that name the day, as they are written. */
  readonly words: string
  /**
   * The relative day they lead to, of a short stretch its middle, as the text is told later ("um Tag 12"); null while that
   * cannot be said (day 0 is not known, "einige Tage später").
   */
  readonly day: number | null
  /** The first day it may be, where `day` is the middle; else null. */
  readonly since: number | null
  /** The last day it may be, where the words name a stretch ("Anfang Mai") or no single day ("2 Wochen später"); else null. */
  readonly until: number | null
  /** The day is one of the calendar, so that day 0 tells which. */
  readonly isCalendar: boolean
}

const weekdays = ['montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag', 'sonntag']
const weekday = `(?:${weekdays.join('|')}|sonnabend)`
const numbers = [
  ...['eins', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn', 'elf'],
  ...['zwölf', 'dreizehn', 'vierzehn', 'fünfzehn', 'sechzehn', 'siebzehn', 'achtzehn', 'neunzehn'],
  'zwanzig',
]
const half = 'ein(?:e[nmr]?)?\\shalbe[nmrs]?'
const number = `(?:\\d{1,3}|${half}|ein(?:e[nmr]?)?|${numbers.join('|')}|ander(?:t)?halb|einige[nr]?|mehrere[nr]?|wenige[nr]?|ein\\spaar|paar)`
const about = '(?:(?:etwa|ca\\.|circa|rund|knapp|gut|genau|weitere[n]?|schon|nur)\\s)*'
const count = `(?<about>${about})(?<count>${number})(?:\\s?(?:[–-]|bis)\\s?(?<upTo>${number}))?\\s(?<unit>tage?n?|wochen?|monate?n?|jahre?[ns]?)(?!\\p{L})`
const next = '(?:nächste[nrs]?|folgende[nrs]?|darauf\\s?folgende[nrs]?|übernächste[nrs]?)'
const what = `(?<what>tag|morgen|vormittag|woche|monat|jahr|wochenende|${weekday})(?!\\p{L})`

const patterns = (...words: string[]): RegExp[] => words.map((one) => new RegExp(`^${one}`, 'iu'))
const after = patterns(`${count}\\s(?:später|darauf|danach)`, `nach\\s${count}`)
const following = patterns(
  `(?:am|im|in\\sder)\\s(?<next>${next})\\s${what}`,
  `(?:am|im|in\\sder|die)\\s${what}\\s(?:darauf|danach)(?!\\p{L})`,
  '(?:tags\\sdarauf|anderntags|am\\sfolgetag)(?!\\p{L})',
)
/** They speak of another day and do not say which. */
const unsaid = patterns(
  `${count}\\snach\\s(?:de[mr]|einem|einer|diesem|dieser)\\s\\p{Lu}[\\p{L}-]*`,
  '(?:einige|geraume|nach\\seiniger)\\szeit(?:\\s(?:später|darauf|danach))?(?!\\p{L})',
)
/** "Am Tag 8", "Tag 4 bis Tag 6", "Um Tag 76", "Zwischen Tag 8 und Tag 38": also what was written in place of a date. */
const named =
  /^(?<lead>(?:(?:am|an|ab|um|etwa|gegen|ca\.|zwischen)\s)*)tag\s?(?<from>[+\-−–]?\d{1,4})(?:\s(?:bis|und)\s(?:zum\s)?tag\s?(?<until>[+\-−–]?\d{1,4}))?(?![\d.]|[,:]\d|\p{L})/iu
/** On the same day as what stands before it. */
const sameDay =
  /^(?:noch\s)?(?:am|in\sder|im)\s(?:selben|gleichen|nämlichen)\s(?:tage?|morgen|vormittag|mittag|nachmittag|abend|nacht)(?!\p{L})/iu
/** What may stand before a calendar day that opens a paragraph. */
const lead = new RegExp(
  `^(?:(?:am|vom|ab|den)\\s)?(?:(?:${weekday}|mo|di|mi|do|fr|sa|so)[.,]{0,2}\\s(?:(?:den|dem)\\s)?)?$`,
  'iu',
)
/** What may stand before a month or a week. */
const spanLead = /^(?:(?:gegen|etwa|ungefähr|um)\s)?$/iu

const lengths: Readonly<Record<string, number>> = { t: 1, w: 7, m: 30, j: 365 }

/** Words that lead on from another day: from how many days to how many; null if they do not say. */
interface Step {
  readonly words: string
  readonly days: { readonly from: number; readonly until: number } | null
}

/** What a line begins with, or undefined if it speaks of no other day. `weekdayNow` counts from Monday, 0. */
function step(line: string, weekdayNow: number | null): Step | undefined {
  for (const pattern of unsaid) {
    const match = pattern.exec(line)
    if (match) return { words: match[0], days: null }
  }
  const same = sameDay.exec(line)
  if (same) return { words: same[0], days: { from: 0, until: 0 } }
  for (const pattern of after) {
    const match = pattern.exec(line)
    if (match) return { words: match[0], days: counted(match.groups ?? {}) }
  }
  for (const pattern of following) {
    const match = pattern.exec(line)
    if (match) return { words: match[0], days: followed(match.groups ?? {}, weekdayNow) }
  }
  return undefined
}

type Groups = Readonly<Record<string, string | undefined>>

/** "2 bis 3 Tage", "etwa drei Wochen": weeks and more are no single day, unless it says "genau". */
function counted({ about: vague = '', count: few = '', upTo, unit = '' }: Groups): Step['days'] {
  const length = lengths[unit.charAt(0).toLowerCase()] ?? 1
  const [least, most] = [countOf(few), countOf(upTo ?? few)]
  if (least === null || most === null) return null
  const isExact = /genau/iu.test(vague)
  const spread = isExact
    ? 0
    : length > 1
      ? length - 1
      : /etwa|ca|rund|gut|knapp/iu.test(vague)
        ? 1
        : 0
  const from = Math.round(least * length)
  return { from, until: Math.max(from, Math.round(most * length)) + spread }
}

function followed(
  { next: which = '', what: unit = 'tag' }: Groups,
  now: number | null,
): Step['days'] {
  const name = unit.toLowerCase().replace('sonnabend', 'samstag').replace('wochenende', 'samstag')
  const wanted = weekdays.indexOf(name)
  if (wanted >= 0) {
    if (now === null) return null
    const from = ((wanted - now + 6) % 7) + 1
    return { from, until: from + (/wochenende/iu.test(unit) ? 1 : 0) }
  }
  const length = /^(?:morgen|vormittag)$/u.test(name) ? 1 : (lengths[name.charAt(0)] ?? 1)
  const from = (/^über/iu.test(which) ? 2 : 1) * length
  return { from, until: from + length - 1 }
}

function countOf(words: string): number | null {
  if (/^\d/.test(words)) return Number(words)
  if (/\shalb/iu.test(words)) return 0.5
  if (/^ander/iu.test(words)) return 1.5
  if (/^ein(?:e[nmr]?)?$/iu.test(words)) return 1
  const at = numbers.indexOf(words.toLowerCase())
  return at < 0 ? null : at + 1
}

/** The day before, and how many days earlier and later it may have been as well. */
interface Known {
  readonly day: number
  readonly back: number
  readonly reach: number
}

/** A day without its month's name, as "3.5." opens a line: what follows is a noun or cut short ("nachm."), no number of a chapter. */
const bare =
  /^(?:\d{1,2}\.(?:\d{1,2}\.)?\s?(?:[–-]|bis|und)\s?)?\d{1,2}\.\s?\d{1,2}\.,?\s(?=[\p{Lu}–-]|\p{Ll}{2,6}\.\s)/u
/** So many days ahead at most; a chapter is numbered from one. */
const HALF_YEAR = 183

/** The day a paragraph begins with. `known` is the one before it, `dayZero` days since 1970 (NaN: not known). */
function startOf(
  whole: string,
  { day, back, reach }: Known,
  dayZero: number,
): Omit<DayStart, 'start'> | undefined {
  const line = whole.slice(0, 80)
  const relative = named.exec(line)
  if (relative)
    return { words: relative[0], ...namedDays(relative.groups ?? {}), isCalendar: false }
  const counts = !Number.isNaN(day) && !Number.isNaN(dayZero)
  // 1 January 1970 was a Thursday.
  const moved = step(line, counts ? (((dayZero + day + 3) % 7) + 7) % 7 : null)
  if (moved) {
    const { words, days } = moved
    if (days === null || Number.isNaN(day)) return { words, ...unknown, isCalendar: false }
    const from = day + days.from
    const since = back > 0 ? from - back : null
    return { words, ...stretch(from, day + days.until + reach), since, isCalendar: false }
  }
  const near = dayZero + (Number.isNaN(day) ? 0 : day)
  const dated = dateOf(line, near)
  if (dated) {
    const { words, from, until } = dated
    if (Number.isNaN(dayZero)) return { words, ...unknown, isCalendar: true }
    const at = nearest(from, near)
    return {
      words,
      ...stretch(at - dayZero, (until === null ? at : nearest(until, at)) - dayZero),
      isCalendar: true,
    }
  }
  const [span] = findCalendarSpans(line)
  if (!span?.days || !spanLead.test(line.slice(0, span.start))) return undefined
  const words = line.slice(0, span.end)
  if (Number.isNaN(dayZero)) return { words, ...unknown, isCalendar: true }
  const days = daysNear(span, near)
  if (days === null) return undefined
  return { words, ...aroundMiddle(days.from - dayZero, days.until - dayZero), isCalendar: true }
}

type Days = Pick<DayStart, 'day' | 'since' | 'until'>

function namedDays({ lead = '', from = '', until }: Groups): Days {
  const [first, last] = [from, until ?? from].map((sign) =>
    Number(sign.replace('+', '').replace(/[−–]/u, '-')),
  ) as [number, number]
  const isAbout = until === undefined && /um|etwa|gegen|ca/iu.test(lead)
  if (isAbout) return { day: first, since: first - ABOUT, until: first + ABOUT }
  return stretch(first, last)
}

/** The day of the calendar that opens a line; "3.5." only if it lies ahead of the day before it, or it counts chapters. */
function dateOf(
  line: string,
  near: number,
): (Pick<CalendarPlace, 'from' | 'until'> & { readonly words: string }) | undefined {
  const opening = bare.test(line) ? calendarStart(line) : undefined
  const ahead = opening ? nearest(opening.from, near) - near : Number.NaN
  if (opening && ahead >= 0 && ahead < HALF_YEAR)
    return { ...opening, words: line.slice(0, opening.length).trimEnd() }
  const [date] = findCalendarDays(line)
  if (!date || !lead.test(line.slice(0, date.start))) return undefined
  return { ...date, words: line.slice(0, date.end) }
}

const unknown: Days = { day: null, since: null, until: null }

const stretch = (day: number, until = day): Days => ({
  day,
  since: null,
  until: until > day ? until : null,
})

/** A stretch of the calendar, on the day it is called by in the text. */
function aroundMiddle(from: number, until: number): Days {
  const middle = middleOf({ from, until })
  return middle === undefined ? stretch(from, until) : { day: middle, since: from, until }
}

/** Does the line before end a sentence or a list, so that the next one is no line a program has wrapped? */
const ends = /[.!?:;…]["“”»’)\]]{0,3} ?$/u

/**
 * The paragraphs of a text that begin with a day of their own, in order, also where it is the same as before; relative
 * ones are counted from the day before them. The first paragraph is one only if a day of the calendar or "Tag 12" says another day than the entry. Linear.
 */
export function findDayStarts(text: string, day: number, dayZero: number): DayStart[] {
  const found: DayStart[] = []
  let known: Known = { day, back: 0, reach: 0 }
  let start = 0
  for (const line of text.split('\n')) {
    const isFirst = start === 0
    const isNew =
      isFirst ||
      text[start - 2] === '\n' ||
      ends.test(text.slice(Math.max(0, start - 12), start - 1))
    const opening = isNew && line !== '' ? startOf(line, known, dayZero) : undefined
    if (opening && (!isFirst || (opening.day !== null && isAbsolute(opening)))) {
      if (!isFirst || opening.day !== day) found.push({ start, ...opening })
      if (opening.day !== null) known = knownFrom({ ...opening, day: opening.day })
    }
    start += line.length + 1
  }
  return found
}

const knownFrom = ({ day, since, until }: Days & { readonly day: number }): Known => ({
  day,
  back: day - (since ?? day),
  reach: (until ?? day) - day,
})

const isAbsolute = ({ isCalendar, words }: Omit<DayStart, 'start'>): boolean =>
  isCalendar || named.test(words)

/** The day the first words of a text lead to, counted from the entry it was cut from; undefined if they name none. */
export function dayOfBeginning(
  text: string,
  day: number,
  dayZero: number,
): Omit<DayStart, 'start'> | undefined {
  return startOf(text.trimStart(), { day, back: 0, reach: 0 }, dayZero)
}
