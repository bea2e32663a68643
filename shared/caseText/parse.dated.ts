// Days of the calendar beside the entries: the head of a message, and the days that running text names.
import { dayNumber, findCalendarDays, type WrittenDay } from './calendar.ts'
import type { Block } from './parse.blocks.ts'
import { entryStart, type EntryStart } from './parse.heading.ts'

/** A line of the head of a message, or of a note that begins as one. */
const headLine =
  /^(?:Von|An|Kopie(?:\san)?|CC|BCC|Datum|Gesendet(?:\sam)?|Betreff|Absender|Empfänger|Priorität|Wichtigkeit|Anlagen?|Anhänge|From|To|Date|Sent|Subject)\s?:/iu
const dateLine = /^(?:Datum|Gesendet(?:\sam)?|Date|Sent)\s?:\s*/iu

/**
 * Puts the beginning of an entry before every head of a message ("Von: …", "Datum: 03.12.2024, 10:15 Uhr") that names a
 * whole date. The head stays in the text. Linear.
 */
export function withMessageStarts(blocks: readonly Block[]): Block[] {
  const found: Block[] = []
  let at = 0
  while (at < blocks.length) {
    const { lines, after } = headAt(blocks, at)
    const start = lines.map(startIn).find((one) => one !== undefined)
    if (start) found.push({ kind: 'start', start, isHeading: true })
    found.push(...blocks.slice(at, after))
    at = after
  }
  return found
}

/** The lines of a head that begins with a block, and the block behind those it consists of. */
function headAt(blocks: readonly Block[], at: number): { lines: string[]; after: number } {
  const lines: string[] = []
  let after = at
  for (let isWhole = true; isWhole && after < blocks.length;) {
    const block = blocks[after]
    const own = block?.kind === 'paragraph' ? block.lines : []
    const end = own.findIndex((line) => !headLine.test(line))
    const head = end < 0 ? own : own.slice(0, end)
    isWhole = head.length > 0 && head.length === own.length
    if (head.length > 0) after++
    lines.push(...head)
  }
  return { lines, after: Math.max(after, at + 1) }
}

function startIn(line: string): EntryStart | undefined {
  if (!dateLine.test(line)) return undefined
  const start = entryStart(line.replace(dateLine, ''), true, true)
  if (!start || typeof start.day === 'number' || start.day.year === null) return undefined
  return { ...start, label: null, beside: '', rest: '' }
}

/** What stands before a date of birth. */
const ofBirth = /(?:geb(?:\.|oren)?|geburts(?:tag|datum)|\*)[\s:(]*(?:am\s)?$/iu

/** Days that were written with their year. */
export type DatedDay = WrittenDay & { readonly year: number }

/** The days running text names with their year, in order; dates of birth are none. */
export const datedDays = (blocks: readonly Block[]): DatedDay[] =>
  blocks.flatMap(linesIn).flatMap((line) =>
    findCalendarDays(line).flatMap(({ from, start }) => {
      const { year } = from
      const isOther = year === null || ofBirth.test(line.slice(Math.max(0, start - 24), start))
      return isOther ? [] : [{ ...from, year }]
    }),
  )

function linesIn(block: Block): readonly string[] {
  if (block.kind === 'start') return [block.start.rest]
  if (block.kind === 'heading') return [block.text]
  return block.kind === 'table' ? block.rows.flat() : block.lines
}

/** A day (since 1970) of the year that is named most often, the later one of two; NaN if none is named. */
export function dayOfUsualYear(days: readonly DatedDay[]): number {
  const counts = new Map<number, number>()
  for (const { year } of days) counts.set(year, (counts.get(year) ?? 0) + 1)
  const [usual] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])
  const found = days.find(({ year }) => year === usual?.[0])
  return found ? numberOf(found) : Number.NaN
}

export const numberOf = ({ year, month, day }: DatedDay): number => dayNumber(year, month, day)
