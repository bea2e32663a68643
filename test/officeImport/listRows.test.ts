import { describe, expect, it } from 'vitest'
import { inventedOffices } from '../../server/demo/inventedOffices.ts'
import { halfYearFrom, readList, type ListRows } from '../../server/officeImport/listRows.ts'
import type { Cell } from '../../shared/officeImport/table.ts'
import { nameKey } from '../../shared/kernel/name.ts'
import type { ListInput } from '../../shared/officeImport/officeImport.schema.ts'
import { cellsOf, HEADER } from './officeFile.ts'

function read(kind: ListInput['kind'], rows: readonly (readonly Cell[])[]): ListRows {
  const found = readList(kind, { rows, openQuote: null })
  if ('fault' in found) throw new Error(found.fault)
  return found
}
/** "row column code" of each fault. */
const told = ({ faults }: ListRows): string[] =>
  faults.map(({ row, column, code }) => `${String(row)} ${column ?? '–'} ${code}`)
const office = ['Jugendamt Lindenau', 'LVR', 'Köln', 'Kreis', '25.000 bis 60.000', '3']

it('the invented offices are 91 LWL and 95 LVR, no two look the same, and each is one', () => {
  const offices = inventedOffices(7)
  expect(offices).toEqual(inventedOffices(7))
  expect(offices.filter(({ regionalBody }) => regionalBody === 'LWL')).toHaveLength(91)
  expect(offices.filter(({ regionalBody }) => regionalBody === 'LVR')).toHaveLength(95)
  expect(new Set(offices.map(({ name }) => nameKey(name))).size).toBe(186)
  const { rows, faults } = read('offices', [HEADER, ...offices.map(cellsOf)])
  expect(faults).toEqual([])
  expect(rows.map(({ name, office }) => ({ name, ...office }))).toEqual(offices)
})

describe('[CY6] a list of offices', () => {
  it('is read under other headings, below a title, with words as people write them', () => {
    const found = read('offices', [
      ['Jugendämter in NRW, Stand 2026'],
      [],
      [
        'Nr.',
        'Name des Jugendamts',
        'Landesjugendamt',
        'Bezirksregierung',
        'Typ',
        'Groesse',
        'Bemerkung',
      ],
      [
        '1',
        'Jugendamt  Lindenau',
        'LVR-Landesjugendamt Rheinland',
        'Reg.-Bez. Köln',
        'kreisfreie Stadt',
        '45.231',
        '',
      ],
      [],
      [
        '2',
        'Jugendamt Erlenau',
        'westfalen-lippe',
        'Bezirksregierung Münster',
        'Städteregion',
        '251000',
        'x',
      ],
    ])
    expect(told(found)).toEqual([])
    expect(found.ignored).toEqual(['Nr.', 'Bemerkung'])
    expect(found.rows.map(({ row, name, office: read }) => [row, name, read])).toEqual([
      [
        4,
        'Jugendamt Lindenau',
        {
          ...{ regionalBody: 'LVR', administrativeDistrict: 'koeln' },
          ...{ authorityType: 'kreisfreie_stadt', sizeClass: '25000_60000', burdenClass: null },
        },
      ],
      [
        6,
        'Jugendamt Erlenau',
        {
          ...{ regionalBody: 'LWL', administrativeDistrict: 'muenster' },
          ...{ authorityType: 'staedteregion', sizeClass: 'over_250000', burdenClass: null },
        },
      ],
    ])
  })

  it('names every fault by row and column at once', () => {
    const wrong = read('offices', [
      HEADER,
      office,
      ['', 'LVR', 'Köln', 'Kreis', '25.000 bis 60.000', ''],
      ['Jugendamt B', 'LWL', 'Köln', 'Kreis', '25.000 bis 60.000', ''],
      ['Jugendamt C', 'Bayern', 'Münster', '', 'riesig', '9'],
      ['jugendamt  lindenau', 'LVR', 'Köln', 'Kreis', '45000', 'BK 2'],
      ['x'.repeat(121), 'LVR', 'Köln', 'Kreis', '45000', 'Klasse 2'],
    ])
    expect(told(wrong)).toEqual([
      '3 name nameMissing',
      '4 administrativeDistrict districtUnfit',
      '5 regionalBody valueUnknown',
      '5 authorityType valueMissing',
      '5 sizeClass valueUnknown',
      '5 burdenClass valueUnknown',
      '6 name nameTwice',
      '7 name nameLength',
    ])
    expect(wrong.faults.find(({ code }) => code === 'nameTwice')?.other).toBe(2)
    expect(wrong.faults.find(({ row }) => row === 7)?.value).toHaveLength(80)
  })

  it('[CY5] asks about what stands under no heading, in any row, and drops none of it', () => {
    const found = read('offices', [
      ['Liste der Jugendämter', '', '', '', '', '', 'Stand 2026'],
      HEADER.slice(0, 5),
      [...office.slice(0, 5), ''],
      [...office.slice(0, 5), '', 'Jugendamt Erlenau', 'LVR'],
    ])
    expect(told(found)).toEqual(['4 – cellUnheaded'])
    expect(found.faults[0]?.value).toBe('Jugendamt Erlenau')
    const between = read('offices', [
      [...HEADER.slice(0, 5), '', 'Belastungsklasse'],
      [...office.slice(0, 5), 'wichtig', '3'],
    ])
    expect(told(between)).toEqual(['2 – cellUnheaded'])
  })

  it('without a column, with one twice or without a header is none', () => {
    expect(told(read('offices', [HEADER.slice(0, 3), office]))).toEqual([
      '1 authorityType columnMissing',
      '1 sizeClass columnMissing',
    ])
    expect(told(read('offices', [[...HEADER, 'Einwohner'], office]))).toEqual([
      '1 sizeClass columnTwice',
    ])
    expect(readList('offices', { rows: [office], openQuote: null })).toEqual({ fault: 'noHeader' })
    for (const rows of [[], [HEADER], [HEADER, ['', '']]])
      expect(readList('offices', { rows, openQuote: null })).toEqual({ fault: 'empty' })
    const open = readList('offices', { rows: [HEADER, office], openQuote: 2 })
    expect('faults' in open && told(open)).toEqual(['2 – quoteOpen'])
  })

  it('has no rows by names every object inherits', () => {
    expect(
      told(
        read('offices', [
          ['Jugendamt', 'constructor'],
          ['A', 'x'],
        ]),
      ),
    ).toHaveLength(4)
    const found = read('plan', [
      ['Jugendamt', 'Halbjahr'],
      ['Amt A', 'constructor 2024'],
    ])
    expect(told(found)).toEqual(['2 halfYear valueUnknown'])
  })
})

describe('[CY6] a plan', () => {
  it.each([
    '1. Halbjahr 2024',
    '2024-H1',
    '2024-1',
    '2024/1',
    '1/2024',
    'I/2024',
    'H1 2024',
    '2024 H1',
    '1. Hj. 2024',
    'Erstes Halbjahr 2024',
  ])('reads the half-year "%s"', (text) => {
    expect(halfYearFrom(text)).toBe('2024-H1')
  })

  it.each(['2024', '3/2024', '1. Quartal 2024', 'Januar 2024', '01.01.2024', '1/24', ''])(
    'asks about "%s"',
    (text) => {
      expect(halfYearFrom(text)).toBeUndefined()
    },
  )

  it('says that a table program made a date of it; an empty cell is none', () => {
    const found = read('plan', [
      ['Jugendamt', 'Halbjahr', 'Art'],
      ['Amt A', '2. Halbjahr 2026', 'Kreis'],
      ['Amt B', new Date('2024-02-01'), ''],
      ['Amt C', '', ''],
      ['Amt D', 'keines', ''],
    ])
    expect(told(found)).toEqual(['3 halfYear halfYearDate'])
    expect(found.rows).toEqual([
      { row: 2, name: 'Amt A', key: 'amt a', office: null, halfYear: '2026-H2' },
      { row: 4, name: 'Amt C', key: 'amt c', office: null, halfYear: null },
      { row: 5, name: 'Amt D', key: 'amt d', office: null, halfYear: null },
    ])
    expect(found.faults[0]?.value).toBe('2024-02-01')
  })
})
