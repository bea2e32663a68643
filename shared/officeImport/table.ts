// A table out of a file, CSV, XLSX or ODS, with everything bounded. Runs away from whatever must not stand still: in a
// thread of the server (lists of offices), or in a worker of the browser (lists that never leave it).
import { Unzip, UnzipInflate, strFromU8, strToU8, zipSync } from 'fflate'
import { readSheet } from 'read-excel-file/universal'
import { csvRows } from './csv.ts'
import { IMPORT_ROWS } from './officeImport.schema.ts'
import { odsRows } from './ods.ts'

/** One cell: text without white space at its ends, or what a table program keeps as a date. */
export type Cell = string | Date

/** The rows of a file, the first one first, and the number of a row in which a quote is not closed. */
export interface Table {
  readonly rows: readonly (readonly Cell[])[]
  readonly openQuote: number | null
}

export type TableFault = 'unreadable' | 'oldExcel' | 'tooManyRows' | 'tooLarge' | 'locked'

/** Why no table came out of a file. */
export class TableError extends Error {
  readonly fault: TableFault

  constructor(fault: TableFault) {
    super(fault)
    this.fault = fault
  }
}

/** What a table may be: rows, bytes of all its files after inflating, and tags in them. */
export interface TableBounds {
  readonly rows: number
  readonly bytes: number
  readonly tags: number
}

/** A list of offices: 2,000 rows of 30 cells have 360,000 tags. */
const officeBounds: TableBounds = { rows: IMPORT_ROWS, bytes: 12 * 1024 * 1024, tags: 400_000 }

/** How many files a workbook may hold, and how many columns a sheet. */
const ENTRIES = 200
const COLUMNS = 100
/** Bytes of a tag, and of the words between two of them: a table program takes 32,767 signs in a cell, a list of offices few. */
const RUN = 16 * 1024
/** Compressed bytes go in piece by piece, so that little is inflated before it is counted. */
const PIECE = 4 * 1024

/** Reads the first sheet of an XLSX or ODS, or a CSV in UTF-8, UTF-16 or Windows-1252. Throws `TableError`. */
export async function readTable(bytes: Uint8Array, bounds = officeBounds): Promise<Table> {
  const [a, b] = bytes
  if (a === 0x50 && b === 0x4b) return { rows: await readWorkbook(bytes, bounds), openQuote: null }
  // The container of Excel before 2007, and of workbooks with a password.
  if (a === 0xd0 && b === 0xcf)
    throw new TableError(holdsText(bytes, 'EncryptedPackage') ? 'locked' : 'oldExcel')
  return readCsv(textOf(bytes), bounds)
}

/** Does a text stand in the bytes, two for each of its letters? */
const holdsText = (bytes: Uint8Array, text: string): boolean =>
  strFromU8(bytes, true).includes([...text].map((letter) => `${letter}\0`).join(''))

/** The text of a CSV: by its byte order mark, else as UTF-8, and as Windows-1252 where that is none. */
export function textOf(bytes: Uint8Array): string {
  const [a, b] = bytes
  const decode = (label: string): string => new TextDecoder(label, { fatal: true }).decode(bytes)
  try {
    const text = a === 0xff && b === 0xfe ? decode('utf-16le') : decode('utf-8')
    return controlFree(text)
  } catch (error) {
    if (error instanceof TableError) throw error
    return controlFree(decode('windows-1252'))
  }
}

/** A picture is no table, nor what begins as a PDF, a page of the web, or data of a program does. */
function controlFree(text: string): string {
  if (/[\u0000-\u0008\u000e-\u001f]|^\s*(?:%PDF-|[<{[])/.test(text))
    throw new TableError('unreadable')
  return text
}

/** Reads a CSV, without the empty rows at its end. */
export function readCsv(text: string, bounds = officeBounds): Table {
  const { rows, openQuote } = csvRows(text)
  return {
    rows: trimmed(
      rows.map((row) => row.map(cellText)),
      bounds,
    ),
    openQuote,
  }
}

/** A sign that keeps a table program from calculating is no part of what was written (CY6). */
const cellText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\u00a0/g, ' ')
    .trim()
    .replace(/^'(?=[=+\-@＝＋－＠])/, '')

/** Without the empty rows at the end. Throws where more remain than are read. */
function trimmed(rows: Cell[][], bounds: TableBounds): Cell[][] {
  const last = rows.findLastIndex((row) => row.some((cell) => cell !== ''))
  if (last + 1 > bounds.rows) throw new TableError('tooManyRows')
  return rows.slice(0, last + 1)
}

/** The rows of the first sheet of a workbook. */
async function readWorkbook(bytes: Uint8Array, bounds: TableBounds): Promise<Cell[][]> {
  const files = unzipped(bytes, bounds)
  const content = files.get('content.xml')
  const manifest = files.get('META-INF/manifest.xml')
  // Of a document with a password only the list of its files can be read.
  if (manifest && strFromU8(manifest).includes('encryption-data')) throw new TableError('locked')
  refuseKnotted(files.values(), bounds)
  const rows = content ? readOds(content, bounds) : await readXlsx(files, bounds)
  return trimmed(
    rows.map((row) => row.map((cell) => (cell instanceof Date ? cell : cellText(cell)))),
    bounds,
  )
}

const readOds = (content: Uint8Array, { rows }: TableBounds): Cell[][] =>
  odsRows(strFromU8(content), {
    ...{ rows, columns: COLUMNS },
    tooMany: (what) => new TableError(what === 'rows' ? 'tooManyRows' : 'tooLarge'),
  })

async function readXlsx(
  files: ReadonlyMap<string, Uint8Array>,
  bounds: TableBounds,
): Promise<Cell[][]> {
  const clean = Object.fromEntries(
    [...files].map(
      ([name, file]) => [name, isSheet(name) ? narrowed(file, bounds) : file] as const,
    ),
  )
  // Put together again from what was counted, so that the library reads nothing else.
  const counted = zipSync(clean, { level: 0 })
  const found = await readSheet(counted.slice().buffer).catch(() => {
    throw new TableError('unreadable')
  })
  return found.map((row) =>
    row.map((cell) => {
      const value: unknown = cell
      if (value instanceof Date) return value
      return value === null || value === undefined ? '' : String(cell)
    }),
  )
}

const isSheet = (name: string): boolean => /worksheets\/[^/]*\.xml$/i.test(name)

/** The XML files of an archive. Inflating is counted, because declared sizes can lie. */
function unzipped(bytes: Uint8Array, bounds: TableBounds): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  let total = 0
  let entries = 0
  const unzip = new Unzip((file) => {
    entries += 1
    if (entries > ENTRIES) throw new TableError('tooLarge')
    if (!/\.(xml|rels)$/i.test(file.name)) return
    const parts: Uint8Array[] = []
    file.ondata = (error, part, isLast) => {
      // What is thrown here comes back as an error.
      if (error) throw error instanceof TableError ? error : new TableError('unreadable')
      total += part.length
      if (total > bounds.bytes) throw new TableError('tooLarge')
      parts.push(part)
      if (isLast) files.set(file.name, joined(parts))
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  try {
    for (let at = 0; at < bytes.length; at += PIECE)
      unzip.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length)
  } catch (error) {
    throw error instanceof TableError ? error : new TableError('unreadable')
  }
  return files
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

const [OPENS, CLOSES] = [0x3c, 0x3e]

/**
 * Refuses what takes a reader longer than a table does, though it is small: tags and words without end, and tags
 * within tags. What is left costs as much as it has bytes (CY6).
 */
function refuseKnotted(files: Iterable<Uint8Array>, bounds: TableBounds): void {
  let tags = 0
  for (const file of files) {
    let from = 0
    let isOpen = false
    for (let at = 0; at <= file.length; at++) {
      const sign = file[at]
      if (at < file.length && sign !== OPENS && sign !== CLOSES) continue
      if (at - from > RUN) throw new TableError('tooLarge')
      from = at
      // A sign of an end among words is one of them.
      if (sign === OPENS && isOpen) throw new TableError('unreadable')
      if (sign === OPENS && ++tags > bounds.tags) throw new TableError('tooLarge')
      isOpen = sign === OPENS
    }
  }
}

/** A tag of a cell or row with its attributes, quoted ones as a whole. */
const PLACE = /<(?:[\w-]+:)?(c|row)\b((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>/g

/**
 * A sheet without the empty cells and rows that formatting leaves behind. The library fills every gap, so a cell in the
 * last corner of a sheet would be seventeen thousand million: a place beyond the limits is refused before it is read.
 */
function narrowed(file: Uint8Array, bounds: TableBounds): Uint8Array {
  const full = strFromU8(file).replace(PLACE, (tag, _name, attributes: string) =>
    attributes.trimEnd().endsWith('/') ? '' : tag,
  )
  const xml = full.replace(/<((?:[\w-]+:)?row)\b(?:[^<>"']|"[^"<]*"|'[^'<]*')*>\s*<\/\1>/g, '')
  for (const [, name, attributes = ''] of xml.matchAll(PLACE)) {
    const place = /(?:^|\s)r\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes)
    const at = place?.[1] ?? place?.[2]
    if (at === undefined) continue
    const [, letters = '', digits = ''] = /^([A-Z]{0,3})(\d{1,7})$/.exec(at) ?? []
    if (digits === '' || (name === 'c') !== (letters !== '')) throw new TableError('unreadable')
    if (Number(digits) > bounds.rows) throw new TableError('tooManyRows')
    if (columnNumber(letters) > COLUMNS) throw new TableError('tooLarge')
  }
  return strToU8(xml)
}

/** "A" is 1, "AA" 27; no letter 0. */
const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
