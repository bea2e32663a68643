import { describe, expect, it } from 'vitest'
import { readFrame, type Frame } from '../../shared/draw/frame.ts'
import { readCsv } from '../../shared/officeImport/table.ts'

const TODAY = '2026-11-29'
const read = (text: string) => readFrame(readCsv(text), TODAY)

function frame(text: string): Frame {
  const found = read(text)
  if ('fault' in found) throw new Error(found.fault)
  return found
}

describe('[DR5] a list of cases', () => {
  it('is read from numbers alone, one a line', () => {
    const { cases, columns, faults } = frame('51-2024-0001\n51-2024-0002\n\n51-2024-0003\n')
    expect(cases.map(({ number }) => number)).toEqual([
      ...['51-2024-0001', '51-2024-0002', '51-2024-0003'],
    ])
    expect([columns, faults]).toEqual([['number'], []])
  })

  it('is read from a table under a title, in any order of columns, with words as offices write them', () => {
    const { cases, ignored, faults } = frame(
      [
        'Abgeschlossene Gefährdungseinschätzungen;;;;',
        'Ergebnis;AZ;Abgeschlossen am;Ausschlussgrund;Sachgebiet',
        'akut;51/1;3.5.2024;;Nord',
        'Kindeswohlgefährdung (latent);51/2;2023-12-01;Presse;Süd',
        'keine Gefährdung;51/3;31.12.22;laufendes Gerichtsverfahren;Süd',
      ].join('\n'),
    )
    expect(faults).toEqual([])
    expect(ignored).toEqual(['Sachgebiet'])
    expect(
      cases.map(({ number, year, result, exclusion }) => [number, year, result, exclusion]),
    ).toEqual([
      ['51/1', 2024, 'acute', null],
      ['51/2', 2023, 'latent', 'press'],
      ['51/3', 2022, 'none', 'courtCase'],
    ])
  })

  it('keeps apart what is not closed: said, empty, or on a day that is not there yet', () => {
    const { cases, open } = frame(
      'Aktenzeichen;Abgeschlossen\n1;ja\n2;läuft\n3;\n4;30.11.2026\n5;29.11.2026\n6;nein',
    )
    expect(cases.map(({ number }) => number)).toEqual(['1', '5'])
    expect(open.map(({ row, number }) => [row, number])).toEqual([
      ...([
        [3, '2'],
        [4, '3'],
        [5, '4'],
        [7, '6'],
      ] as const),
    ])
  })

  it('takes no day that no calendar has for the day a case was closed', () => {
    const { cases, faults } = frame(
      'Aktenzeichen;Abgeschlossen\n1;31.02.2024\n2;2024-13\n3;29.02.2024\n4;12.12.2025\n5;2023\n6;0204',
    )
    expect(faults.map(({ row, code, value }) => [row, code, value])).toEqual([
      [2, 'valueUnknown', '31.02.2024'],
      [3, 'valueUnknown', '2024-13'],
      [7, 'valueUnknown', '0204'],
    ])
    expect(cases.map(({ number, year }) => [number, year])).toEqual([
      ['3', 2024],
      ['4', 2025],
      ['5', 2023],
    ])
  })

  it('says in which row what is to be mended', () => {
    const { faults } = frame(
      `Aktenzeichen;Jahr;Ergebnis\n51 / 1;2024;akut\n;2024;akut\n51/1;2024;akut\n51/2;bald;akut\n51/3;2024;grün\n${'9'.repeat(61)};2024;akut`,
    )
    expect(faults.map(({ row, code, column, value }) => [row, code, column, value])).toEqual([
      [3, 'numberMissing', 'number', ''],
      [4, 'numberTwice', 'number', '51/1'],
      [5, 'valueUnknown', 'year', 'bald'],
      [6, 'valueUnknown', 'result', 'grün'],
      [7, 'numberLong', 'number', '9'.repeat(61)],
    ])
    expect(frame('AZ;Fallnummer\n1;2').faults).toEqual([
      { code: 'columnTwice', row: 1, column: 'number', value: '' },
    ])
    expect(frame('AZ;Jahr\n"1;2024\n2;2024').faults[0]?.code).toBe('quoteOpen')
  })

  it('is none without a heading for its numbers, and none if nothing stands in it', () => {
    expect(read('a;b\n1;2')).toEqual({ fault: 'noHeader' })
    expect(read('\n\n')).toEqual({ fault: 'empty' })
    expect(read('Aktenzeichen;Jahr\n')).toEqual({ fault: 'empty' })
  })
})
