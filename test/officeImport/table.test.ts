import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readCsv, readTable, TableError, textOf } from '../../shared/officeImport/table.ts'
import { Prng } from '../support/prng.ts'
import { csv, utf8, windows1252, xlsx } from './officeFile.ts'

const rows = [
  ['Jugendamt', 'Art'],
  ['Jugendamt Köln-Süd', 'Kreis'],
]
const faultOf = async (bytes: Uint8Array): Promise<string> => {
  try {
    await readTable(bytes)
    return 'read'
  } catch (error) {
    if (error instanceof TableError) return error.fault
    throw error
  }
}

describe('[CY6] a CSV', () => {
  it.each([
    ['UTF-8', utf8(csv(rows))],
    ['UTF-8 with a mark', utf8(`\ufeff${csv(rows)}`)],
    ['Windows-1252', windows1252(csv(rows))],
    ['UTF-16, as Excel saves "Unicode text"', Buffer.from(`\ufeff${csv(rows, '\t')}`, 'utf16le')],
    ['commas', utf8(csv(rows, ','))],
    ['tabs', utf8(csv(rows, '\t'))],
    [
      'line feeds alone, and empty rows at the end',
      utf8(`${csv(rows).replace(/\r/g, '')}\n;\n\n \n`),
    ],
    ['a header of Windows above rows of Unix', utf8('Jugendamt;Art\r\nJugendamt Köln-Süd;Kreis\n')],
    ['a header of Unix above rows of Windows', utf8('Jugendamt;Art\nJugendamt Köln-Süd;Kreis\r\n')],
    [
      'line ends of the old Macintosh and of Unicode',
      utf8('Jugendamt;Art\rJugendamt Köln-Süd;Kreis\u2028'),
    ],
    ['quotes', utf8('"Jugendamt";"Art"\r\n"Jugendamt Köln-Süd";"Kreis"\r\n')],
    ['letters in two signs', utf8(csv(rows).normalize('NFD'))],
  ])('in %s is the same table', async (_name, bytes) => {
    expect((await readTable(bytes)).rows).toEqual(rows)
  })

  it('keeps the rows as the file counts them, quoted line breaks and doubled quotes', () => {
    const { rows: read } = readCsv('sep=,\r\nName,Art\r\n"Amt ""Nord"", mit\nZeile",Kreis\r\n')
    expect(read).toEqual([[''], ['Name', 'Art'], ['Amt "Nord", mit\nZeile', 'Kreis']])
  })

  it('[CY5] loses no row, whatever ends which line', () => {
    const ends = ['\n', '\r\n', '\r']
    const names = Array.from({ length: 12 }, (_, row) => `Amt ${String(row)}`)
    for (let seed = 0; seed < 60; seed++) {
      const random = new Prng(seed)
      const text = names.map((name) => `${name};"zwei\nZeilen"${random.pick(ends)}`).join('')
      const { rows: read } = readCsv(`Jugendamt;Bemerkung${random.pick(ends)}${text}`)
      expect(
        read.slice(1).map(([name]) => name),
        String(seed),
      ).toEqual(names)
    }
  })

  it('says in which row a quote is not closed', () => {
    expect(readCsv('Jugendamt;Art\nA;Kreis\n"B;Kreis\nC;Kreis').openQuote).toBe(3)
  })

  it('reads back what an export marked as text', () => {
    expect(readCsv("Jugendamt;Art\n'=1+1;'Kreis").rows[1]).toEqual(['=1+1', "'Kreis"])
  })

  it('is no picture and no text of control signs', async () => {
    expect(await faultOf(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]))).toBe('unreadable')
    expect(() => textOf(utf8('Amt\u0000;Kreis'))).toThrow(TableError)
    for (const other of [
      '%PDF-1.7\n1 0 obj',
      '<html>Jugendamt;Art',
      '{"Jugendamt": "A"}',
      '\n[1, 2]',
    ])
      expect(await faultOf(utf8(other)), other).toBe('unreadable')
  })
})

describe('[CY6] a workbook', () => {
  it('is the same table', async () => {
    expect((await readTable(await xlsx(rows))).rows).toEqual(rows)
  })

  it('with formatted empty cells far below is read, one with something there is not', async () => {
    const files = unzipSync(await xlsx(rows))
    const sheet = new TextDecoder().decode(files['xl/worksheets/sheet1.xml'])
    const withTail = (tail: string) =>
      zipSync({
        ...files,
        'xl/worksheets/sheet1.xml': strToU8(sheet.replace('</sheetData>', `${tail}</sheetData>`)),
      })
    const styled = withTail('<row r="900000"><c r="XFD900000" s="0"/></row>')
    expect((await readTable(styled)).rows).toEqual(rows)
    const value = '<is><t>x</t></is></c></row>'
    for (const [tail, fault] of [
      [`<row r="1048576"><c r="A1048576" t="inlineStr">${value}`, 'tooManyRows'],
      [`<row r="9"><c r="XFD9" t="inlineStr">${value}`, 'tooLarge'],
      // Hidden in the spelling, behind a sign in another attribute, or without a row.
      [`<row r="9"><c r="A10485&#55;6" t="inlineStr">${value}`, 'unreadable'],
      [`<row r="9"><c x=">" r='A1048576' t="inlineStr">${value}`, 'tooManyRows'],
      [`<row r="9"><c r="A" t="inlineStr">${value}`, 'unreadable'],
    ] as const)
      expect(await faultOf(withTail(tail)), tail).toBe(fault)
  })

  it('that becomes too large is left before it is inflated, whatever its sizes say', async () => {
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(60 * 1024 * 1024) })
    expect(bomb.length).toBeLessThan(100 * 1024)
    const began = performance.now()
    expect(await faultOf(bomb)).toBe('tooLarge')
    expect(performance.now() - began).toBeLessThan(2000)
    const many = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [`x${String(index)}.xml`, strToU8('<a/>')]),
    )
    expect(await faultOf(zipSync(many))).toBe('tooLarge')
  })

  it.each([
    ['words without end', '<row><c t="inlineStr"><is><t>A' + ' '.repeat(11_000_000), 'tooLarge'],
    ['a tag without end', `<${'a'.repeat(7_000_000)}`, 'tooLarge'],
    ['tags that are never closed', `<c "'`.repeat(400_000), 'unreadable'],
    ['a row of blanks', `<row>${' '.repeat(8_000_000)}`, 'tooLarge'],
    ['tags within tags', '<a>'.repeat(500_000), 'tooLarge'],
    ['cells without a place', `<row>${'<c/>'.repeat(500_000)}</row>`, 'tooLarge'],
    ['attributes without end', `<c ${'a="b" '.repeat(1_500_000)}/>`, 'tooLarge'],
  ])(
    'that is small and would take long, of %s, is refused before it is read',
    async (_, xml, fault) => {
      const files = unzipSync(await xlsx(rows))
      const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
      const changed = sheet.replace('</sheetData>', `${xml}</sheetData>`)
      expect(changed).toContain(xml.slice(-20))
      const made = zipSync({ ...files, 'xl/worksheets/sheet1.xml': strToU8(changed) }, { level: 9 })
      expect(made.length).toBeLessThan(40_000)
      expect(await faultOf(made)).toBe(fault)
    },
  )

  it('with more words in a cell than a name has is read', async () => {
    const long = [
      ['Jugendamt', 'Bemerkung'],
      ['Jugendamt A', 'Wort '.repeat(3000).trim()],
    ]
    expect((await readTable(await xlsx(long))).rows).toEqual(long)
  })

  it('of another program, cut off or with a password is named', async () => {
    const whole = await xlsx(rows)
    expect(await faultOf(whole.subarray(0, whole.length / 2))).toBe('unreadable')
    expect(await faultOf(zipSync({ 'word/document.xml': strToU8('<a/>') }))).toBe('unreadable')
    const container = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0])
    expect(await faultOf(container)).toBe('oldExcel')
    const locked = Buffer.concat([container, Buffer.from('EncryptedPackage', 'utf16le')])
    expect(await faultOf(locked)).toBe('locked')
  })

  it('and a CSV of 2,000 rows are read, of 5,000 refused', async () => {
    const list = (length: number) => Array.from({ length }, (_, row) => [`Amt ${String(row)}`, 'x'])
    expect((await readTable(utf8(csv(list(2000))))).rows).toHaveLength(2000)
    expect((await readTable(await xlsx(list(2000)))).rows).toHaveLength(2000)
    expect(await faultOf(utf8(csv(list(5000))))).toBe('tooManyRows')
    expect(await faultOf(await xlsx(list(5000)))).toBe('tooManyRows')
  })
})
