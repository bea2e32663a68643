import { calendarStart, findCalendarDays, type WrittenDay } from './calendar.ts'

/** What the first line of an entry says. `rest` is everything that is neither its label, day nor time. */
export interface EntryStart {
  readonly label: string | null
  /** The relative day; of a calendar day what was written. */
  readonly day: number | WrittenDay
  /** HH:MM, or null. */
  readonly time: string | null
  /** Words beside the day: a weekday, the end of a span of days, "ca.". */
  readonly beside: string
  readonly rest: string
  /** The day was counted from a week. */
  readonly isWeek: boolean
}

const MOST_DAYS = 3650

const label = /^([A-Z]{1,4}-?\d{1,4})\s*(?:[·:|–—]|\s-\s)\s*/
/** A bullet or the number of a list in front of a day. */
const bullet = /^(?:[-–—•*▪➢]\s+|\d{1,3}[.)]\s+(?=tag\s?\d)|\(?\d{1,3}\)\s+)/iu
const preposition =
  /^(am|ab|seit|vom|von|bis|zum|um|ca\.|gegen)\s(?=(?:tag|t\s?[+\-−–]|woche|\d))/iu
const dayWord = /^tag\s?([+\-−–]?)\s?(\d{1,4})(?!\d|[.,]\d)/iu
const daysWord = /^tage\s?()(\d{1,4})(?=\s?(?:[–\-—/+&]|bis|und)\s?(?:tag\s?)?\d)/iu
const ordinal = /^()(\d{1,4})\.\s?tag(?!\p{L})/iu
const plusDay = /^t\s?([+\-−–])\s?(\d{1,4})(?!\d)/iu
const week = /^woche\s?()(\d{1,3})(?!\d|[.,]\d)/iu
/** "8-10"; with spaces around the dash something that ends the day has to follow: "Tag 3 – 14 Anrufe" is one day. */
const until =
  /^(?:[–—-](?:tag\s)?(\d{1,4})(?!\d|:\d)(?!\s?uhr)|\s?(?:[–—-]|bis|bis\szum)\s?(?:tag\s?)?(\d{1,4})(?=\s*(?:$|[:·|,.(]|[–—-]\s)))(?!:\d)/iu
const also = /^\s?(?:[/+&]|und)\s?(?:tag\s?)?(\d{1,4})(?!\d|:\d)(?!\s?uhr)/iu
const bracket = /^\s?\(([^()]{1,60})\)/
const weekday =
  /^,?\s(?:(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|Sonnabend|(?:Mo|Di|Mi|Do|Fr|Sa|So)(?:\.|(?=[,:\s])))(?!\p{L})/u
const weekdayBefore =
  /^((?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|Sonnabend|(?:Mo|Di|Mi|Do|Fr|Sa|So)\.?),?\s(?:den\s)?(?=\d)/u
/** Hours and minutes that exist; anything else stays on the line. */
const clock =
  /^(?:[,;]?\s?(?:um\s?)?(?:(ca\.?|circa|gegen|etwa|ab)\s)?)([01]?\d|2[0-3])(?:[:.]([0-5]\d)(?:\s?Uhr|\s?h(?!\p{L}))?|\s?Uhr)(?![\d\p{L}]|:\d|\.\d)/iu
const separator = /^(?:\s?[·:|]\s?|\s[–—-]\s|\s?[—–]\s)/
/** In a heading a comma or a space is enough between the day and the words. */
const looseSeparator = /^(?:,\s|\s|\.\s)/
/** Behind a bare calendar day a noun is enough: no sentence begins so. */
const nounBehind = /^,?\s(?=[\p{Lu}„"»(])/u

/**
 * Reads a line as the start of an entry ("A-03 · Tag 0, 14:05 Uhr · Hausbesuch", "Tage 8-10: …", "T+3: …"; if
 * `calendar` is set also "03.05., 10:40 Uhr – …"), or undefined. A running sentence that begins with "Tag 12 war …" is
 * none, unless the line is marked as a heading.
 */
export function entryStart(
  line: string,
  isHeading: boolean,
  calendar = false,
): EntryStart | undefined {
  let rest = line
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const match = pattern.exec(rest)
    if (match) rest = rest.slice(match[0].length)
    return match
  }
  take(bullet)
  const labelled = take(label)
  const before = take(preposition)?.[1]?.toLowerCase()
  const named = calendar ? calendarDay(take, () => rest) : relativeDay(take)
  if (!named) return undefined
  if (calendar) rest = rest.slice(named.length)
  const beside = [
    before === undefined || before === 'am' || before === 'um' ? '' : before,
    named.beside,
    ...(calendar ? [] : spanOf(take, named.isWeek)),
    take(bracket)?.[1] ?? take(weekday)?.[0].replace(/^,?\s/, '') ?? '',
  ]
  let time = timeOf(take(clock), beside)
  if (time !== null && timeUntil.test(rest)) beside.push(`bis ${take(timeUntil)?.[1] ?? ''} Uhr`)
  rest = rest.replace(/^\.?\s*$/, '')
  const isBare = calendar && before === undefined && time === null
  const isParted =
    rest === '' ||
    take(separator) ||
    (isHeading && take(looseSeparator)) ||
    (isBare && take(nounBehind)) ||
    (calendar && time !== null && take(nounBehind))
  if (!isParted) return undefined
  if (time === null && timeStandsAlone(rest)) {
    time = timeOf(take(clock), beside)
    take(separator)
  }
  return {
    label: labelled?.[1] ?? null,
    day: named.day,
    time,
    beside: beside.filter((part) => part !== '').join(', '),
    rest: rest.trim(),
    isWeek: named.isWeek,
  }
}

interface Named {
  readonly day: number | WrittenDay
  readonly beside: string
  readonly isWeek: boolean
  /** Letters of a calendar day that are still to be taken. */
  readonly length: number
}

type Take = (pattern: RegExp) => RegExpExecArray | null

function relativeDay(take: Take): Named | undefined {
  const weekMatch = take(week)
  const match = weekMatch ?? take(dayWord) ?? take(daysWord) ?? take(ordinal) ?? take(plusDay)
  if (!match) return undefined
  const number = Number(match[2]) * (/[-−–]/.test(match[1] ?? '') ? -1 : 1)
  // Minus zero is no day of its own; the first week begins with day 0.
  const day = weekMatch ? Math.max(0, number - 1) * 7 : number || 0
  if (Math.abs(day) > MOST_DAYS) return undefined
  return { day, beside: weekMatch ? `Woche ${number}` : '', isWeek: weekMatch !== null, length: 0 }
}

function calendarDay(take: Take, rest: () => string): Named | undefined {
  const weekdayName = take(weekdayBefore)?.[1] ?? ''
  const found = calendarStart(rest())
  if (!found) return undefined
  const { from, until: last, length } = found
  const end = last === null ? '' : `bis ${last.day}.${last.month}.`
  const beside = [weekdayName, end].filter((part) => part !== '').join(', ')
  return { day: from, beside, isWeek: false, length }
}

function spanOf(take: Take, isWeek: boolean): string[] {
  const unit = isWeek ? 'Woche' : 'Tag'
  const span = take(until)
  const end = span?.[1] ?? span?.[2]
  if (end !== undefined) return [`bis ${unit} ${end}`]
  const others: string[] = []
  for (let more = take(also); more; more = take(also)) others.push(`und ${unit} ${more[1] ?? ''}`)
  return others
}

const timeUntil = /^\s?(?:[–-]|bis)\s?(\d{1,2}(?:[:.]\d{2})?)(?:\s?Uhr)?(?!\d)/u

/** A time behind the separator counts only if it stands alone: "· 10:40 · Mitteilung". */
function timeStandsAlone(rest: string): boolean {
  const match = clock.exec(rest)
  if (!match) return false
  const after = rest.slice(match[0].length)
  return after.trim() === '' || separator.test(after)
}

/** The time, as HH:MM; what makes it vague goes beside the day. */
function timeOf(match: RegExpExecArray | null, beside: string[]): string | null {
  if (!match) return null
  if (match[1] !== undefined) beside.push(match[1])
  return `${(match[2] ?? '').padStart(2, '0')}:${match[3] ?? '00'}`
}

/** A line that looks like the beginning of an entry and was not read as one, so that it is said. */
export const looksLikeStart = (line: string): boolean =>
  /^(?:am\s|ab\s|bis\s|ca\.\s|\W{0,3})?(?:tage?|woche|monat|kw)\s?\d/iu.test(line) &&
  (/^.{0,40}:/u.test(line) || (line.length < 80 && !/[.!?]$/.test(line)))

/** What the words of one day may be headed with, alone or at the end of a word: "Hausbesuch", "Hilfeplangespräch". */
const occasion =
  /^(?:\p{L}+[\s-]){0,2}\p{L}*(?:besuch|telefonat|anruf|meldung|mitteilung|gespräch|termin|konferenz|kontakt|beratung|vermerk|notiz|inobhutnahme|anhörung|verhandlung|einschätzung|überprüfung|kontrolle|hilfeplan|schutzplan|sitzung|verlauf|übergabe|eingang|nachricht|begehung|treffen|einsatz)(?:e[sn]?|s|en)?(?!\p{L})/iu
/** The beginning of a sentence, or a day that lies elsewhere: "Die Meldung", "Nächster Hausbesuch". */
const noHead =
  /^(?:de[rsmn]|die|das|eine?[rsmn]?|[ai]m|ans?|ins?|nach|vor|bei|beim|zu[rm]?|seit|laut|sie|er|es|wir|ich|keine?|ihre?|unsere?|diese?[rsmn]?|nächste\p{L}*|neue\p{L}*|letzte\p{L}*|erste\p{L}*|kommende\p{L}*|geplante\p{L}*|vereinbarte\p{L}*|weitere\p{L}*)\s|(?:^|\s)(?:war|waren|ist|sind|wird|wurden?|fand|findet|soll|sollte|hat|hatte|kam|kommt|erfolgte?|geplant|vereinbart|neu|bis|seit|ab|vor|nach)(?:\s|$)/iu
const weekdayBehind =
  '(?:(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|Sonnabend|Mo|Di|Mi|Do|Fr|Sa|So)'
/** Words that say what happened on a day, and begin no sentence: "Anruf der Kita". */
export const namesOccasion = (words: string): boolean => occasion.test(words) && !noHead.test(words)

/** What may stand between such a head and its date. */
const headEnd = new RegExp(
  `(?:[:,(–-]|\\s)+(?:(?:am|vom|den)\\s)?(?:${weekdayBehind}\\.?,?\\s)?(?:den\\s)?$`,
  'u',
)
/** What may stand behind the date of such a line, with whom or where it was. */
const behindHead = /^(?:$|\(|(?:mit|bei|beim|im|in|durch|von|zwischen|zu|zum|zur)\s)/u

/**
 * Reads a line that is a short head with a date ("Hausbesuch 05.11.2024, 15:30", "Meldung eingegangen am Mo.,
 * 04.11.2024") as the start of an entry, or undefined. Whether the line stands alone is for the caller to say; one that
 * opens a paragraph may go on with its words ("Telefonat 08.11.2024 mit der Klinik: K1 war nicht da.").
 */
export function headedStart(line: string, isParagraph = false): EntryStart | undefined {
  if (line.length > 90 && !isParagraph) return undefined
  const [date] = findCalendarDays(line.slice(0, 100))
  if (!date) return undefined
  const between = headEnd.exec(line.slice(0, date.start))?.[0]
  if (between === undefined) return undefined
  const head = line.slice(0, date.start - between.length)
  const isHead =
    head.length <= 50 &&
    /^\p{Lu}[^.!?;,]*$/u.test(head) &&
    head.split(' ').length <= 5 &&
    namesOccasion(head)
  if (!isHead) return undefined
  const weekday = new RegExp(`${weekdayBehind}\\.?,?\\s(?:den\\s)?$`, 'u').exec(between)?.[0] ?? ''
  const start = entryStart(weekday + line.slice(date.start), true, true)
  if (!start) return undefined
  const { rest } = start
  const sign = /([,:])\s*$/.exec(line.slice(0, line.length - rest.length))?.[1] ?? ''
  const isShort = line.length <= 90 && behindHead.test(rest) && !/[.!?;,]$/.test(rest)
  // "Meldung vom 04.11.2024, in der …" is the beginning of a sentence.
  const goesOn = isParagraph && !/\svom\s/u.test(between)
  const isParted = sign !== '' || between.includes(':') || behindHead.test(rest)
  if (!isShort && !(goesOn && isParted)) return undefined
  const joint = isShort ? '' : between.includes(':') ? ':' : sign
  return { ...start, rest: rest === '' ? head : `${head}${joint} ${rest}` }
}

/** Words that name a day of the week and nothing else: no heading. */
export const isWeekday = (words: string): boolean =>
  new RegExp(`^${weekdayBehind}\\.?$`, 'u').test(words)

/** What stands behind a day is text rather than a heading. */
export const isWordy = (rest: string): boolean => rest.length > 80 || /[.!?…“”"]$/.test(rest)
