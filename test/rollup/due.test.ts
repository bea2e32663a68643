// Of how many offices one could have delivered.
import { describe, expect, it } from 'vitest'
import { wholeOf } from '../../shared/rollup/due.ts'
import { deliveredText, ofDueText, wholeText } from '../../shared/rollup/picture.words.ts'
import { themesThrough } from '../../shared/rollup/theme.ts'
import { releaseOf } from '../support/placedRelease.ts'

const due = { dueOffices: 131, allOffices: 186, dueUntil: '2026-H2' }

describe('[LA3] who is missing in a release', () => {
  it('are all offices in a cycle that is over, and those whose turn it was in the one that runs', () => {
    const [over, runs] = [
      { cycle: 2018, offices: 178 },
      { cycle: 2023, offices: 124 },
    ]
    expect(deliveredText(due, over)).toEqual(['178 von 186', '8'])
    expect(ofDueText(due, over)).toBe('178 von 186 Jugendämtern')
    expect(wholeText(due, [over])).not.toContain('Halbjahr')
    expect(deliveredText(due, runs)).toEqual(['124 von 131', '7'])
    expect(ofDueText(due, runs)).toBe(
      '124 von 131 Jugendämtern, die bis zum 2. Halbjahr 2026 an der Reihe waren,',
    )
    expect(wholeText(due, [runs])).toContain('Im Land gibt es 186.')
  })

  it('is over once its five years are', () => {
    const at = (dueUntil: string) => wholeOf({ ...due, dueUntil }, { cycle: 2023, offices: 1 })
    expect(at('2027-H2')).toEqual({ of: 131, until: '2027-H2' })
    expect(at('2028-H1')).toEqual({ of: 186, until: null })
  })

  it('is never less than none, also where more delivered than were due, or a release says little', () => {
    const old = { dueOffices: 131, allOffices: 0, dueUntil: '' }
    for (const one of [due, old])
      for (const cycle of [2018, 2023])
        expect(deliveredText(one, { cycle, offices: 190 })).toEqual(['190 von 190', '0'])
    expect(wholeOf(old, { cycle: 2023, offices: 124 })).toEqual({ of: 131, until: null })
  })
})

describe('[LA14] a theme through all releases', () => {
  it('says where a table was left out, and not that there is nothing to count', () => {
    const release = releaseOf(1, { Schutzplan: [31, 62] })
    const absenceIn = () =>
      themesThrough([release]).find(({ label }) => label === 'Schutzplan')?.releases[0]?.potential
    expect(absenceIn()).toMatchObject({ absence: null, part: { offices: 31 } })
    for (const table of release.populations[0]?.tables ?? [])
      Object.assign(table, { dropped: true, cells: [] })
    expect(absenceIn()).toEqual({ absence: 'leftOut', part: null, whole: null })
  })

  it('tells each cycle of a release for itself, the newest first, and none that has no such line', () => {
    const release = releaseOf(1, { Schutzplan: [31, 62], Neu: [10, 62] })
    const [random] = release.populations
    if (!random) throw new Error('no random cases')
    const before = structuredClone({ ...random, cycle: random.cycle - 5 })
    for (const table of before.tables)
      table.cells.splice(
        0,
        table.cells.length,
        ...table.cells.filter(({ item }) => !item.endsWith('Neu')),
      )
    release.populations.unshift(before)
    const cyclesOf = (name: string) =>
      themesThrough([release])
        .find(({ label }) => label === name)
        ?.releases.map(({ number, cycle, potential }) => [number, cycle, potential.part?.offices])
    expect(cyclesOf('Schutzplan')).toEqual([
      [1, random.cycle, 31],
      [1, random.cycle - 5, 31],
    ])
    expect(cyclesOf('Neu')).toEqual([[1, random.cycle, 10]])
  })
})
