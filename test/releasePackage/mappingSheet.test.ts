// The table of a mapping: what it proposes, and what is said of each row that cannot be read.
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { csvOf } from '../../server/coordination/sheet.ts'
import { shippedCatalogues } from '../../server/material.ts'
import type { Catalogue } from '../../shared/catalogue/catalogue.ts'
import { hasOlder, previewOf } from '../../shared/releasePackage/mapping.ts'
import { readSheet, sheetRows } from '../../shared/releasePackage/mappingSheet.ts'
import {
  sheetColumns,
  sheetFaultText,
  sheetPlaceText,
} from '../../shared/releasePackage/mappingSheet.words.ts'

const [older] = shippedCatalogues() as [Catalogue, ...Catalogue[]]
const criterion = (id: string) =>
  older.criteria.find((one) => one.id === id) as Catalogue['criteria'][0]
const newer: Catalogue = {
  ...older,
  version: '2026.1',
  criteria: [
    ...older.criteria
      .filter(({ id }) => id !== 'P-01-1')
      .map((one) => (one.id === 'P-04-1' ? { ...one, title: 'Kinder allein hören; immer' } : one)),
    { ...criterion('P-01-1'), id: 'P-20-1' },
  ],
}
const rows = sheetRows(older, newer)
const rowOf = (id: string) => rows.find(([, from]) => from === id)
/** The table as it comes back from a file, with one cell changed. */
const given = (change: (cells: string[]) => string[] = (cells) => cells) =>
  Papa.parse<string[]>(csvOf({ head: sheetColumns, rows: rows.map(change) }).replace(/^\ufeff/, ''))
    .data
const faultsOf = (table: readonly (readonly string[])[]) => {
  const read = readSheet(table)
  return 'faults' in read ? read.faults : []
}
const withNew = (id: string, code: string) => (cells: string[]) =>
  cells[1] === id ? cells.with(3, code) : cells

describe('[RP12] the table of a mapping', () => {
  it('holds every criterion of the older version, proposes what stays, and says what is to be done', () => {
    const listed = rows.filter(([kind]) => kind === 'Kriterium').map(([, from]) => from)
    expect(listed).toEqual(older.criteria.map(({ id }) => id))
    expect(rowOf('P-04-2')?.[3]).toBe('P-04-2')
    expect(rowOf('P-04-2')?.[5]).toContain('Bleibt')
    expect(rowOf('P-04-1')?.[5]).toContain('anderer Titel')
    expect(rowOf('P-01-1')?.[3]).toBe('')
    expect(rowOf('P-01-1')?.[5]).toContain('Entfallen: leer lassen')
    expect(rows.at(-1)?.slice(0, 4)).toEqual(['nur neu', '', '', 'P-20-1'])
  })

  it('comes back from a file as the mapping it says: the same, divided, gone', () => {
    const untouched = readSheet(given())
    if ('faults' in untouched) throw new Error('not read')
    const { from, to, criteria, ratings } = untouched.mapping
    expect([from, to, ratings]).toEqual([
      { key: older.key, version: '2020.1' },
      { key: older.key, version: '2026.1' },
      [],
    ])
    expect(criteria.find((one) => one.from === 'P-01-1')?.to).toEqual([])
    expect(previewOf(untouched.mapping, older, newer).faults).toEqual([])
    const divided = readSheet(given(withNew('P-01-1', 'P-20-1, P-04-2')))
    if ('faults' in divided) throw new Error('not read')
    expect(divided.mapping.criteria.find((one) => one.from === 'P-01-1')?.to).toEqual([
      'P-20-1',
      'P-04-2',
    ])
    // Where a code stands can be told: in its own row, and in that of the criterion it was joined to.
    expect(divided.rowsOf('P-04-2')).toHaveLength(2)
  })

  it('asks for ratings that are no more', () => {
    const scales = Object.fromEntries(
      Object.entries(newer.scales).map(([name, steps]) => [
        name,
        steps.map((step) => (step.value === 'not_met' ? { ...step, value: 'missed' } : step)),
      ]),
    )
    const asked = sheetRows(older, { ...newer, scales }).find(([kind]) => kind === 'Einstufung')
    expect(asked?.slice(0, 2)).toEqual(['Einstufung', 'not_met'])
    expect(asked?.[5]).toContain('missed')
    const read = readSheet([
      rows[0] ?? [],
      ['Einstufung', 'not_met', '', 'missed'],
      ['Einstufung', 'x', '', ''],
    ])
    expect('mapping' in read && read.mapping.ratings).toEqual([
      { from: 'not_met', to: 'missed' },
      { from: 'x', to: null },
    ])
  })

  it.each<[string, string[][], string, number | null]>([
    [
      'without its first row',
      given().filter(([kind]) => kind !== 'Zuordnung'),
      'headMissing',
      null,
    ],
    ['of no catalogue', [['Zuordnung', 'Katalog', '', 'x@1']], 'headWrong', 1],
    ['with a code that is none', given(withNew('P-01-1', 'P 20')), 'toWrong', 3],
    [
      'with a changed first column',
      [...given(), ['Krit', 'P-01-1', '', 'P-20-1']],
      'kindUnknown',
      given().length + 1,
    ],
    ['with a changed second column', [rows[0] ?? [], ['Kriterium', 'P1', '', '']], 'fromWrong', 2],
  ])('%s is told by its row', (_, table, kind, row) => {
    const [first] = faultsOf(table)
    expect(first).toMatchObject({ kind, row })
    expect(first && sheetFaultText(first, true)).not.toContain('{text}')
  })

  it.each<[string, string[][], string]>([
    [
      'the older code',
      [rows[0] ?? [], ['Kriterium', '', 'Titel', 'P-01-1']],
      'Zeile 2, Spalte „Bisher“',
    ],
    [
      'the older rating',
      [rows[0] ?? [], ['Einstufung', '', '', 'met']],
      'Zeile 2, Spalte „Bisher“',
    ],
    ['the older version', [['Zuordnung', '', '', 'x-y@1']], 'Zeile 1, Spalte „Bisher“'],
    ['the newer version', [['Zuordnung', 'x-y@1', '', '']], 'Zeile 1, Spalte „Neu“'],
  ])('an empty cell for %s is told by row and column, and as empty', (_, table, place) => {
    const [first] = faultsOf(table)
    expect(first && sheetPlaceText(first)).toBe(place)
    expect(first && sheetFaultText(first, true)).toMatch(/^Hier steht nichts;/)
  })

  it('points to the template only where there is one', () => {
    const [first] = faultsOf(given().filter(([kind]) => kind !== 'Zuordnung'))
    expect(first && sheetFaultText(first, true)).toContain('laden Sie sie noch einmal herunter')
    const without = first && sheetFaultText(first, false)
    expect(without).not.toMatch(/laden/)
    expect(without).toContain('sobald von einem Katalog zwei Fassungen da sind')
    expect(hasOlder([older])).toBe(false)
    expect(hasOlder([older, newer])).toBe(true)
  })
})
