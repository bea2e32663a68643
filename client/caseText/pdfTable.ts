// Rows of cells on the pages of a PDF, gathered to a table: its columns begin where cells begin.
import type { PdfPiece, PdfRow } from './pdfLayout.ts'

/** So near, in points, two cells of one column begin. */
const NEAR = 6

interface Cell {
  text: string
  readonly x: number
}

export class PdfTable {
  /** Where its columns begin. */
  #starts: number[] = []
  readonly #rows: Cell[][] = []
  #y = 0
  #isNewPage = false
  readonly #joined: (before: string, after: string) => string

  /** `joined` makes one line of two. */
  constructor(joined: (before: string, after: string) => string) {
    this.#joined = joined
  }

  get starts(): readonly number[] {
    return this.#starts
  }

  endPage(): void {
    this.#isNewPage = true
  }

  /** Is it the next row on a further page? */
  continuesWith(row: PdfRow | undefined): boolean {
    if (!this.#isNewPage || !row || row.cells.length < 2) return false
    return row.cells.every(({ x }) => this.#starts.some((start) => Math.abs(start - x) < NEAR))
  }

  /** Does a row of one cell stand below the last one, in a column of it? */
  goesOnWith({ cells: [cell], y, size }: PdfRow, pitch: number): boolean {
    if (!cell || y - this.#y > 1.5 * Math.max(pitch, size)) return false
    return this.#columnAt(cell.x) > 0
  }

  add({ cells, y, size }: PdfRow, pitch: number): void {
    for (const { x } of cells)
      if (!this.#starts.some((start) => Math.abs(start - x) < NEAR)) this.#starts.push(x)
    this.#starts.sort((a, b) => a - b)
    const last = this.#rows.at(-1)
    const isBelow = !this.#isNewPage && y - this.#y < 1.35 * Math.max(pitch, size)
    const isFurther = (cells[0]?.x ?? 0) > (this.#starts[0] ?? 0) + NEAR
    this.#y = y
    if (last && isBelow && isFurther) this.#extend(last, cells)
    else if (!this.#isHeadAgain(cells))
      this.#rows.push(cells.map(({ text, x }) => ({ text: text.trim(), x })))
    this.#isNewPage = false
  }

  /** What stands below its cell belongs to it. */
  #extend(row: Cell[], cells: readonly PdfPiece[]): void {
    for (const { text, x } of cells) {
      const before = row.find((one) => Math.abs(one.x - x) < NEAR)
      if (before) before.text = this.#joined(before.text, text.trim())
      else row.push({ text: text.trim(), x })
    }
  }

  /** The head of a table is repeated on every page. */
  #isHeadAgain(cells: readonly PdfPiece[]): boolean {
    const words = (list: readonly { text: string }[]): string =>
      list.map(({ text }) => text.trim()).join('\t')
    const [head] = this.#rows
    return this.#isNewPage && head !== undefined && words(head) === words(cells)
  }

  /** Its rows, with tabs between the cells; a single one is no table and its words stand beside each other. */
  lines(): string[] {
    if (this.#rows.length === 1) return [(this.#rows[0] ?? []).map(({ text }) => text).join(' ')]
    return this.#rows.map((row) =>
      this.#starts
        .map((_, column) =>
          row
            .filter(({ x }) => this.#columnAt(x) === column)
            .map(({ text }) => text.replaceAll('\t', ' '))
            .join(' '),
        )
        .join('\t'),
    )
  }

  /** The last column that begins at a place or before it. */
  #columnAt(x: number): number {
    const after = this.#starts.findIndex((start) => start > x + NEAR)
    return after < 0 ? this.#starts.length - 1 : Math.max(0, after - 1)
  }
}
