// Months, weeks, seasons, feasts and years of the calendar in German texts: no day, and yet they tell when it was.
import { capitalised } from '../kernel/text.ts'
import { dayNumber, nearest, type WrittenDay } from './calendar.ts'
import { dayLabel } from '../kernel/format.ts'
import type { Stretch } from '../kernel/text.ts'

/** Weeks of a year as ISO 8601 counts them, both included. */
interface Weeks {
  readonly first: number
  readonly last: number
}

/** A place in a text that names a stretch of the calendar: "Anfang Mai 2024", "KW 19", "Sommer 2023", "Ostern". */
export interface CalendarSpan extends Stretch {
  /** Its first and its last day, or the numbers of weeks of no year; null for feasts and whole years, which no near day replaces. */
  readonly days: { readonly from: WrittenDay; readonly until: WrittenDay } | Weeks | null
  /** The word may be the name of a person as well: "Mai" by itself. */
  readonly isDoubtful: boolean
}

/** Milliseconds. */
const DAY = 86_400_000

const monthWords: readonly (readonly string[])[] = [
  ['Januar', 'Jänner', 'Jan'],
  ['Februar', 'Feber', 'Feb', 'Febr'],
  ['März', 'Maerz', 'Mrz', 'Mär'],
  ['April', 'Apr'],
  ['Mai'],
  ['Juni', 'Jun'],
  ['Juli', 'Jul'],
  ['August', 'Aug'],
  ['September', 'Sep', 'Sept'],
  ['Oktober', 'Okt'],
  ['November', 'Nov'],
  ['Dezember', 'Dez'],
]
const monthOf = new Map(
  monthWords.flatMap((words, at) => words.map((word) => [word.toLowerCase(), at + 1] as const)),
)
const isShort = (word: string): boolean =>
  word.length < 5 && !/^(?:mai|juni|juli|märz)$/iu.test(word)

const month = `(?:${[...monthOf.keys()].toSorted((a, b) => b.length - a.length).join('|')})(?!\\p{L})\\.?`
const fullYear = '(?:19[89]|20[0-4])\\d'
/** "2024", "’24", "2023/24"; a price, a weight and a number of things are no year. */
const year = `(?:${fullYear}(?:/(?:20)?\\d{2})?|[’'‘]\\d{2})(?![\\d]|[.,:/-]\\d)(?!\\s?(?:€|%|(?:euro|eur|kilo\\p{L}*|k?g|gramm|mg|k?m|meter\\p{L}*|m[²2]|ml|liter|uhr|mal|kcal|jahren|stunden|minuten|personen|einwohner\\p{L}*|kinder\\p{L}*|fälle\\p{L}*|schritte\\p{L}*)(?!\\p{L})))`
const part = '(?:(?:anfang|mitte|ende|beginn|eingangs)(?:\\s?[/–-]\\s?(?:anfang|mitte|ende))?)'
const ofThe = '(?:\\s(?:des|der|vom|von))?(?:\\s(?:monats?|jahres))?'
const season =
  '(?:frühling|frühjahr|frühsommer|sommer|hochsommer|spätsommer|herbst|spätherbst|winter)'
const feast =
  '(?:weihnachten|weihnachtstag(?:e[ns]?)?|weihnachtsfeiertag(?:e[ns]?)?|heiligabend|heilig(?:er|en|em)\\sabend|silvester|neujahr|neujahrstag|rosenmontag|aschermittwoch|karneval|fasching|ostern|ostersonntag|ostermontag|gründonnerstag|karfreitag|christi\\shimmelfahrt|pfingsten|pfingstsonntag|pfingstmontag|fronleichnam|allerheiligen|nikolaustag)'

/** Each with named groups; every alternative begins with a word of its own, so that none runs far. */
const pattern = new RegExp(
  [
    // "in der KW 19/2024", "19. Kalenderwoche", "KW 19–21"
    `(?:(?:in\\s)?(?:der\\s)?)(?:(?:kw|kalenderwochen?)\\s?(?<week>\\d{1,2})(?!\\d)|(?<weekBefore>\\d{1,2})\\.\\s?(?:kw|kalenderwoche)(?!\\p{L}))(?:\\s?(?:[–-]|bis|und|u\\.|\\+|/(?=\\s?kw))\\s?(?:kw\\s?)?(?<weekUntil>\\d{1,2})(?!\\d))?(?:[\\s,]{0,2}/?\\s?(?<weekYear>${fullYear}|[’']\\d{2}|(?<=/)\\d{2})(?!\\d))?`,
    // "im Mai 2024", "Anfang/Mitte Mai", "im Mai/Juni", "Mai bis Juli 2024"
    `(?<monthLead>(?:im\\s(?:monat\\s)?|(?:von|zwischen)\\s(?=${month}\\s(?:bis|und)\\s${month}))?(?:(?<part>${part})${ofThe}\\s)?)(?<month>${month})(?:\\s?(?:[/–-]|bis|und)\\s?(?:(?<partUntil>${part})\\s)?(?<monthUntil>${month}))?(?:\\s(?:des\\sjahres\\s)?(?<monthYear>${year})|(?<monthYearShort>[’']\\d{2})(?!\\d)|(?<monthYearClose>${fullYear})(?!\\d))?`,
    // "Sommer 2023", "im Winter 2023/24", "Sommerferien 2023"
    `(?:(?:im\\s)?(?:${part}${ofThe}\\s)?)(?<season>${season})(?:s|es)?\\s(?:des\\sjahres\\s)?(?<seasonYear>${year})`,
    `(?<holidays>oster|pfingst|sommer|herbst|winter|weihnachts)ferien(?!\\p{L})(?:\\s(?:des\\sjahres\\s)?${year})?`,
    `(?:(?:an|zu)\\s)?(?:(?:dem\\s)?(?:[12]\\.|ersten|zweiten)\\s)?(?<feast>${feast})(?!\\p{L})(?:\\s${year})?`,
    // "im 3. Quartal 2023", "Ende 2023", "seit 2019", "im Jahr 2023", "Schuljahr 2023/24"
    `(?:im\\s)?(?:\\d\\.\\s|(?:ersten|zweiten|dritten|vierten|letzten)\\s)?(?:quartal|halbjahr)\\s(?:des\\sjahres\\s)?${year}`,
    `(?<yearLead>(?:im\\s)?(?:(?:schul|kita-|kindergarten|haushalts)?jahre?s?)|${part}(?:\\sdes\\sjahres)?|(?<=(?<![\\p{L}\\d])(?:seit|ab|bis|vor|nach)\\s))(?:\\s|(?<=\\s))${year}`,
    // "05/2024", "05.2024"
    `(?<![\\d./-])(?<number>0?[1-9]|1[0-2])(?:/|(?<=\\d\\d)\\.)(?<numberYear>20[0-4]\\d)(?![\\d/-]|\\.\\d)`,
  ].join('|'),
  'giu',
)
const start = /(?<![\p{L}\d])$/u

/** In front of a month it cannot be a name. */
const before =
  /(?<!\p{L})(?:seit|ab|bis|bis\szum|vor|nach|von|gegen|zwischen|monats?|letzten|vergangenen|kommenden|nächsten|diesen|dieses|den|und|\/)\s?$/iu
/** In front of a number with a slash it is the number of a paper. */
const paper = /(?:Nr\.?|Nummer|Az\.?:?|Bl\.?|S\.|Seite|§|Ziffer|Protokoll|Punkt)\s?$/iu
const person = /(?<!\p{L})(?:Frau|Herrn?|Fr\.|Hr\.|Familie|Fam\.|Dr\.)\s$/u

/** Every place of a text that names a month, a week, a feast, or a season or year with its number. Linear. */
export function findCalendarSpans(text: string): CalendarSpan[] {
  const found: CalendarSpan[] = []
  for (const match of text.matchAll(pattern)) {
    const { index, 0: words, groups = {} } = match
    const around = text.slice(Math.max(0, index - 24), index)
    if (!start.test(around) && groups['number'] === undefined) continue
    if (groups['number'] !== undefined && paper.test(around)) continue
    const place = { start: index, end: index + words.replace(/\s+$/u, '').length }
    if (groups['month'] !== undefined) {
      const certain = certainty(groups, around)
      if (certain !== null) found.push({ ...place, ...certain })
    } else found.push({ ...place, days: daysOf(groups), isDoubtful: false })
  }
  return found
}

type Groups = Readonly<Record<string, string | undefined>>

/** A month that is one, one that may be a name, or null for a word that only looks like one ("jan", "dez"). */
function certainty(groups: Groups, around: string): Omit<CalendarSpan, keyof Stretch> | null {
  const { month: written = '', monthLead = '', monthUntil } = groups
  const word = written.replace('.', '')
  const hasYear = yearWritten(groups, 'monthYear', 'monthYearShort', 'monthYearClose') !== null
  const isLed = monthLead !== '' || hasYear
  if (!isLed && person.test(around)) return { days: null, isDoubtful: true }
  const isAfter = before.test(around) && (!isShort(word) || written.endsWith('.'))
  if (isLed || isAfter || (monthUntil !== undefined && !isShort(word)))
    return { days: daysOf(groups), isDoubtful: false }
  const isNoun = /^\p{Lu}/u.test(word) && !isShort(word)
  return isNoun ? { days: null, isDoubtful: true } : null
}

function yearWritten(groups: Groups, ...names: string[]): number | null {
  for (const name of names) {
    const digits = groups[name]?.replace(/\/.*$/, '').replace(/\D/g, '')
    if (digits) return digits.length === 4 ? Number(digits) : 2000 + Number(digits)
  }
  return null
}

const lastDay = (year: number | null, month: number): number =>
  new Date(Date.UTC(year ?? 2023, month, 0)).getUTCDate()

const seasons: readonly [RegExp, number][] = [
  [/^fr/, 3],
  [/sommer$/, 6],
  [/herbst$/, 9],
  [/^winter$/, 12],
]

function daysOf(groups: Groups): CalendarSpan['days'] {
  const year = yearWritten(
    groups,
    ...['monthYear', 'monthYearShort', 'monthYearClose', 'seasonYear', 'numberYear'],
  )
  const first = groups['month'] ?? groups['number']
  if (first !== undefined) {
    const from = monthNumber(first)
    const until = monthNumber(groups['monthUntil'] ?? first)
    // "Dezember bis Februar 2024" begins in the year before.
    const fromYear = year === null ? null : year - (from > until ? 1 : 0)
    const [start] = daysOfPart(groups['part'], fromYear, from)
    const [, end] = daysOfPart(
      groups['partUntil'] ?? (until === from ? groups['part'] : ''),
      year,
      until,
    )
    return {
      from: { day: start, month: from, year: fromYear },
      until: { day: end, month: until, year },
    }
  }
  const season = groups['season']?.toLowerCase()
  if (season !== undefined) {
    const from = seasons.find(([words]) => words.test(season))?.[1] ?? 6
    const until = ((from + 1) % 12) + 1
    const last = from > until && year !== null ? year + 1 : year
    return {
      from: { day: 1, month: from, year },
      until: { day: lastDay(last, until), month: until, year: last },
    }
  }
  return weekDays(groups)
}

const monthNumber = (word: string): number =>
  /^\d/.test(word) ? Number(word) : (monthOf.get(word.toLowerCase().replace('.', '')) ?? 1)

function daysOfPart(
  words: string | undefined,
  year: number | null,
  month: number,
): [number, number] {
  const last = lastDay(year, month)
  const thirds = (words ?? '')
    .toLowerCase()
    .split(/[/–-]/)
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .map((word) => (word === 'mitte' ? 1 : word === 'ende' ? 2 : 0))
  if (thirds.length === 0) return [1, last]
  return [
    1 + 10 * Math.min(...thirds),
    Math.max(...thirds) === 2 ? last : 10 + 10 * Math.max(...thirds),
  ]
}

/** Monday of the first and Sunday of the last week as ISO 8601 counts them; without a year their numbers. */
function weekDays(groups: Groups): CalendarSpan['days'] {
  const { first, last } = weeksOf(groups)
  if (!(first >= 1 && first <= 53 && last >= 1 && last <= 53)) return null
  const year = yearWritten(groups, 'weekYear')
  if (year === null) return { first, last }
  return { from: writtenDay(monday(year, first)), until: writtenDay(monday(year, last) + 6) }
}

const weeksOf = (groups: Groups): Weeks => {
  const first = Number(groups['week'] ?? groups['weekBefore'] ?? Number.NaN)
  return { first, last: Number(groups['weekUntil'] ?? first) }
}

/** The number of a Monday, in days since 1970: the fourth of January lies in week 1. */
function monday(year: number, week: number): number {
  const fourth = dayNumber(year, 1, 4)
  return fourth - ((new Date(fourth * DAY).getUTCDay() + 6) % 7) + 7 * (week - 1)
}

function writtenDay(number: number): WrittenDay {
  const date = new Date(number * DAY)
  return { day: date.getUTCDate(), month: date.getUTCMonth() + 1, year: date.getUTCFullYear() }
}

/** First and last day of a span, in days since 1970; what names no year lies near another day. Null if no day comes near it. */
export function daysNear(
  { days }: CalendarSpan,
  near: number,
): { readonly from: number; readonly until: number } | null {
  if (days === null) return null
  if ('first' in days) {
    const own = new Date(near * DAY).getUTCFullYear()
    const [from = near] = [own - 1, own, own + 1]
      .map((year) => monday(year, days.first))
      .toSorted((a, b) => Math.abs(a - near) - Math.abs(b - near))
    const weeks = days.last - days.first
    return { from, until: from + 7 * (weeks < 0 ? weeks + 52 : weeks) + 6 }
  }
  const from = nearest(days.from, near)
  const until = nearest(days.until, near)
  return { from, until: until < from ? nearest(days.until, near + 183) : until }
}

/** A stretch up to so many days is called by its middle. */
const SHORT = 12
/** So far the first and the last day of such a stretch may lie from its middle. */
export const ABOUT = (SHORT - 2) / 2

/** The day a short stretch is called by, for its entry and in running text alike; undefined for a longer one. */
export const middleOf = ({ from, until }: { from: number; until: number }): number | undefined =>
  until - from < SHORT ? Math.round((from + until) / 2) : undefined

/**
 * What a span is called once day 0 (days since 1970) is known, so that it fits behind the words `before` it: "um Tag
 * 12", "zwischen Tag 8 und Tag 38", "(seit) etwa Tag 8". Null if no day comes near it. `near` as for `nearest`.
 */
export function relativeSpan(
  span: CalendarSpan,
  dayZero: number,
  near: number,
  before: string,
): string | null {
  const days = daysNear(span, near)
  if (!days) return null
  const from = days.from - dayZero
  const until = days.until - dayZero
  const short = middleOf({ from, until })
  const middle = Math.round((from + until) / 2)
  const preposition = /(?<!\p{L})(seit|ab|von|vor|bis|nach|gegen)\s$/iu
    .exec(before)?.[1]
    ?.toLowerCase()
  if (preposition !== undefined) {
    const isEnd = preposition === 'bis' || preposition === 'nach'
    const isStart = preposition !== 'gegen' && !isEnd
    return `etwa ${dayLabel(short ?? (isEnd ? until : isStart ? from : middle))}`
  }
  const words =
    short !== undefined
      ? `um ${dayLabel(short)}`
      : `zwischen ${dayLabel(from)} und ${dayLabel(until)}`
  return /(?:^|[.!?:…]["“”»]?\s|\n)$/u.test(before) ? capitalised(words) : words
}
