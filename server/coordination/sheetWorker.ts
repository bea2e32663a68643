// The thread in which a table becomes a workbook.
import { parentPort, workerData } from 'node:worker_threads'
import writeXlsxFile from 'write-excel-file/node'
import type { Sheet, SheetCell } from './sheet.ts'

/** Text stays text, whatever it begins with: a formula would need a type of its own (CY6). */
function cellOf(cell: SheetCell) {
  if (cell === null || cell === '') return null
  if (typeof cell === 'number') return { value: cell, type: Number }
  if (typeof cell === 'string') return { value: cell, type: String }
  return { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: 'dd.mm.yyyy' }
}

const { head, rows } = workerData as Sheet
const book = await writeXlsxFile(
  [
    head.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
    ...rows.map((row) => row.map(cellOf)),
  ],
  {
    sheet: 'Jugendämter',
    stickyRowsCount: 1,
    columns: head.map((_, index) => ({ width: index === 0 ? 44 : 24 })),
  },
).toBuffer()
parentPort?.postMessage(new Uint8Array(book))
