// A table out of a file, CSV or XLSX, with everything bounded. Runs in a thread of its own (`tableWorker.ts`).
import { Unzip, UnzipInflate, strFromU8, zipSync } from 'fflate'
import Papa from 'papaparse'
import { readSheet } from 'read-excel-file/universal'
import { withLineFeeds } from '../../shared/kernel/text.ts'
import { IMPORT_ROWS } from '../../shared/officeImport/officeImport.schema.ts'

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

/** Bytes of all files in an XLSX after inflating, how many files, and how many columns a sheet may have. */
const UNZIPPED_BYTES = 12 * 1024 * 1024
const ENTRIES = 200
const COLUMNS = 100
/** Tags of all files in an XLSX: 2,000 rows of 30 cells have 360,000. */
const TAGS = 400_000
/** Bytes of a tag, and of the words between two of them: a table program takes 32,767 signs in a cell, a list of offices few. */
const RUN = 16 * 1024
/** Compressed bytes go in piece by piece, so that little is inflated before it is counted. */
const PIECE = 4 * 1024

/** Reads the first sheet of an XLSX, or a CSV in UTF-8, UTF-16 or Windows-1252. Throws `TableError`. */
export async function readTable(bytes: Uint8Array): Promise<Table> {
  const [a, b] = bytes
  if (a === 0x50 && b === 0x4b) return { rows: await readXlsx(bytes), openQuote: null }
  // The container of Excel before 2007, and of workbooks with a password.
  if (a === 0xd0 && b === 0xcf)
    throw new TableError(holdsText(bytes, 'EncryptedPackage') ? 'locked' : 'oldExcel')
  return readCsv(textOf(bytes))
}

const holdsText = (bytes: Uint8Array, text: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from(text, 'utf16le'),
  )

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

/**
 * Reads a CSV: `;`, `,` or tabs between cells, quotes, the line `sep=;` of Excel, empty rows at the end. Any end of a line
 * ends it, also where a file has several kinds: the library looks for one kind only, and rows would run together.
 */
export function readCsv(text: string): Table {
  const lines = withLineFeeds(text)
  const separator = /^sep=(.)\n/.exec(lines)
  // The first line stays as an empty row, so that rows are counted as the file counts them.
  const body = separator ? lines.replace(/^sep=./, '') : lines
  const { data, errors } = Papa.parse<string[]>(body, {
    newline: '\n',
    delimiter: separator?.[1] ?? delimiterOf(body),
  })
  const rows = trimmed(data.map((row) => row.map(cellText)))
  const open = errors.find(({ type }) => type === 'Quotes')
  return { rows, openQuote: open ? (open.row ?? 0) + 1 : null }
}

/** What stands most often in the first line with one of them: headings hold no comma. */
function delimiterOf(text: string): string {
  const lines = text.split('\n', 20)
  const counted = [';', '\t', ','].map((sign) => ({
    sign,
    count: Math.max(...lines.map((line) => line.split(sign).length)),
  }))
  return counted.reduce((most, one) => (one.count > most.count ? one : most)).sign
}

/** A sign that keeps a table program from calculating is no part of what was written (CY6). */
const cellText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\u00a0/g, ' ')
    .trim()
    .replace(/^'(?=[=+\-@＝＋－＠])/, '')

/** Without the empty rows at the end. Throws where more remain than are read. */
function trimmed(rows: Cell[][]): Cell[][] {
  const last = rows.findLastIndex((row) => row.some((cell) => cell !== ''))
  if (last + 1 > IMPORT_ROWS) throw new TableError('tooManyRows')
  return rows.slice(0, last + 1)
}

/** The rows of the first sheet of a workbook. */
async function readXlsx(bytes: Uint8Array): Promise<Cell[][]> {
  const files = unzipped(bytes)
  refuseKnotted(files.values())
  const clean = Object.fromEntries(
    [...files].map(([name, file]) => [name, isSheet(name) ? narrowed(file) : file] as const),
  )
  // Put together again from what was counted, so that the library reads nothing else.
  const counted = zipSync(clean, { level: 0 })
  const found = await readSheet(counted.slice().buffer).catch(() => {
    throw new TableError('unreadable')
  })
  return trimmed(
    found.map((row) =>
      row.map((cell) => {
        const value: unknown = cell
        if (value instanceof Date) return value
        return value === null || value === undefined ? '' : cellText(String(cell))
      }),
    ),
  )
}

const isSheet = (name: string): boolean => /worksheets\/[^/]*\.xml$/i.test(name)

/** The XML files of an archive. Inflating is counted, because declared sizes can lie. */
function unzipped(bytes: Uint8Array): Map<string, Uint8Array> {
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
      if (total > UNZIPPED_BYTES) throw new TableError('tooLarge')
      parts.push(part)
      if (isLast) files.set(file.name, Buffer.concat(parts))
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

const [OPENS, CLOSES] = [0x3c, 0x3e]

/**
 * Refuses what takes a reader longer than a table does, though it is small: tags and words without end, and tags
 * within tags. What is left costs as much as it has bytes (CY6).
 */
function refuseKnotted(files: Iterable<Uint8Array>): void {
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
      if (sign === OPENS && ++tags > TAGS) throw new TableError('tooLarge')
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
function narrowed(file: Uint8Array): Uint8Array {
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
    if (Number(digits) > IMPORT_ROWS) throw new TableError('tooManyRows')
    if (columnNumber(letters) > COLUMNS) throw new TableError('tooLarge')
  }
  return Buffer.from(xml)
}

/** "A" is 1, "AA" 27; no letter 0. */
const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
