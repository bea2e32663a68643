// A calendar as a file (RFC 5545). By hand: events without recurrence and in UTC need a page of text and no library.

/** One entry: a whole day, or from a moment on for some minutes. */
export interface CalendarEntry {
  /** Stays the same for the same thing, so that a calendar that reads the file again changes its entry. */
  readonly uid: string
  readonly title: string
  /** YYYY-MM-DD. */
  readonly day: string
  readonly at: { readonly start: number; readonly minutes: number } | null
}

/** Text as a value: what means something in a file is escaped, line ends become "\n". */
const escaped = (text: string): string =>
  text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/[\u0000-\u001f\u007f]/g, '')

/** Bytes of a line, without its end. */
const LINE_BYTES = 75

/** A line cut into pieces of at most 75 bytes, never within a letter; each further piece begins with a space. */
export function folded(line: string): string {
  if (Buffer.byteLength(line) <= LINE_BYTES) return line
  const pieces: string[] = ['']
  let bytes = 0
  for (const letter of line) {
    const size = Buffer.byteLength(letter)
    if (bytes + size > LINE_BYTES) {
      pieces.push('')
      bytes = 1
    }
    pieces[pieces.length - 1] += letter
    bytes += size
  }
  return pieces.join('\r\n ')
}

/** "20261128" */
const dateOf = (day: string): string => day.replaceAll('-', '')

/** "20261128T093000Z" */
const momentOf = (ms: number): string =>
  new Date(ms).toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '')

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

function linesOf({ uid, title, day, at }: CalendarEntry, now: number): string[] {
  const span = at
    ? [`DTSTART:${momentOf(at.start)}`, `DTEND:${momentOf(at.start + at.minutes * 60_000)}`]
    : [`DTSTART;VALUE=DATE:${dateOf(day)}`, `DTEND;VALUE=DATE:${dateOf(dayAfter(day))}`]
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${momentOf(now)}`,
    ...span,
    `SUMMARY:${escaped(title)}`,
    ...(at ? [] : ['TRANSP:TRANSPARENT']),
    'END:VEVENT',
  ]
}

/** A calendar file with these entries, as it is at a moment. */
export const calendarFile = (
  name: string,
  entries: readonly CalendarEntry[],
  now: number,
): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Fallwerkstatt//Turnus//DE',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...entries.flatMap((entry) => linesOf(entry, now)),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('')
