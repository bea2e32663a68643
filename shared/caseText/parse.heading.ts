/** What the first line of an entry says. `rest` is everything that is neither its label, day nor time. */
export interface EntryStart {
  readonly label: string | null
  readonly day: number
  /** HH:MM, or null. */
  readonly time: string | null
  /** Words beside the day: a weekday, the end of a span of days. */
  readonly beside: string
  readonly rest: string
}

const MOST_DAYS = 3650

const label = /^([A-Z]{1,4}-?\d{1,4})\s*(?:[·:|–—]|\s-\s)\s*/
const day = /^Tag\s?([+\-−–]?)\s?(\d{1,4})(?![\d.,]*\d)/
const span = /^\s?(?:[–-]|bis)\s?(?:Tag\s?)?(\d{1,4})(?!\d)/
const bracket = /^\s?\(([^()]{1,60})\)/
const weekday = /^,?\s(?:(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|Sonnabend)(?!\p{L})/u
/** Hours and minutes that exist; anything else stays on the line. */
const clock =
  /^(?:[,;]?\s?(?:um\s)?)([01]?\d|2[0-3])(?:[:.]([0-5]\d)(?:\s?Uhr)?|\s?Uhr)(?![\d\p{L}]|:\d)/u
const separator = /^(?:\s?[:·|]\s?|\s[–—-]\s|\s?[—–]\s)/
/** In a heading a comma or a space is enough between the day and the words. */
const looseSeparator = /^(?:,\s|\s|\.\s)/

/**
 * Reads a line as the start of an entry ("A-03 · Tag 0, 14:05 Uhr · Hausbesuch", "Tag 12: …"), or undefined.
 * A running sentence that begins with "Tag 12 war …" is none, unless the line is marked as a heading.
 */
export function entryStart(line: string, isHeading: boolean): EntryStart | undefined {
  let rest = line
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const match = pattern.exec(rest)
    if (match) rest = rest.slice(match[0].length)
    return match
  }
  const labelled = take(label)
  const dayMatch = take(day)
  if (!dayMatch) return undefined
  const number = Number(dayMatch[2]) * (/[-−–]/.test(dayMatch[1] ?? '') ? -1 : 1)
  if (Math.abs(number) > MOST_DAYS) return undefined
  const until = take(span)?.[1]
  const beside = [
    until === undefined ? '' : `bis Tag ${until}`,
    take(bracket)?.[1] ?? take(weekday)?.[0].replace(/^,?\s/, '') ?? '',
  ]
  let time = timeOf(take(clock))
  rest = rest.replace(/^\.?\s*$/, '')
  const isParted = rest === '' || take(separator) || (isHeading && take(looseSeparator))
  if (!isParted) return undefined
  if (time === null && timeStandsAlone(rest)) {
    time = timeOf(take(clock))
    take(separator)
  }
  return {
    label: labelled?.[1] ?? null,
    // Minus zero is no day of its own.
    day: number || 0,
    time,
    beside: beside.filter((part) => part !== '').join(', '),
    rest: rest.trim(),
  }
}

/** A time behind the separator counts only where it stands alone: "· 10:40 · Mitteilung". */
function timeStandsAlone(rest: string): boolean {
  const match = clock.exec(rest)
  if (!match) return false
  const after = rest.slice(match[0].length)
  return after.trim() === '' || separator.test(after)
}

const timeOf = (match: RegExpExecArray | null): string | null =>
  match && `${(match[1] ?? '').padStart(2, '0')}:${match[2] ?? '00'}`
