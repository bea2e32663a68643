// Files with lists of offices, as people bring them.
import writeXlsxFile from 'write-excel-file/node'
import type { OfficeInput } from '../../shared/office/office.schema.ts'
import {
  administrativeDistrictWords,
  authorityTypeWords,
  sizeClassWords,
} from '../../shared/office/office.words.ts'

export const HEADER = [
  ...['Jugendamt', 'Landesteil', 'Regierungsbezirk', 'Art', 'Größe', 'Belastungsklasse'],
]

/** The cells of an office in the order of the header. */
export const cellsOf = (office: OfficeInput): string[] => [
  office.name,
  office.regionalBody,
  administrativeDistrictWords[office.administrativeDistrict],
  authorityTypeWords[office.authorityType],
  sizeClassWords[office.sizeClass],
  String(office.burdenClass ?? ''),
]

export const csv = (rows: readonly (readonly string[])[], sign = ';'): string =>
  rows.map((row) => row.join(sign)).join('\r\n')

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Windows-1252, for the letters German lists hold. */
export const windows1252 = (text: string): Uint8Array => Buffer.from(text, 'latin1')

/** A workbook with one sheet of text cells. */
export async function xlsx(rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const data = rows.map((row) =>
    row.map((value) => (value === '' ? null : { value, type: String })),
  )
  return new Uint8Array(await writeXlsxFile(data).toBuffer())
}
