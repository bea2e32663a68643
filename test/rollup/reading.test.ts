// How a release is read in tables.
import { describe, expect, it } from 'vitest'
import { shownTables } from '../../client/rollup/rollupView.ts'
import type { RollupRelease } from '../../shared/rollup/release.schema.ts'

describe('[LA10] the tables of a release', () => {
  it('have no columns that stand for other lines: what has another scale has a table of its own', () => {
    const cell = (item: string, value: string) => ({
      ...{ item, group: 'state', value, offices: 9, cases: 9, code: null },
    })
    const population: RollupRelease['populations'][number] = {
      ...{ cycle: 2025, kind: 'random', offices: 186, cases: 300, plan: 150, themes: [] },
      tables: [
        {
          ...{ kind: 'core', measure: 'full', grouping: 'state', dropped: false },
          cells: [
            ...['eins', 'zwei'].flatMap((item) => [
              ...['all', 'ja', 'nein', 'unklar'].map((value) => cell(item, value)),
            ]),
            ...['all', 'früh', 'spät', 'unklar'].map((value) => cell('drei', value)),
            ...['all', 'ja', 'nein'].map((value) => cell('vier', value)),
          ],
        },
      ],
    }
    const tables = shownTables(
      { items: [], values: [] } as unknown as RollupRelease,
      population,
      'state',
    )
    expect(tables.map(({ columns, rows }) => [columns, rows.map(({ label }) => label)])).toEqual([
      [
        ['ja', 'nein', 'unklar'],
        ['eins', 'zwei', 'vier'],
      ],
      [['unklar', 'früh', 'spät'], ['drei']],
    ])
    expect(tables.map(({ caption }) => caption)).toEqual([
      'Kernkriterium: Ganze Skala',
      'Kernkriterium: Ganze Skala, mit „früh“ und „spät“',
    ])
  })
})
