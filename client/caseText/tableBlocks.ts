// Rows of cells as blocks of a document.
import type { DocumentBlock } from '../../shared/caseText/parse.document.ts'
import { ImportError } from './importFault.ts'
import { piecesOf } from './wordStruck.ts'

/** More columns than this are no table of a case file. */
export const MOST_COLUMNS = 200

/** Cells and letters of all tables of a document: no person wrote more. */
const MOST = 5_000_000

/** Counts what the tables of one document become: merged and repeated cells make much of little. */
export class TableSize {
  #left = MOST

  /** A row that stands there so many times. Throws `ImportError`: 'bomb'. */
  row(cells: readonly string[], times = 1): void {
    this.cells(times * cells.reduce((sum, { length }) => sum + length, cells.length))
  }

  /** So many cells more. Throws `ImportError`: 'bomb'. */
  cells(count: number): void {
    this.#left -= count
    if (this.#left < 0) throw new ImportError('bomb')
  }
}

/** A table inside a cell becomes words of that cell; an empty cell is seen as one. */
export const tableInCell = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map((cell) => (cell === '' ? '–' : cell)).join(' · ')).join('; ')

/** Rows of cells as one table, every row with as many. Throws `ImportError`: 'bomb'. */
export function tableBlocks(
  rows: readonly (readonly string[])[],
  size: TableSize,
): DocumentBlock[] {
  const width = rows.reduce((most, { length }) => Math.max(most, length), 0)
  size.cells(rows.length * width)
  // One column is a frame around words.
  if (width <= 1)
    return rows.map(([words = '']) => ({ kind: 'paragraph', lines: [piecesOf(words)] }))
  return [
    {
      kind: 'table',
      rows: rows.map((row) => Array.from({ length: width }, (_, at) => piecesOf(row[at] ?? ''))),
    },
  ]
}
