import { describe, expect, it } from 'vitest'
import { shippedCatalogues } from '../../server/material.ts'
import type { ReleasePackage } from '../../shared/releasePackage/releasePackage.ts'
import { cyclesOf, observe, ratingOf, type Population } from '../../shared/rollup/observation.ts'
import type { PopulationKind } from '../../shared/rollup/release.schema.ts'
import { heldPackage, PROTECTION, toldPackage, type ToldCase } from '../support/rollupPackages.ts'

const NONE = new Set(['not_assessable', 'not_documented', 'not_applicable'])

const observed = (contents: readonly ReleasePackage[]) => {
  const held = contents.map((content) => heldPackage(content))
  return observe(held, shippedCatalogues(), cyclesOf(held))
}

const population = (contents: readonly ReleasePackage[], kind: PopulationKind): Population => {
  const found = observed(contents).populations.find((one) => one.kind === kind)
  if (!found) throw new Error(`no ${kind}`)
  return found
}

/** What is said of an item, office by office: rating, whether it applies, and where it points. */
const said = ({ items, observationsOf }: Population, kind: string, key: string) =>
  items
    .filter((item) => item.kind === kind && item.key === key)
    .flatMap(observationsOf)
    .map(({ subject, rating, applies, strength, potential }) => [
      subject.office.slice(7, 11),
      rating,
      [applies && 'applies', strength && 'strength', potential && 'potential']
        .filter(Boolean)
        .join(' '),
    ])

const row = (rows: ToldCase['rows']): ToldCase => ({ rows })

describe('[LW2] a case is counted', () => {
  it.each([
    ['under what its room agreed on', ['partly_met'], ['not_met', 'fully_met'], 'partly_met'],
    ['under nothing where it agreed on two', ['partly_met', 'not_met'], [], null],
    ['under nothing where there are notes alone', [], ['partly_met'], null],
    ['under a non-answer that all notes give', [], ['not_applicable'], 'not_applicable'],
    ['under nothing where notes give two', [], ['not_applicable', 'not_documented'], null],
  ])('%s', (_, agreed, noted, rating) => {
    expect(ratingOf({ agreed, noted }, NONE)).toBe(rating)
  })

  it('where its findings point, never where notes alone do', () => {
    const random = population(
      [
        toldPackage({
          office: 1,
          cases: [
            row({ 'P-01-1': { noted: ['not_met'], notes: ['potential'] } }),
            row({ 'P-01-1': { agreed: ['not_met'], finding: 'potential' } }),
          ],
        }),
      ],
      'random',
    )
    const all = said(random, 'core', `${PROTECTION} P-01-1`)
    expect(all).toHaveLength(2)
    expect(all).toContainEqual(['0001', null, 'applies'])
    expect(all).toContainEqual(['0001', 'not_met', 'applies potential'])
  })

  it('in a theme where one of its criteria applies, and points where one does', () => {
    const told = toldPackage({
      office: 1,
      cases: [
        row({ 'P-01-1': { agreed: ['not_applicable'] }, 'P-01-2': { finding: 'potential' } }),
        row({ 'P-01-1': { noted: ['not_applicable'] } }),
      ],
    })
    const theme = said(
      population([told], 'random'),
      'theme',
      `${PROTECTION} Mitteilung und Eingang`,
    )
    expect(theme).toHaveLength(2)
    // The non-answer that was agreed on came with a finding, too.
    expect(theme).toContainEqual(['0001', null, 'applies strength potential'])
    expect(theme).toContainEqual(['0001', null, ''])
  })

  it('with every factor, whether or not it is in it', () => {
    const told = toldPackage({ office: 1, cases: [{ factors: ['TE'], rows: {} }, row({})] })
    const random = population([told], 'random')
    expect(
      said(random, 'factor', 'TE')
        ?.map(([, , points]) => points)
        .toSorted(),
    ).toEqual(['applies', 'applies strength potential'])
  })
})

describe('[LW3] populations', () => {
  const told = [
    toldPackage({
      office: 1,
      structure: { 'S-01-1': 'present' },
      cases: [row({}), { origin: 'additional', rows: {} }, { origin: 'additional', rows: {} }],
    }),
    toldPackage({ office: 2, cycleStart: 2020, releasedIn: '2021-H1' }),
  ]

  it('are random cases, added ones and ratings of offices, each cycle by itself', () => {
    const sizes = observed(told).populations.map(({ cycle, kind, subjects }) => [
      cycle,
      kind,
      subjects.length,
    ])
    expect(sizes).toEqual([
      ...[
        [2020, 'random', 1],
        [2020, 'additional', 0],
        [2020, 'structure', 0],
      ],
      ...[
        [2020, 'consultant', 0],
        [2025, 'random', 1],
        [2025, 'additional', 2],
      ],
      ...[
        [2025, 'structure', 1],
        [2025, 'consultant', 0],
      ],
    ])
  })

  it('hold the ratings of an office once, those of its newest package', () => {
    const again = toldPackage({
      office: 1,
      procedure: 1,
      releasedIn: '2026-H2',
      structure: { 'S-01-1': 'absent' },
    })
    const structure = population([...told, again], 'structure')
    const ofNow = observed([...told, again]).populations.find(
      (one) => one.cycle === 2025 && one.kind === 'structure',
    )
    expect(structure.subjects).toHaveLength(0)
    expect(said(ofNow ?? structure, 'structure', `${PROTECTION} S-01-1`)).toEqual([
      ['0001', 'absent', 'applies'],
    ])
  })
})

describe('[LW4] a year that was recorded in part', () => {
  const cases: readonly ToldCase[] = [
    { workshopIn: '2025-H2', rows: {} },
    { workshopIn: '2026-H1', rows: {} },
  ]
  const broken = toldPackage({
    ...{ office: 1, cases, recordingBreaks: [2025] },
    structure: { 'S-01-1': 'present' },
  })
  const whole = toldPackage({ office: 2, cases })

  it('is in no figure, whichever package says so, and is counted', () => {
    const { populations, brokenOfficeYears } = observed([broken, whole])
    expect(brokenOfficeYears).toBe(1)
    const years = populations[0]?.subjects.map(({ office, groups }) => [
      office.slice(7, 11),
      groups.year,
    ])
    expect(years?.toSorted()).toEqual([
      ['0001', '2026'],
      ['0002', '2025'],
      ['0002', '2026'],
    ])
    const later = toldPackage({ office: 2, procedure: 1, recordingBreaks: [2026] })
    expect(observed([broken, whole, later]).brokenOfficeYears).toBe(2)
  })

  it('takes what an office was rated on along, if it is the year of its package', () => {
    expect(population([broken], 'structure').subjects).toHaveLength(1)
    const same = toldPackage({
      ...{ office: 1, recordingBreaks: [2026] },
      structure: { 'S-01-1': 'present' },
    })
    expect(population([same], 'structure').subjects).toHaveLength(0)
  })
})
