// The sampling frame out of the cells of a table: the office's closed cases. Runs in the browser alone.
import { HEADER_ROWS, keyOf, textOfCell } from '../officeImport/cells.ts'
import type { Cell, Table } from '../officeImport/table.ts'
import { z } from '../kernel/zod.ts'
import { lookUp } from '../kernel/lookUp.ts'
import { tidyName } from '../kernel/name.ts'
import { codesOf } from '../kernel/words.ts'
import {
  assessmentResults,
  exclusionReasons,
  MOST_LISTED,
  yearSchema,
  type AssessmentResult,
  type ExclusionReason,
} from './draw.schema.ts'
import {
  assessmentResultWords,
  exclusionReasonWords,
  frameColumnWords,
  type FrameColumn,
} from './draw.words.ts'
import type { ListedCase } from './drawList.ts'

/** A case of a list, with its row in the file. */
interface FrameCase extends ListedCase {
  readonly row: number
}

/** What is wrong with a row. */
export interface FrameFault {
  readonly code:
    'numberMissing' | 'numberLong' | 'numberTwice' | 'valueUnknown' | 'columnTwice' | 'quoteOpen'
  readonly row: number
  readonly column: FrameColumn | null
  readonly value: string
}

/** The cases of a list that are closed, those that are not, and where it has to be mended. */
export interface Frame {
  readonly cases: readonly FrameCase[]
  readonly open: readonly FrameCase[]
  readonly faults: readonly FrameFault[]
  /** The columns that were found. */
  readonly columns: readonly FrameColumn[]
  /** Headings that are not used. */
  readonly ignored: readonly string[]
}

export type FrameAnswer = Frame | { readonly fault: 'empty' | 'noHeader' | 'tooManyRows' }

/** Longest number of a case. */
const NUMBER_LENGTH = 60

const aliases: Readonly<Record<FrameColumn, readonly string[]>> = {
  number: [
    'AZ',
    'Fallnummer',
    'Fall',
    'Fall-Nr.',
    'Fallkennung',
    'Nummer',
    'Nr.',
    'Kennung',
    'Vorgang',
  ],
  year: ['Abschlussjahr', 'Jahr des Abschlusses', 'Berichtsjahr'],
  closed: ['Abgeschlossen am', 'Abschluss', 'Abschlussdatum', 'Ende', 'Stand', 'Status'],
  result: ['Ergebnis der Gefährdungseinschätzung', 'Ergebnis der Einschätzung', 'Einschätzung'],
  exclusion: ['Ausschlussgrund', 'Grund des Ausschlusses'],
}

const columnByKey = new Map(
  codesOf(frameColumnWords).flatMap((column) =>
    [frameColumnWords[column], ...aliases[column]].map((word) => [keyOf(word), column] as const),
  ),
)
const columnOf = (cell: Cell): FrameColumn | undefined =>
  typeof cell === 'string' ? columnByKey.get(keyOf(cell)) : undefined

/** The words of codes and others that are written for them, and the codes themselves. */
const byWord = <Code extends string>(
  codes: readonly Code[],
  words: Readonly<Record<Code, string>>,
  also: Readonly<Record<string, Code>>,
): ReadonlyMap<string, Code> =>
  new Map<string, Code>([
    ...codes.flatMap((code) => [[keyOf(code), code] as const, [keyOf(words[code]), code] as const]),
    ...Object.entries(also).map(([word, code]) => [keyOf(word), code] as const),
  ])

const results = byWord<AssessmentResult>(assessmentResults, assessmentResultWords, {
  akut: 'acute',
  Kindeswohlgefährdung: 'acute',
  'Kindeswohlgefährdung (akut)': 'acute',
  'akute Gefährdung': 'acute',
  latent: 'latent',
  'Kindeswohlgefährdung (latent)': 'latent',
  'latente Gefährdung': 'latent',
  Hilfebedarf: 'support',
  'Hilfe-/Unterstützungsbedarf': 'support',
  Unterstützungsbedarf: 'support',
  'keine Kindeswohlgefährdung, aber Hilfebedarf': 'support',
  'keine Kindeswohlgefährdung, aber Hilfe-/Unterstützungsbedarf': 'support',
  'keine Gefährdung': 'none',
  'kein Hilfebedarf': 'none',
  'keine Kindeswohlgefährdung': 'none',
  'keine Kindeswohlgefährdung und kein Hilfebedarf': 'none',
  'keine Kindeswohlgefährdung und kein Hilfe-/Unterstützungsbedarf': 'none',
})

const reasons = byWord<ExclusionReason>(exclusionReasons, exclusionReasonWords, {
  Gericht: 'courtCase',
  Gerichtsverfahren: 'courtCase',
  'laufendes Verfahren': 'courtCase',
  Fachkräfte: 'staffConcerned',
  Fachkraft: 'staffConcerned',
  Personal: 'staffConcerned',
  Betroffenheit: 'staffConcerned',
  Presse: 'press',
  Medien: 'press',
})

const closedWords = ['ja', 'x', 'j', 'abgeschlossen', 'beendet', 'geschlossen', 'erledigt', 'zu']
const openWords = [
  'nein',
  'n',
  'offen',
  'laufend',
  'läuft',
  'ruht',
  'ruhend',
  'nicht abgeschlossen',
]
const isClosedWord: Readonly<Record<string, boolean>> = Object.fromEntries([
  ...closedWords.map((word) => [keyOf(word), true] as const),
  ...openWords.map((word) => [keyOf(word), false] as const),
])

/** The day (YYYY-MM-DD), month or year a cell names; undefined if it names none, or one that no calendar has. */
function dayIn(cell: Cell): string | undefined {
  const text = textOfCell(cell)
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})$/.exec(text)
  if (german) {
    const [, day = '', month = '', year = ''] = german
    const whole = year.length === 2 ? `20${year}` : year
    return existing(`${whole}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  }
  return /^\d{4}(-\d{2}(-\d{2})?)?$/.test(text) ? existing(text) : undefined
}

/** Of a month or a year its first day says whether it is there; a year that no part may be of is a slip of the pen. */
const existing = (day: string): string | undefined =>
  z.iso.date().safeParse(`${day}-01-01`.slice(0, 10)).success &&
  yearSchema.safeParse(Number(day.slice(0, 4))).success
    ? day
    : undefined

/** Is a case closed on a day (YYYY-MM-DD)? Undefined if the cell does not say; an empty one says that it is not. */
function isClosedBy(cell: Cell, today: string): boolean | undefined {
  const day = dayIn(cell)
  if (day !== undefined) return day <= today
  const text = textOfCell(cell)
  return text === '' ? false : lookUp(isClosedWord, keyOf(text))
}

/** Reads the cells of one row. */
class FrameRow {
  readonly faults: FrameFault[] = []
  readonly #row: number
  readonly #cells: ReadonlyMap<FrameColumn, Cell>

  constructor(row: number, columns: readonly (FrameColumn | undefined)[], cells: readonly Cell[]) {
    this.#row = row
    this.#cells = new Map(
      columns.flatMap((column, at) => (column ? [[column, cells[at] ?? ''] as const] : [])),
    )
  }

  get isEmpty(): boolean {
    return [...this.#cells.values()].every((cell) => cell === '')
  }

  /** The case of the row, and whether it is closed; undefined where something is to be mended. */
  read(today: string): { readonly found: FrameCase; readonly closed: boolean } | undefined {
    const number = this.#number()
    const closed = this.#has('closed') ? isClosedBy(this.#at('closed'), today) : true
    if (closed === undefined) this.#wrong('valueUnknown', 'closed')
    const [result, exclusion] = [this.#code('result', results), this.#code('exclusion', reasons)]
    const year = this.#year()
    if (this.faults.length > 0) return undefined
    return {
      found: { row: this.#row, number, year, result, exclusion },
      closed: closed === true,
    }
  }

  #has(column: FrameColumn): boolean {
    return this.#cells.has(column)
  }

  #at(column: FrameColumn): Cell {
    return this.#cells.get(column) ?? ''
  }

  #wrong(code: FrameFault['code'], column: FrameColumn): void {
    const value = textOfCell(this.#at(column)).slice(0, 80)
    this.faults.push({ code, row: this.#row, column, value })
  }

  #number(): string {
    const number = tidyName(textOfCell(this.#at('number')))
    if (number === '') this.#wrong('numberMissing', 'number')
    if (number.length > NUMBER_LENGTH) this.#wrong('numberLong', 'number')
    return number
  }

  /** The year of its own column, else that of the day on which the case was closed. */
  #year(): number | null {
    const said = this.#has('year') ? textOfCell(this.#at('year')) : ''
    if (said !== '') {
      const year = dayIn(this.#at('year'))
      if (year === undefined) this.#wrong('valueUnknown', 'year')
      return year === undefined ? null : Number(year.slice(0, 4))
    }
    const day = dayIn(this.#at('closed'))
    return day === undefined ? null : Number(day.slice(0, 4))
  }

  #code<Code extends string>(column: FrameColumn, words: ReadonlyMap<string, Code>): Code | null {
    const text = textOfCell(this.#at(column))
    if (text === '') return null
    const code = words.get(keyOf(text))
    if (code === undefined) this.#wrong('valueUnknown', column)
    return code ?? null
  }
}

/** What two numbers are compared by: whatever the case and the spaces. */
const sameNumber = (number: string): string => number.toLowerCase().replace(/\s/g, '')

function doublesIn(cases: readonly FrameCase[]): readonly FrameFault[] {
  const seen = new Set<string>()
  return cases.flatMap(({ row, number }) => {
    const same = sameNumber(number)
    if (!seen.has(same)) {
      seen.add(same)
      return []
    }
    return { code: 'numberTwice' as const, row, column: 'number' as const, value: number }
  })
}

/** The first row that is read, and what its columns are. Numbers alone need no heading. */
interface Head {
  readonly first: number
  readonly columns: readonly (FrameColumn | undefined)[]
  readonly headings: readonly Cell[]
}

function headOf(rows: readonly (readonly Cell[])[]): Head | undefined {
  const at = rows.findIndex(
    (row, index) => index < HEADER_ROWS && row.some((cell) => columnOf(cell) === 'number'),
  )
  const headings = rows[at]
  if (headings) return { first: at + 1, columns: headings.map(columnOf), headings }
  const isOneColumn = rows.every((row) => row.slice(1).every((cell) => cell === ''))
  return isOneColumn ? { first: 0, columns: ['number'], headings: [] } : undefined
}

/** Reads a table as a list of cases; a case closed later than `today` (YYYY-MM-DD) is open. */
export function readFrame({ rows, openQuote }: Table, today: string): FrameAnswer {
  if (rows.every((row) => row.every((cell) => cell === ''))) return { fault: 'empty' }
  const head = headOf(rows)
  if (!head) return { fault: 'noHeader' }
  const { first, columns, headings } = head
  const known = columns.flatMap((column) => column ?? [])
  const faults: FrameFault[] = [
    ...(openQuote === null
      ? []
      : [{ code: 'quoteOpen' as const, row: openQuote, column: null, value: '' }]),
    ...known
      .filter((column, at) => known.indexOf(column) < at)
      .map((column) => ({ code: 'columnTwice' as const, row: first, column, value: '' })),
  ]
  const read = rows.slice(first).flatMap((cells, at) => {
    const row = new FrameRow(first + at + 1, columns, cells)
    if (row.isEmpty) return []
    const found = row.read(today)
    faults.push(...row.faults)
    return found ?? []
  })
  if (read.length === 0 && faults.length === 0) return { fault: 'empty' }
  if (read.length > MOST_LISTED) return { fault: 'tooManyRows' }
  faults.push(...doublesIn(read.map(({ found }) => found)))
  return {
    cases: read.filter(({ closed }) => closed).map(({ found }) => found),
    open: read.filter(({ closed }) => !closed).map(({ found }) => found),
    faults: faults.toSorted((one, other) => one.row - other.row),
    columns: known,
    ignored: headings.flatMap((cell, at) =>
      columns[at] === undefined && cell !== '' ? [textOfCell(cell).slice(0, 80)] : [],
    ),
  }
}
