// Rows of cells as blocks of a document.
import type { DocumentBlock } from '../../shared/caseText/parse.document.ts'
import { piecesOf } from './wordStruck.ts'

/** More columns than this are no table of a case file. */
export const MOST_COLUMNS = 200

/** A table inside a cell becomes words of that cell; an empty cell is seen as one. */
export const tableInCell = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map((cell) => (cell === '' ? '–' : cell)).join(' · ')).join('; ')

/** Rows of cells as one table, every row with as many. */
export function tableBlocks(rows: readonly (readonly string[])[]): DocumentBlock[] {
  const width = Math.max(0, ...rows.map((row) => row.length))
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
