// Rows of pages as blocks of a document: paragraphs without the line ends of the page, headings by their size, rows of
// tables. What is repeated on the pages above and below the text is left out and given back.
import type { DocumentBlock } from '../../shared/caseText/parse.document.ts'
import { entryStart, headedStart } from '../../shared/caseText/parse.heading.ts'
import { withTabTables, type BlockOrTabs } from './documentLines.ts'
import { flowsOf, type PdfFlow, type PdfPiece, type PdfRow } from './pdfLayout.ts'
import { PdfTable } from './pdfTable.ts'

/** A page: where its words stand. */
export interface PdfPage {
  readonly height: number
  readonly pieces: readonly PdfPiece[]
}

/** How far from the edge of a page, as a share of its height, a head or foot may stand. */
const EDGE = 0.11

/** The blocks of a document, and the lines that stood at the edges of its pages, each once. */
export function pdfBlocks(pages: readonly PdfPage[]): {
  blocks: DocumentBlock[]
  repeated: string[]
} {
  const { pages: inner, repeated } = withoutEdges(pages)
  const body = bodySize(inner)
  const writer = new Writer(body)
  for (const page of inner) {
    for (const flow of flowsOf(page.pieces, writer.tableStarts)) writer.flow(flow)
    writer.endPage()
  }
  return { blocks: withTabTables(writer.finish()).blocks, repeated }
}

/** The size in which most letters are set. */
function bodySize(pages: readonly PdfPage[]): number {
  const counts = new Map<number, number>()
  for (const { pieces } of pages)
    for (const { size, text } of pieces) {
      const rounded = Math.round(size * 2) / 2
      counts.set(rounded, (counts.get(rounded) ?? 0) + text.length)
    }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10
}

const rowText = ({ cells }: PdfRow): string => cells.map(({ text }) => text.trim()).join(' ')

/** A number of a page by itself, with or without how many there are. */
const pageNumber =
  /^(?:[-–—|]\s*)?(?:Seite|Blatt|S\.|Page)?\s*\d{1,4}(?:\s*(?:von|\/|of|\|)\s*\d{1,4})?(?:\s*[-–—|])?$/iu

/** Lines at the edges that are the same on several pages but for their digits. */
function withoutEdges(pages: readonly PdfPage[]): { pages: PdfPage[]; repeated: string[] } {
  if (pages.length < 2) return { pages: [...pages], repeated: [] }
  const seen = new Map<string, number>()
  const rows = pages.map(({ height, pieces }) =>
    rowsAtEdge(height, pieces).map((row) => ({ row, key: edgeKey(row, height) })),
  )
  for (const page of rows)
    for (const key of new Set(page.map((one) => one.key)))
      for (const near of [key, keyBeside(key, -1), keyBeside(key, 1)])
        seen.set(near, (seen.get(near) ?? 0) + 1)
  const enough = Math.max(2, Math.ceil(pages.length * 0.3))
  const repeated = new Map<string, string>()
  const kept = pages.map((page, at) => {
    const gone = (rows[at] ?? []).filter(({ key }) => (seen.get(key) ?? 0) >= enough)
    for (const { row, key } of gone) {
      const words = rowText(row)
      if (/\p{L}/u.test(words) && !pageNumber.test(words))
        repeated.set(key.replace(/^-?\d+ /, ''), words)
    }
    const ys = new Set(gone.map(({ row }) => row))
    const isGone = (piece: PdfPiece): boolean =>
      [...ys].some(({ y, size }) => Math.abs(piece.y - y) < 0.4 * size)
    return { ...page, pieces: page.pieces.filter((piece) => !isGone(piece)) }
  })
  return { pages: kept, repeated: [...repeated.values()] }
}

function rowsAtEdge(height: number, pieces: readonly PdfPiece[]): PdfRow[] {
  const at = pieces.filter(({ y }) => y < height * EDGE || y > height * (1 - EDGE))
  return flowRows(at)
}

const flowRows = (pieces: readonly PdfPiece[]): PdfRow[] =>
  flowsOf(pieces).flatMap(({ rows }) => rows)

/** Its place in steps of 4 points from the nearer edge, and its words without digits. */
function edgeKey(row: PdfRow, height: number): string {
  const place = row.y < height / 2 ? row.y : row.y - height
  return `${Math.round(place / 4)} ${rowText(row).replace(/\d+/g, '#').replace(/\s+/g, ' ')}`
}

const keyBeside = (key: string, step: number): string =>
  key.replace(/^-?\d+/, (place) => String(Number(place) + step))

/** A dash, a dot or a box in front of an item. */
const bullet = /^[-–—•▪●◦∙·‣⁃➢➤✓☐☒\uf0b7\uf0a7o]\s+(?=\S)/u
const numbered = /^\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[a-z]\))\s+(?=\p{L})/u

/** Words that a hyphen before them leaves a part of: "Kinder- und Jugendhilfe". */
const partner = /^(?:und|oder|bzw|sowie|als|noch|bis|wie|statt|aber|&)(?![\p{L}])/u

/** Two lines of running text as one: a hyphen at the end goes where a word goes on. */
export function joinedLines(before: string, after: string): string {
  const isPart = /\p{L}[-‐\u00ad]$/u.test(before)
  if (!isPart) return `${before} ${after}`
  if (/^\p{Ll}/u.test(after) && !partner.test(after)) return before.slice(0, -1) + after
  return partner.test(after) ? `${before} ${after}` : before + after
}

interface Open {
  lines: string[]
  readonly isHeading: boolean
  readonly size: number
  y: number
  /** The last line reaches the right edge. */
  isFull: boolean
  /** Where the lines begin. */
  x: number
}

class Writer {
  readonly #body: number
  readonly #blocks: BlockOrTabs[] = []
  #open: Open | undefined
  #table: PdfTable | undefined
  /** A page ended since the last line. */
  #isNewPage = false

  constructor(body: number) {
    this.#body = body
  }

  /** Where the columns of the table begin that may go on. */
  get tableStarts(): readonly number[] {
    return this.#table?.starts ?? []
  }

  flow(flow: PdfFlow): void {
    if (!this.#table?.continuesWith(flow.rows[0])) this.#closeTable()
    const pitch = pitchOf(flow.rows)
    for (const row of flow.rows) this.#row(row, flow, pitch)
  }

  endPage(): void {
    this.#table?.endPage()
    this.#isNewPage = true
  }

  finish(): BlockOrTabs[] {
    this.#closeTable()
    this.#close()
    return this.#blocks
  }

  #row(row: PdfRow, flow: PdfFlow, pitch: number): void {
    const [first] = row.cells
    if (!first) return
    const line = this.#stretched(row, flow, pitch)
    if (!line && (row.cells.length > 1 || this.#table?.goesOnWith(row, pitch) === true)) {
      this.#close()
      this.#table ??= new PdfTable(joinedLines)
      this.#table.add(row, pitch)
      return
    }
    this.#closeTable()
    this.#line(line ?? first, flow, pitch)
  }

  /** A line of the paragraph that is open, with wide spaces so that it fills the width; undefined for another row. */
  #stretched({ cells, y, size }: PdfRow, flow: PdfFlow, pitch: number): PdfPiece | undefined {
    const open = this.#open
    const [first] = cells
    const last = cells.at(-1)
    if (!open?.isFull || this.#table || !first || !last || cells.length < 2) return undefined
    const width = last.x + last.width - first.x
    const isInside =
      Math.abs(first.x - open.x) < 3 &&
      first.x + width > flow.right - 6 &&
      y - open.y < 1.35 * Math.max(pitch, size)
    const isNear = cells.every((cell, at) => {
      const before = cells[at - 1]
      return !before || cell.x - before.x - before.width < 3.5 * size
    })
    return isInside && isNear
      ? { ...first, text: cells.map(({ text }) => text.trim()).join(' '), width }
      : undefined
  }

  #closeTable(): void {
    const lines = this.#table?.lines() ?? []
    this.#table = undefined
    for (const text of lines)
      this.#blocks.push(lines.length > 1 ? { kind: 'tabs', text } : paragraph([text]))
  }

  #line(cell: PdfPiece, flow: PdfFlow, pitch: number): void {
    const text = cell.text.trim()
    if (text === '') return
    const isHeading = cell.size > this.#body * 1.13 && text.length < 160
    const isFull = cell.x + cell.width > flow.right - 0.18 * (flow.right - flow.left)
    const open = this.#open
    const goesOn = open && this.#goesOn(open, cell, text, isHeading, pitch)
    if (!open || goesOn === 'no') {
      this.#close()
      this.#open = { lines: [text], isHeading, size: cell.size, y: cell.y, isFull, x: cell.x }
    } else {
      const last = open.lines.length - 1
      if (goesOn === 'line') open.lines.push(text)
      else open.lines[last] = joinedLines(open.lines[last] ?? '', text)
      open.y = cell.y
      open.isFull = isFull
    }
    this.#isNewPage = false
  }

  /** Whether a line belongs to the paragraph before it, and in the same line of text. */
  #goesOn(
    open: Open,
    cell: PdfPiece,
    text: string,
    isHeading: boolean,
    pitch: number,
  ): 'no' | 'line' | 'words' {
    if (open.isHeading !== isHeading || Math.abs(cell.size - open.size) > 0.12 * open.size)
      return 'no'
    if (isStart(text) || bullet.test(text)) return 'no'
    const before = open.lines.at(-1) ?? ''
    if (!/[\p{L},-]$/u.test(before) && headedStart(text) !== undefined) return 'no'
    const isCut = /\p{L}[-‐\u00ad]$/u.test(before)
    const isOpen = !/[.!?:;…“”"»)]$/.test(before)
    const goesOnInWords = isCut || (/^\p{Ll}/u.test(text) && isOpen)
    if (this.#isNewPage || cell.y < open.y) {
      const isUnfinished = !isHeading && open.isFull && /[\p{L},]$/u.test(before)
      return goesOnInWords || isUnfinished ? 'words' : 'no'
    }
    if (cell.y - open.y > 1.35 * Math.max(pitch, cell.size)) return 'no'
    if (isHeading) return 'words'
    if (numbered.test(text) && !goesOnInWords) return 'no'
    return open.isFull || goesOnInWords ? 'words' : 'line'
  }

  #close(): void {
    const open = this.#open
    this.#open = undefined
    if (!open) return
    const [first = ''] = open.lines
    if (open.isHeading) this.#blocks.push({ kind: 'heading', words: words(open.lines.join(' ')) })
    else if (bullet.test(first))
      this.#blocks.push({
        kind: 'item',
        words: words(open.lines.join(' ').replace(bullet, (sign) => bulletSign(sign.trim()))),
      })
    else this.#blocks.push(paragraph(open.lines))
  }
}

const bulletSign = (sign: string): string => (/[☐☒✓]/u.test(sign) ? `${sign} ` : '– ')

const words = (text: string): { text: string; isStruck: boolean }[] => [
  { text: text.replaceAll('\u00ad', ''), isStruck: false },
]

const paragraph = (lines: readonly string[]): DocumentBlock => ({
  kind: 'paragraph',
  lines: lines.map(words),
})

/** The line opens an entry, whichever way days are written. */
const isStart = (text: string): boolean =>
  /\d/.test(text.slice(0, 60)) &&
  (entryStart(text, false) !== undefined || entryStart(text, false, true) !== undefined)

/** The usual way from one base line to the next. */
function pitchOf(rows: readonly PdfRow[]): number {
  const ways = rows
    .slice(1)
    .map((row, at) => row.y - (rows[at]?.y ?? 0))
    .filter((way) => way > 2)
    .sort((a, b) => a - b)
  // The lower quarter: lines of a paragraph, not paragraphs.
  return ways[Math.floor(ways.length * 0.3)] ?? 0
}
