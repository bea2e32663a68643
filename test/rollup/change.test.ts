// What differs between two releases: only what both of them say.
import { describe, expect, it } from 'vitest'
import { byMove, changesIn } from '../../shared/rollup/change.ts'
import {
  changedSentence,
  changeLead,
  changeText,
  hardlyMovedText,
  shareText,
} from '../../shared/rollup/change.words.ts'
import type { ReleaseCell, RollupRelease } from '../../shared/rollup/release.schema.ts'

const REF = 'schutzauftrag-8a@2020.1'
const cell = (item: string, value: string, offices: number | null): ReleaseCell => ({
  ...{ item, group: 'state', value, offices, cases: offices },
  code: offices === null ? 'secret' : null,
})

/** A release in which so many offices of so many found potential, by theme. */
function saying(
  themes: Readonly<Record<string, readonly [number | null, number]>>,
  change: { readonly catalogue?: string; readonly cycle?: number; readonly breaks?: number } = {},
): RollupRelease {
  const { catalogue = REF, cycle = 2025, breaks = 0 } = change
  const items = Object.keys(themes).map((label) => ({
    ...{ kind: 'theme' as const, key: `${catalogue} ${label}`, label },
  }))
  return {
    ...{ format: 'fallwerkstatt-rollup-release', version: 1, number: 1, earlier: [], items },
    ...{ catalogues: [catalogue], values: [] },
    populations: [
      {
        ...{ cycle, kind: 'random', offices: 62, cases: 62, plan: 60, themes: [] },
        tables: [
          {
            ...{ kind: 'theme', measure: 'potential', grouping: 'state', dropped: false },
            cells: items.flatMap(({ key, label }) => {
              const [n = null, of = 0] = themes[label] ?? []
              return [cell(key, 'all', of), cell(key, 'yes', n)]
            }),
          },
        ],
      },
    ],
    method: {
      rules: {} as RollupRelease['method']['rules'],
      ...{ plans: [], mostSecret: 0.25 },
      left: { replaced: 0, withdrawn: 0, brokenOfficeYears: breaks },
    },
  }
}

const before = saying({ Eins: [20, 60], Zwei: [30, 60], Drei: [null, 60], Vier: [10, 60] })

describe('[LA11] what changed since the release before', () => {
  it('is said where both figures are published, with how many of how many', () => {
    const now = saying({ Eins: [25, 62], Zwei: [30, 60], Drei: [12, 62], Vier: [15, 60] })
    const changes = changesIn(now, before)
    expect(changes).toMatchObject({ broken: null, brokenLines: 0, same: 1, unknown: 1 })
    expect(changes?.groups.flatMap((group) => group.changes).map(changeText)).toEqual([
      'vorher 20 von 60, jetzt 25 von 62',
      'vorher 10 von 60, jetzt 15 von 60',
    ])
    expect(changeLead(changes, 1)).toEqual([
      'Von 3 vergleichbaren Anteilen haben sich 2 um mindestens 5 Prozentpunkte verändert.',
      'Anders als vorher lauten 2 Zahlen; davon erklärt: 1.',
      'Bei 1 Zeile steht in einer der beiden Auswertungen keine Zahl, deshalb wird dort nichts verglichen.',
    ])
  })

  it('is not said across another version of a catalogue, nor across a recording break', () => {
    const other = saying({ Eins: [25, 62] }, { catalogue: 'schutzauftrag-8a@2026.1' })
    expect(changesIn(other, before)).toMatchObject({ brokenLines: 1, groups: [], unknown: 0 })
    expect(changeLead(changesIn(other, before), 0)[1]).toMatch(/^\[b\] Bruch: 1 Zeile gehört/)
    const broken = saying({ Eins: [25, 62] }, { breaks: 1 })
    expect(changesIn(broken, before)).toMatchObject({ broken: 'recording', groups: [] })
    expect(changeLead(changesIn(broken, before), 0)[0]).toMatch(/^\[b\] Bruch/)
  })

  it('claims no change where counts alone grew with the offices, and says first how many are in', () => {
    const grown = saying({ Eins: [40, 120], Zwei: [61, 120], Drei: [12, 60], Vier: [20, 120] })
    for (const one of grown.populations) one.offices = 124
    expect(changedSentence(changesIn(grown, before))).toBe(
      'Gezählt sind jetzt 124 Jugendämter mit zufällig gezogenen Fällen, in der vorigen Auswertung waren es 62. Von 3 vergleichbaren Anteilen hat sich keiner um mindestens 5 Prozentpunkte verändert.',
    )
    const moved = saying({ Eins: [60, 120], Zwei: [60, 120], Vier: [20, 120] })
    expect(changedSentence(changesIn(moved, before))).toBe(
      'Von 3 vergleichbaren Anteilen hat sich einer um mindestens 5 Prozentpunkte verändert.',
    )
    expect(changedSentence(changesIn(saying({ Drei: [12, 60] }), before))).toBe(
      'Kein Anteil lässt sich mit der vorigen Auswertung vergleichen.',
    )
  })

  it('stands in the order of the move of its share; below five points it is folded away', () => {
    const then = saying({ Eins: [29, 69], Zwei: [30, 60], Drei: [20, 60], Vier: [30, 60] })
    const now = saying({ Eins: [50, 123], Zwei: [33, 60], Drei: [40, 60], Vier: [29, 60] })
    const { moved, hardly } = byMove(changesIn(now, then)?.groups ?? [])
    const told = (groups: typeof moved) =>
      groups.flatMap(({ changes }) =>
        changes.map((change) => `${change.label}: ${shareText(change)}`),
      )
    expect(told(moved)).toEqual([
      'Drei: Anteil gestiegen von 33\u00A0% auf 67\u00A0%',
      'Zwei: Anteil gestiegen von 50\u00A0% auf 55\u00A0%',
    ])
    expect(told(hardly)).toEqual([
      'Vier: Anteil kaum verändert, von 50\u00A0% auf 48\u00A0%',
      'Eins: Anteil kaum verändert, von 42\u00A0% auf 41\u00A0%',
    ])
    expect(hardlyMovedText(1)).toBe('In 1 weiteren Zahl weniger als 5 Prozentpunkte')
  })

  it('compares a cycle with itself, and a new one with the one before', () => {
    const next = saying({ Eins: [25, 62] }, { cycle: 2030 })
    expect(changesIn(next, before)?.cycles).toEqual({ before: 2025, now: 2030 })
    const both = { ...next, populations: [...before.populations, ...next.populations] }
    expect(changesIn(both, both)?.cycles).toEqual({ before: 2030, now: 2030 })
    expect(changesIn(both, both)?.groups).toEqual([])
    expect(changesIn({ ...next, populations: [] }, before)).toBeUndefined()
  })
})
