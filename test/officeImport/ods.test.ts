import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readTable, TableError } from '../../shared/officeImport/table.ts'

/** A document as LibreOffice writes it: one line of XML, gaps as repetitions, a million empty rows at the end. */
const ods = (sheet: string, more: Record<string, string> = {}): Uint8Array =>
  zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
    'content.xml': strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><office:document-content><office:automatic-styles><style:style style:name="co1"/></office:automatic-styles><office:body><office:spreadsheet><table:calculation-settings/><table:table table:name="Tabelle1"><table:table-column table:number-columns-repeated="3"/>${sheet}<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table><table:table table:name="Tabelle2"><table:table-row><table:table-cell office:value-type="string"><text:p>zweites Blatt</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`,
    ),
    'styles.xml': strToU8('<office:document-styles/>'),
    ...Object.fromEntries(Object.entries(more).map(([name, text]) => [name, strToU8(text)])),
  })

const words = (text: string, attributes = ''): string =>
  `<table:table-cell office:value-type="string"${attributes}><text:p>${text}</text:p></table:table-cell>`
const row = (cells: string, attributes = ''): string =>
  `<table:table-row${attributes}>${cells}</table:table-row>`

const faultOf = async (bytes: Uint8Array): Promise<string> => {
  try {
    await readTable(bytes)
    return 'read'
  } catch (error) {
    if (error instanceof TableError) return error.fault
    throw error
  }
}

describe('[CY6] an ODS', () => {
  it('is read: text, numbers, dates, gaps, repetitions, the first sheet alone', async () => {
    const sheet = [
      row(`${words('Aktenzeichen')}${words('Jahr')}<table:table-cell/>${words('Abgeschlossen')}`),
      row('<table:table-cell table:number-columns-repeated="4"/>'),
      row(
        `${words('51/1 &amp; &lt;2&gt; &#228;')}<table:table-cell office:value-type="float" office:value="2024"><text:p>2.024</text:p></table:table-cell><table:table-cell/><table:table-cell office:value-type="date" office:date-value="2024-05-03"><text:p>03.05.24</text:p></table:table-cell>`,
      ),
      row(
        `${words('gleich')}${words('x', ' table:number-columns-repeated="2"')}`,
        ' table:number-rows-repeated="2"',
      ),
    ].join('')
    const { rows } = await readTable(ods(sheet))
    expect(rows).toEqual([
      ['Aktenzeichen', 'Jahr', '', 'Abgeschlossen'],
      [],
      ['51/1 & <2> ä', '2024', '', new Date('2024-05-03')],
      ['gleich', 'x', 'x'],
      ['gleich', 'x', 'x'],
    ])
  })

  it('gives the words of a cell, with its spaces and lines, and not those of a remark on it', async () => {
    const cell = `<table:table-cell office:value-type="string"><office:annotation><text:p>Anmerkung</text:p></office:annotation><text:p>51<text:s text:c="2"/>a<text:span>b</text:span></text:p>\n <text:p>zwei</text:p></table:table-cell>`
    expect((await readTable(ods(row(cell)))).rows).toEqual([['51  ab\nzwei']])
  })

  it('is refused if it is locked, too large, or no document', async () => {
    const locked = ods('', { 'META-INF/manifest.xml': '<manifest:encryption-data/>' })
    expect(await faultOf(locked)).toBe('locked')
    expect(await faultOf(ods(row(words('a'), ' table:number-rows-repeated="2001"')))).toBe(
      'tooManyRows',
    )
    expect(await faultOf(ods(row(words('a', ' table:number-columns-repeated="101"'))))).toBe(
      'tooLarge',
    )
    expect(await faultOf(zipSync({ 'brief.xml': strToU8('<a/>') }))).toBe('unreadable')
  })
})
