import { describe, expect, it } from 'vitest'
import { listsOf, provenance, under } from '../../client/synthesis/provenance.ts'
import {
  areOfOneDirection,
  areOfSeveralCases,
  casesByOrigin,
} from '../../shared/synthesis/synthesis.ts'
import { casesText } from '../../shared/synthesis/synthesis.words.ts'
import type { Point } from '../../shared/synthesis/synthesis.schema.ts'

const id = (name: string): string => `${name}-with-some-more-letters`
const point = (name: string, more: Partial<Point> = {}): Point => ({
  ...{ kind: 'finding', number: 1, workshopId: id(name), title: name, detail: '' },
  ...{ direction: 'potential', addressee: null, criterionId: null, workshopTitle: 'Werkstatt' },
  ...{ date: '2026-05-12', caseId: id(name), caseLabel: name, origin: 'random' },
  ...{ headingId: null, apart: false },
  ...more,
})

describe('[PR10] random and added cases', () => {
  const points = [
    point('A'),
    point('A', { number: 2 }),
    point('B'),
    point('C', { origin: 'additional' }),
    point('D', { origin: null, caseId: null, caseLabel: '' }),
  ]

  it('are counted apart, each case once', () => {
    expect(casesByOrigin(points)).toEqual({ random: 2, additional: 1 })
    expect(casesText(casesByOrigin(points))).toBe(
      'aus 2 zufällig gezogenen Fällen und aus 1 zusätzlich eingebrachten Fall',
    )
    expect(casesText({ random: 0, additional: 0 })).toBe('aus keinem Fall')
  })

  it('are listed apart, and what has no case is no case', () => {
    const lists = listsOf({ points, headings: [] }, 'finding')
    expect(lists.map(({ title, points: own }) => [title, own.length])).toEqual([
      ['Zufällig gezogen', 3],
      ['Zusätzlich eingebracht', 1],
      ['Ohne Fall', 1],
    ])
    expect(listsOf({ points: [], headings: [] }, 'finding')).toHaveLength(2)
    expect(lists.flatMap(({ points: own }) => own).map(provenance)).toContain(
      'Befund 1, Fall C (zusätzlich eingebracht), Werkstatt, 12.05.2026',
    )
  })

  it('stand under a heading in that order', () => {
    const headingId = id('heading')
    const moved = points.map((one) => ({ ...one, headingId })).toReversed()
    expect(
      under({ points: moved, headings: [] }, headingId).map(({ caseLabel }) => caseLabel),
    ).toEqual(['B', 'A', 'A', 'C', ''])
  })
})

it('[PR12] several cases are two, however many findings', () => {
  expect(areOfSeveralCases([point('A'), point('A', { number: 2 })])).toBe(false)
  expect(areOfSeveralCases([point('A'), point('C', { origin: 'additional' })])).toBe(true)
  expect(areOfSeveralCases([point('A'), point('D', { caseId: null })])).toBe(false)
})

it('[PR11] one heading holds one direction', () => {
  expect(areOfOneDirection([point('A'), point('B')])).toBe(true)
  expect(areOfOneDirection([point('A'), point('B', { direction: 'strength' })])).toBe(false)
})
