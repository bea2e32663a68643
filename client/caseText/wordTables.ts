// Tables of a Word document: every row has a cell for every column, whatever was merged.
import type { DocumentBlock } from '../../shared/caseText/parse.document.ts'
import type { ImportWarning } from './importFault.ts'
import { piecesOf } from './wordStruck.ts'

interface Cell {
  words: string[]
  /** Columns it covers. */
  span: number
  /** It goes on with the cell above it. */
  isContinued: boolean
}

interface Table {
  readonly rows: string[][]
  row: Cell[]
  cell: Cell | null
  before: number
  after: number
  isRowDeleted: boolean
}

/** More columns than this are no table of a case file. */
const MOST_COLUMNS = 200

const newCell = (): Cell => ({ words: [], span: 1, isContinued: false })
const emptyCells = (count: number): Cell[] =>
  Array.from({ length: Math.min(MOST_COLUMNS, Math.max(0, count)) }, newCell)

export class WordTables {
  readonly #tables: Table[] = []

  /** A paragraph belongs into a cell. */
  get isOpen(): boolean {
    return this.#tables.length > 0
  }

  /** True if the element belongs to a table. */
  open(name: string): boolean {
    const table = this.#tables.at(-1)
    if (name === 'w:tbl')
      this.#tables.push({
        ...{ rows: [], row: [], cell: null, before: 0, after: 0, isRowDeleted: false },
      })
    else if (name === 'w:tc' && table) table.cell = newCell()
    else return false
    return true
  }

  deleteRow(): void {
    const table = this.#tables.at(-1)
    if (table) table.isRowDeleted = true
  }

  property(name: string, value: string | undefined): void {
    const table = this.#tables.at(-1)
    if (!table) return
    const whole = Math.min(MOST_COLUMNS, Math.max(0, Math.trunc(Number(value)) || 0))
    if (name === 'w:gridSpan' && table.cell) table.cell.span = Math.max(1, whole)
    else if (name === 'w:vMerge' && table.cell) table.cell.isContinued = value !== 'restart'
    else if (name === 'w:gridBefore') table.before = whole
    else if (name === 'w:gridAfter') table.after = whole
  }

  write(words: string): void {
    this.#tables.at(-1)?.cell?.words.push(words)
  }

  /** The table at its end, where it stands in no other. */
  close(name: string, warnings: Set<ImportWarning>): DocumentBlock[] {
    const table = this.#tables.at(-1)
    if (!table) return []
    if (name === 'w:tc' && table.cell) {
      table.row.push(table.cell)
      table.cell = null
    } else if (name === 'w:tr') endRow(table, warnings)
    else if (name === 'w:tbl') {
      this.#tables.pop()
      const outer = this.#tables.at(-1)
      if (!outer) return blocksOf(table.rows)
      // A table inside a cell becomes words of that cell.
      outer.cell?.words.push(table.rows.map((row) => row.map(shown).join(' · ')).join('; '))
    }
    return []
  }
}

function endRow(table: Table, warnings: Set<ImportWarning>): void {
  const { row, before, after, isRowDeleted } = table
  Object.assign(table, { row: [], before: 0, after: 0, isRowDeleted: false })
  const hasWords = row.some(({ words }) => words.length > 0)
  if (isRowDeleted) {
    if (hasWords) warnings.add('deletedText')
    return
  }
  if (!hasWords) return
  const above = table.rows.at(-1)
  const cells: string[] = []
  for (const { words, span, isContinued } of [
    ...emptyCells(before),
    ...row,
    ...emptyCells(after),
  ]) {
    const text = words.join(' ')
    cells.push(text === '' && isContinued ? (above?.[cells.length] ?? '') : text)
    for (let more = 1; more < span && cells.length < MOST_COLUMNS; more++) cells.push('')
  }
  table.rows.push(cells)
}

/** An empty cell is seen as one. */
const shown = (cell: string): string => (cell === '' ? '–' : cell)

function blocksOf(rows: readonly (readonly string[])[]): DocumentBlock[] {
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
