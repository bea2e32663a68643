import { describe, expect, it } from 'vitest'
import { inventState } from '../../server/demo/state/inventState.ts'
import { shippedCatalogues } from '../../server/material.ts'
import { FIGURES, isInside, figuresOf, type Figures } from '../../shared/disclosure/tables.ts'
import { layOut, type Layout } from '../../shared/rollup/layout.ts'
import { cyclesOf, observe } from '../../shared/rollup/observation.ts'
import { plannedTables, planFor, TABLE_PLANS } from '../../shared/rollup/plan.ts'
import type { PopulationKind } from '../../shared/rollup/release.schema.ts'
import { heldPackage, toldPackage } from '../support/rollupPackages.ts'

/** The tables of an invented state in which each office delivered once in each of so many years. */
function laidOut(offices: number, years = 1): Layout {
  const wish = { offices, years, until: 2026, every: 1, seed: 7, cases: null }
  const packages = [...inventState(wish).packages()]
  const newest = new Map(packages.map((one) => [one.content.procedure.key, one.content]))
  const held = [...newest.values()].map((content) => heldPackage(content))
  return layOut(observe(held, shippedCatalogues(), cyclesOf(held)).populations, new Set())
}

const tablesOf = ({ populations }: Layout, kind: PopulationKind) =>
  populations
    .find(({ population }) => population.kind === kind)
    ?.tables.map((table) => `${table.kind} ${table.measure} ${table.grouping}`)

describe('[LW5] the table plan', () => {
  it.each([
    [0, 0],
    [29, 0],
    [30, 30],
    [59, 30],
    [60, 60],
    [149, 60],
    [150, 150],
    [186, 150],
  ])('of %i offices is that from %i on', (offices, least) => {
    expect(planFor(offices).leastOffices).toBe(least)
  })

  it('has no figure below 30, and one grouping a table above', () => {
    expect(
      TABLE_PLANS.map(({ tables }) =>
        tables.map(({ fineness, groupings }) => [fineness, ...groupings]),
      ),
    ).toEqual([
      [
        ['full'],
        ['three', 'regionalBody'],
        ['two', 'year'],
        ['occurred', 'administrativeDistrict', 'authorityType', 'sizeClass'],
      ],
      [['four'], ['two', 'regionalBody', 'year']],
      [['two']],
      [],
    ])
  })

  it('is that of the offices which delivered for a population', () => {
    const layout = laidOut(45)
    const plans = layout.populations.map(({ population, offices, plan }) => [
      population.kind,
      offices,
      plan,
    ])
    expect(plans).toEqual([
      ['random', 43, 30],
      ['additional', expect.any(Number), 0],
      ['structure', 43, 30],
      ['consultant', expect.any(Number), 0],
    ])
    expect(tablesOf(layout, 'random')).toEqual([
      'theme strength state',
      'theme potential state',
      'tag strengthAnywhere state',
      'tag potentialAnywhere state',
      'factor occurs state',
      'evidenceLevel occurs state',
      'level occurs state',
    ])
    expect(tablesOf(layout, 'structure')).toEqual(['structure favourable state'])
    expect(tablesOf(layout, 'additional')).toEqual([])
  })
})

describe('[LW6] what is left out', () => {
  const planned = (kind: 'core' | 'theme', ...left: readonly string[]) =>
    plannedTables(planFor(186), kind, ({ measure, grouping }) =>
      left.includes(`${measure} ${grouping}`),
    ).map(({ measure, grouping }) => `${measure} ${grouping}`)
  const whole = ['full state', 'three state', 'three regionalBody']

  it('is shown in the next coarser measure, and beside a grouping the state', () => {
    expect(planned('core')).toEqual(whole)
    const [full, ...three] = whole
    expect(planned('core', 'full state')).toEqual([full, 'four state', ...three])
    expect(planned('core', 'full state', 'four state')).toEqual([full, 'four state', ...three])
    expect(planned('core', 'three regionalBody')).toEqual([
      ...whole,
      ...['favourable state', 'favourable regionalBody'],
    ])
  })

  it('is nothing else where there is no coarser one', () => {
    expect(planned('theme', 'occurred authorityType')).toEqual(planned('theme'))
    expect(planned('theme')).toEqual([
      ...['strength state', 'strength year', 'potential state', 'potential year'],
      ...['state', 'administrativeDistrict', 'authorityType', 'sizeClass'].map(
        (grouping) => `occurred ${grouping}`,
      ),
    ])
  })
})

describe('[LW7] the system', () => {
  const layout = laidOut(186, 2)
  const { cells, equations, groups } = layout.system
  const figures = new Map(cells.map(({ key, contributions }) => [key, figuresOf(contributions)]))
  const figuresAt = (key: string): Figures => figures.get(key) ?? { offices: NaN, cases: NaN }

  it('is true: every equation holds for both figures', () => {
    expect(equations.length).toBeGreaterThan(2000)
    const wrong = equations.filter(({ total, parts, ...links }) =>
      FIGURES.some((figure) => {
        const whole = figuresAt(total)[figure]
        const each = parts.map((part) => figuresAt(part)[figure])
        const sum = each.reduce((all, one) => all + one, 0)
        const link = links[figure]
        if (link === 'sum') return sum !== whole
        return (
          (link === 'cover' && sum < whole) || (isInside(link) && each.some((one) => one > whole))
        )
      }),
    )
    expect(wrong).toEqual([])
  })

  it('names every cell and group once, and a printed value stands in a group it is part of', () => {
    expect(new Set(cells.map(({ key }) => key)).size).toBe(cells.length)
    const byKey = new Map(groups.map((group) => [group.key, new Map(group.contributions)]))
    const outside = cells.filter(
      ({ group, contributions }) =>
        group !== undefined &&
        contributions.some(([office, cases]) => cases > (byKey.get(group)?.get(office) ?? 0)),
    )
    expect(outside).toEqual([])
  })

  it('has a cell for every place of a table that has a figure', () => {
    const places = layout.populations.flatMap(({ tables }) =>
      tables.flatMap((table) => table.places),
    )
    expect(places.length).toBeGreaterThan(3000)
    expect(places.filter(({ key, code }) => (key === null) !== (code !== null))).toEqual([])
    expect(places.filter(({ key }) => key !== null && !figures.has(key))).toEqual([])
  })

  it.each([
    [
      'yes',
      '2026 random|occurs yes|factor TE|state=state',
      'administrativeDistrict authorityType sizeClass year',
    ],
    [
      'what occurred in a theme, which is made of the ways findings point, too,',
      '2026 random|occurred yes|theme schutzauftrag-8a Mitteilung und Eingang|state=state',
      'administrativeDistrict authorityType sizeClass state',
    ],
    [
      'a side of the scale, which is made of steps, too,',
      '2026 structure|rating favourable|structure schutzauftrag-8a S-01-1|state=state',
      'administrativeDistrict authorityType regionalBody sizeClass state year',
    ],
  ])('adds %s up from the groups of every grouping', (_, name, groupings) => {
    const key = name.replace('2026', String(layout.populations[0]?.population.cycle))
    const parts = equations.filter(({ total }) => total === key).map((one) => one.parts)
    const said = parts.map(([part = '']) => part.replace(/^.*\|(\w+)=.*$/, '$1'))
    expect(said.toSorted().join(' ')).toBe(groupings)
  })

  it('calls a line the same whatever the plan, so that releases can be compared', () => {
    const few = new Set(laidOut(100).system.cells.map(({ key }) => key.replace(/^\d+/, '')))
    const step = 'structure|rating present|structure schutzauftrag-8a S-01-1|state=state'
    const side = 'structure|rating favourable|structure schutzauftrag-8a S-01-1|state=state'
    const many = new Set(cells.map(({ key }) => key.replace(/^\d+/, '')))
    for (const name of [step, side]) {
      expect(few).toContain(` ${name}`)
      expect(many).toContain(` ${name}`)
    }
  })
})

describe('[LW9] places without a figure', () => {
  const codes = (offices: number, told: Parameters<typeof toldPackage>[0]['cases']) => {
    const held = Array.from({ length: offices }, (_, place) =>
      heldPackage(toldPackage({ office: place + 1, ...(told && { cases: told }) })),
    )
    const { populations } = layOut(
      observe(held, shippedCatalogues(), cyclesOf(held)).populations,
      new Set(),
    )
    return new Set(
      populations.flatMap(({ tables }) =>
        tables.flatMap(({ grouping, places }) =>
          places.map(
            ({ group, code }) => `${grouping} ${grouping === 'state' ? '' : group} ${String(code)}`,
          ),
        ),
      ),
    )
  }

  it('say that nothing was said, or that no office of a group delivered', () => {
    const said = codes(60, [{ rows: { 'P-01-1': { agreed: ['not_met'], finding: 'potential' } } }])
    expect(said).toContain('state  unsaid')
    expect(said).toContain('state  null')
    const many = codes(150, [{ rows: { 'P-01-1': { agreed: ['not_met'], finding: 'potential' } } }])
    expect(many).toContain('administrativeDistrict arnsberg notApplicable')
    expect(many).toContain('sizeClass large notApplicable')
  })

  it('say that a year was left out', () => {
    const held = Array.from({ length: 60 }, (_, place) =>
      heldPackage(
        toldPackage({
          office: place + 1,
          recordingBreaks: [2025],
          cases: [
            { workshopIn: '2025-H2', rows: {} },
            { workshopIn: '2026-H1', rows: {} },
          ],
        }),
      ),
    )
    const { populations } = layOut(
      observe(held, shippedCatalogues(), cyclesOf(held)).populations,
      new Set(),
    )
    const years = populations[0]?.tables.find(({ grouping }) => grouping === 'year')?.places
    expect(new Set(years?.map(({ group, code }) => `${group} ${String(code)}`))).toContain(
      '2025 broken',
    )
    expect(years?.some(({ group, code }) => group === '2025' && code === null)).toBe(false)
  })
})
