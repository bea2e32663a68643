// Cells out of a text with separators. Pure, and in one pass over the text.
import { withLineFeeds } from '../kernel/text.ts'

/** The rows of a CSV as they stand there, and the number of the first row in which a quote is not closed or ends early. */
export interface CsvRows {
  readonly rows: readonly (readonly string[])[]
  readonly openQuote: number | null
}

/** What stands most often in a line with one of them: headings hold no comma. */
function separatorOf(text: string): string {
  const lines = text.split('\n', 20)
  const counted = [';', '\t', ','].map((sign) => ({
    sign,
    count: Math.max(...lines.map((line) => line.split(sign).length)),
  }))
  return counted.reduce((most, one) => (one.count > most.count ? one : most)).sign
}

/**
 * Reads a CSV: `;`, `,` or tabs between cells, quotes, the line `sep=;` of Excel. Any end of a line ends it, also where a
 * file has several kinds.
 */
export function csvRows(text: string): CsvRows {
  const lines = withLineFeeds(text)
  const named = /^sep=(.)\n/.exec(lines)
  // The first line stays as an empty row, so that rows are counted as the file counts them.
  const body = named ? lines.replace(/^sep=./, '') : lines
  const separator = named?.[1] ?? separatorOf(body)
  const rows: string[][] = [[]]
  let openQuote: number | null = null
  const wrong = (): void => {
    openQuote ??= rows.length
  }
  let at = 0
  for (;;) {
    const cell = body[at] === '"' ? quotedCell(body, at, separator) : plainCell(body, at, separator)
    if (cell.broken) wrong()
    rows.at(-1)?.push(cell.text)
    const sign = body[cell.end]
    if (sign === undefined) return { rows, openQuote }
    if (sign === '\n') rows.push([])
    at = cell.end + 1
  }
}

interface ReadCell {
  readonly text: string
  /** Where the separator, the line feed or the end stands. */
  readonly end: number
  readonly broken: boolean
}

function plainCell(body: string, from: number, separator: string): ReadCell {
  let end = from
  while (end < body.length && body[end] !== '\n' && body[end] !== separator) end++
  return { text: body.slice(from, end), end, broken: false }
}

function quotedCell(body: string, from: number, separator: string): ReadCell {
  const parts: string[] = []
  let at = from + 1
  for (;;) {
    const quote = body.indexOf('"', at)
    if (quote < 0)
      return { text: [...parts, body.slice(at)].join(''), end: body.length, broken: true }
    parts.push(body.slice(at, quote))
    if (body[quote + 1] !== '"') {
      // What stands between the quote and the end of the cell belongs to it, and is no good sign unless it is empty.
      const rest = plainCell(body, quote + 1, separator)
      return { text: parts.join('') + rest.text, end: rest.end, broken: rest.text.trim() !== '' }
    }
    parts.push('"')
    at = quote + 2
  }
}
