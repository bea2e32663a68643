// The offices of a cycle as a table for other programs. The first columns are those an import reads.
import Papa from 'papaparse'
import {
  duenessWords,
  officeListWords,
  progressWords,
} from '../../shared/coordination/coordination.words.ts'
import { halfYearWords } from '../../shared/kernel/halfYear.ts'
import { formatShortDate } from '../../shared/kernel/format.ts'
import {
  administrativeDistrictWords,
  authorityTypeWords,
  sizeClassWords,
} from '../../shared/office/office.words.ts'
import { importColumns } from '../../shared/officeImport/officeImport.schema.ts'
import { importColumnWords } from '../../shared/officeImport/officeImport.words.ts'
import type { ListedOffice } from './coordination.queries.ts'

/** One cell: text, a number or a day (YYYY-MM-DD); null is empty. */
export type SheetCell = string | number | { readonly day: string } | null

/** The head of a table and its rows. */
export interface Sheet {
  readonly head: readonly string[]
  readonly rows: readonly (readonly SheetCell[])[]
}

/** The table of some offices. */
export const sheetOf = (offices: readonly ListedOffice[]): Sheet => ({
  head: [
    ...importColumns.map((column) => importColumnWords[column]),
    officeListWords.dueBy,
    officeListWords.dueness,
    officeListWords.progress,
    officeListWords.since,
    officeListWords.endedOn,
  ],
  rows: offices.map((office) => [
    office.name,
    office.regionalBody,
    office.administrativeDistrict && administrativeDistrictWords[office.administrativeDistrict],
    authorityTypeWords[office.authorityType],
    sizeClassWords[office.sizeClass],
    office.burdenClass,
    office.halfYear && halfYearWords(office.halfYear),
    { day: office.dueBy },
    duenessWords[office.dueness],
    progressWords[office.progress],
    dayCell(office.since),
    dayCell(office.endedOn),
  ]),
})

const dayCell = (day: string | null): SheetCell => (day === null ? null : { day })

const textOf = (cell: SheetCell): string =>
  cell === null ? '' : typeof cell === 'object' ? formatShortDate(cell.day) : String(cell)

/** What a table program could take for the beginning of a formula, in letters of full width, too. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/

/**
 * As CSV: UTF-8 with a mark, so that Excel shows umlauts, and semicolons, as German lists have them. What a table
 * program could take for a formula gets a sign before it (CY6).
 */
export const csvOf = ({ head, rows }: Sheet): string =>
  `\ufeff${Papa.unparse(
    { fields: [...head], data: rows.map((row) => row.map(textOf)) },
    { delimiter: ';', newline: '\r\n', escapeFormulae: FORMULA },
  )}\r\n`
