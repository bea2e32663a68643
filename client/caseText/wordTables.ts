// Tables of a Word document: every row has a cell for every column, whatever was merged.
import type { DocumentBlock } from '../../shared/caseText/parse.document.ts'
import { MOST_COLUMNS, tableBlocks, tableInCell, TableSize } from './tableBlocks.ts'

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

const newCell = (): Cell => ({ words: [], span: 1, isContinued: false })
const emptyCells = (count: number): Cell[] =>
  Array.from({ length: Math.min(MOST_COLUMNS, Math.max(0, count)) }, newCell)

export class WordTables {
  readonly #tables: Table[] = []
  readonly #size = new TableSize()
  readonly #ondeleted: (words: string) => void

  /** `ondeleted` is told the words of a row that was deleted and not yet accepted as such. */
  constructor(ondeleted: (words: string) => void) {
    this.#ondeleted = ondeleted
  }

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

  /** The table at its end, where it stands in no other. Throws `ImportError`: 'bomb'. */
  close(name: string): DocumentBlock[] {
    const table = this.#tables.at(-1)
    if (!table) return []
    if (name === 'w:tc' && table.cell) {
      table.row.push(table.cell)
      table.cell = null
    } else if (name === 'w:tr') endRow(table, this.#size, this.#ondeleted)
    else if (name === 'w:tbl') {
      this.#tables.pop()
      const outer = this.#tables.at(-1)
      if (!outer) return tableBlocks(table.rows, this.#size)
      outer.cell?.words.push(tableInCell(table.rows))
    }
    return []
  }
}

function endRow(table: Table, size: TableSize, ondeleted: (words: string) => void): void {
  const { row, before, after, isRowDeleted } = table
  Object.assign(table, { row: [], before: 0, after: 0, isRowDeleted: false })
  const hasWords = row.some(({ words }) => words.length > 0)
  if (isRowDeleted) {
    if (hasWords) ondeleted(row.map(({ words }) => words.join(' ')).join(' · '))
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
  size.row(cells)
  table.rows.push(cells)
}
