// Rows of a list of offices or of a plan, out of the cells of a table. Pure; what the database knows comes later.
import { bodyOf } from '../../shared/office/district.ts'
import { nameKey, tidyName } from '../../shared/kernel/name.ts'
import { lookUp } from '../../shared/kernel/lookUp.ts'
import { codesOf, type Words } from '../../shared/kernel/words.ts'
import type { HalfYear } from '../../shared/kernel/halfYear.ts'
import type { OfficeInput } from '../../shared/office/office.schema.ts'
import {
  administrativeDistrictWords,
  authorityTypeWords,
  regionalBodyWords,
  sizeClassWords,
} from '../../shared/office/office.words.ts'
import { HEADER_ROWS, keyOf, textOfCell } from '../../shared/officeImport/cells.ts'
import {
  importColumns,
  type ImportColumn,
  type ImportFault,
  type ListInput,
} from '../../shared/officeImport/officeImport.schema.ts'
import {
  importColumnAliases,
  importColumnWords,
} from '../../shared/officeImport/officeImport.words.ts'
import type { Cell, Table, TableFault } from '../../shared/officeImport/table.ts'

export interface ListQuestion {
  readonly kind: ListInput['kind']
  readonly bytes: Uint8Array
}

/** One row of a list: its number in the file, the name and what it is compared by, and what the kind of list says. */
export interface ListRow {
  readonly row: number
  readonly name: string
  readonly key: string
  readonly office: Omit<OfficeInput, 'name'> | null
  /** Null if a plan gives the office none. */
  readonly halfYear: HalfYear | null
}

/** Every row that can be read, and where the list has to be mended. */
export interface ListRows {
  readonly rows: readonly ListRow[]
  readonly faults: readonly ImportFault[]
  readonly ignored: readonly string[]
}
export type ListAnswer = ListRows | { readonly fault: TableFault | 'noHeader' | 'empty' }

/** Columns a kind of list has to have. */
const needed: Readonly<Record<ListInput['kind'], readonly ImportColumn[]>> = {
  offices: ['name', 'regionalBody', 'administrativeDistrict', 'authorityType', 'sizeClass'],
  plan: ['name', 'halfYear'],
}

/** Reads a table as a list. */
export function readList(kind: ListInput['kind'], table: Table): ListAnswer {
  const { rows } = table
  if (rows.length === 0) return { fault: 'empty' }
  const at = rows.findIndex((row, index) => index < HEADER_ROWS && row.some(isNameHeading))
  const header = rows[at]
  if (!header) return { fault: 'noHeader' }
  const columns = header.map(columnOf)
  const faults: ImportFault[] = [
    ...needed[kind]
      .filter((column) => !columns.includes(column))
      .map((column) => ({ code: 'columnMissing' as const, row: at + 1, column, value: '' })),
    ...importColumns
      .filter((column) => columns.filter((found) => found === column).length > 1)
      .map((column) => ({ code: 'columnTwice' as const, row: at + 1, column, value: '' })),
  ]
  const ignored = header.flatMap((cell, index) =>
    columns[index] === undefined && cell !== '' ? [textOfCell(cell).slice(0, 80)] : [],
  )
  if (table.openQuote !== null)
    faults.push({ code: 'quoteOpen', row: table.openQuote, column: null, value: '' })
  if (faults.length > 0) return { rows: [], faults, ignored }
  const read = rows.slice(at + 1).map((row, index) => {
    const cells = new RowCells(at + 2 + index, columns, row)
    const stray = row.find((cell, place) => cell !== '' && (header[place] ?? '') === '')
    if (stray !== undefined) cells.unheaded(stray)
    return { cells, row: cells.isEmpty || stray !== undefined ? undefined : rowOf(kind, cells) }
  })
  const found = read.flatMap(({ row }) => row ?? [])
  if (read.every(({ cells }) => cells.isEmpty && cells.faults.length === 0))
    return { fault: 'empty' }
  return {
    rows: found,
    faults: [...read.flatMap(({ cells }) => cells.faults), ...doubles(found)].toSorted(
      (one, other) => one.row - other.row,
    ),
    ignored,
  }
}

const headings = new Map(
  importColumns.flatMap((column) =>
    [importColumnWords[column], ...importColumnAliases[column]].map(
      (heading) => [keyOf(heading), column] as const,
    ),
  ),
)

const columnOf = (cell: Cell): ImportColumn | undefined =>
  typeof cell === 'string' ? headings.get(keyOf(cell)) : undefined

const isNameHeading = (cell: Cell): boolean => columnOf(cell) === 'name'

/** The cells of one row by their columns, and what is wrong with them. */
class RowCells {
  readonly number: number
  readonly isEmpty: boolean
  readonly faults: ImportFault[] = []
  readonly #cells: ReadonlyMap<ImportColumn, Cell>

  constructor(
    number: number,
    columns: readonly (ImportColumn | undefined)[],
    row: readonly Cell[],
  ) {
    this.number = number
    this.#cells = new Map(
      columns.flatMap((column, index) => (column ? [[column, row[index] ?? ''] as const] : [])),
    )
    this.isEmpty = [...this.#cells.values()].every((cell) => cell === '')
  }

  /** What stands in a column; empty if it is not there. */
  at(column: ImportColumn): Cell {
    return this.#cells.get(column) ?? ''
  }

  /** Says that something stands under no heading: it would be dropped, and a row that ran into this one with it. */
  unheaded(cell: Cell): void {
    const value = textOfCell(cell).slice(0, 80)
    this.faults.push({ code: 'cellUnheaded', row: this.number, column: null, value })
  }

  /** Says that a cell has to be mended. */
  wrong(code: ImportFault['code'], column: ImportColumn): undefined {
    const value = textOfCell(this.at(column)).slice(0, 80)
    this.faults.push({ code, row: this.number, column, value })
    return undefined
  }

  /** The code a word stands for. */
  code<Code extends string>(
    column: ImportColumn,
    words: ReadonlyMap<string, Code>,
  ): Code | undefined {
    const text = textOfCell(this.at(column))
    if (text === '') return this.wrong('valueMissing', column)
    return words.get(keyOf(text)) ?? this.wrong('valueUnknown', column)
  }
}

function rowOf(kind: ListInput['kind'], cells: RowCells): ListRow | undefined {
  const name = nameOf(cells)
  const office = kind === 'offices' ? officeOf(cells) : null
  const halfYear = kind === 'plan' ? halfYearIn(cells) : null
  // Every cell was looked at, so that all faults of a row are told at once.
  if (name === undefined || office === undefined || halfYear === undefined) return undefined
  return { row: cells.number, name, key: nameKey(name), office, halfYear }
}

function nameOf(cells: RowCells): string | undefined {
  const name = tidyName(textOfCell(cells.at('name')))
  if (name === '') return cells.wrong('nameMissing', 'name')
  return name.length < 2 || name.length > 120 ? cells.wrong('nameLength', 'name') : name
}

const byWord = <Code extends string>(
  words: Words<Code>,
  also: Readonly<Record<string, Code>>,
): ReadonlyMap<string, Code> =>
  new Map<string, Code>([
    ...codesOf(words).flatMap((code) => [
      [keyOf(code), code] as const,
      [keyOf(words[code]), code] as const,
    ]),
    ...Object.entries(also).map(([word, code]) => [keyOf(word), code] as const),
  ])

const bodies = byWord(regionalBodyWords, {
  Rheinland: 'LVR',
  Westfalen: 'LWL',
  'Westfalen-Lippe': 'LWL',
})
const districts = byWord(administrativeDistrictWords, {})
const types = byWord(authorityTypeWords, {
  kreisfrei: 'kreisfreie_stadt',
  kreisfreie: 'kreisfreie_stadt',
  'große kreisangehörige': 'grosse_kreisangehoerige_stadt',
  'mittlere kreisangehörige': 'mittlere_kreisangehoerige_stadt',
})
const sizes = byWord(sizeClassWords, {
  '<25.000': 'under_25000',
  '25.000-60.000': '25000_60000',
  '60.000-100.000': '60000_100000',
  '100.000-250.000': '100000_250000',
  '>250.000': 'over_250000',
})

/** What stands before the name of a Regierungsbezirk. */
const DISTRICT = /^\s*(?:regierungsbezirk|bezirksregierung|reg\.?-?\s?bez\.?|rb)\s+/i

function officeOf(cells: RowCells): Omit<OfficeInput, 'name'> | undefined {
  const regionalBody = cells.code('regionalBody', bodies)
  const administrativeDistrict = districtIn(cells)
  const authorityType = cells.code('authorityType', types)
  const sizeClass = sizeIn(cells)
  const burdenClass = burdenIn(cells)
  if (!regionalBody || !administrativeDistrict || !authorityType || !sizeClass) return undefined
  if (burdenClass === undefined) return undefined
  if (bodyOf[administrativeDistrict] !== regionalBody)
    return cells.wrong('districtUnfit', 'administrativeDistrict')
  return { regionalBody, administrativeDistrict, authorityType, sizeClass, burdenClass }
}

function districtIn(cells: RowCells) {
  const bare = keyOf(textOfCell(cells.at('administrativeDistrict')).replace(DISTRICT, ''))
  return districts.get(bare) ?? cells.code('administrativeDistrict', districts)
}

/** A size class, or the population itself. */
function sizeIn(cells: RowCells) {
  const text = textOfCell(cells.at('sizeClass'))
  if (!/^\d{4,8}$|^\d{1,3}(?:[. ]\d{3})+$/.test(text)) return cells.code('sizeClass', sizes)
  const people = Number(text.replace(/\D/g, ''))
  if (people < 25_000) return 'under_25000'
  if (people < 60_000) return '25000_60000'
  if (people < 100_000) return '60000_100000'
  return people < 250_000 ? '100000_250000' : 'over_250000'
}

/** A class 1 to 5; null if it is not given, undefined if it cannot be read. */
function burdenIn(cells: RowCells): number | null | undefined {
  const text = keyOf(textOfCell(cells.at('burdenClass'))).replace(/^(?:belastungs)?klasse|^bk/, '')
  if (text === '' || text === 'nichtangegeben') return null
  return /^[1-5]$/.test(text) ? Number(text) : cells.wrong('valueUnknown', 'burdenClass')
}

/** A half-year; null if there is none, undefined if it cannot be read. */
function halfYearIn(cells: RowCells): HalfYear | null | undefined {
  const cell = cells.at('halfYear')
  if (cell === '' || /^(?:[-–—]|kein|keine|keines)$/i.test(textOfCell(cell))) return null
  if (typeof cell !== 'string') return cells.wrong('halfYearDate', 'halfYear')
  return halfYearFrom(cell) ?? cells.wrong('valueUnknown', 'halfYear')
}

const halves: Readonly<Record<string, 1 | 2>> = {
  '1': 1,
  '2': 2,
  i: 1,
  ii: 2,
  erstes: 1,
  zweites: 2,
}

/** "1. Halbjahr 2024", "2024-1", "2/2024", "II/2024", "H1 2024", "2024 2. Hj.": the half-year, or undefined. */
export function halfYearFrom(text: string): HalfYear | undefined {
  const parts = text
    .toLowerCase()
    .replace(/halbjahr|hj|\bh(?=\s?[12])/g, ' ')
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== '')
  if (parts.length !== 2) return undefined
  const year = parts.find((part) => /^2[01]\d\d$/.test(part))
  const half = lookUp(halves, parts.find((part) => part !== year) ?? '')
  return year === undefined || half === undefined ? undefined : `${Number(year)}-H${half}`
}

/** Rows whose names look the same as that of an earlier one. */
function doubles(rows: readonly ListRow[]): ImportFault[] {
  const first = new Map<string, number>()
  return rows.flatMap(({ row, name, key }) => {
    const other = first.get(key)
    if (other === undefined) {
      first.set(key, row)
      return []
    }
    return {
      code: 'nameTwice' as const,
      row,
      column: 'name' as const,
      value: name.slice(0, 80),
      other,
    }
  })
}
