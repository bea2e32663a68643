import { describe, expect, test } from 'vitest'
import type { Direction } from '../../shared/annotation/annotation.ts'
import {
  agreementPlaces,
  countDirections,
  leadingDirection,
  placesWith,
  verdictOf,
} from '../../client/annotation/agreement.ts'

const counts = (strength: number, potential: number, question: number) => ({
  strength,
  potential,
  question,
})

const mark = (id: string, entryId: string, criterionId: string, direction: Direction) => ({
  id,
  criterionId,
  direction,
  span: { entryId, start: 0, end: 4, quote: 'Text' },
})

describe('verdictOf', () => {
  test.each([
    ['two marks say nothing', counts(2, 0, 0), 'few'],
    ['three of one direction agree', counts(0, 3, 0), 'agreed'],
    ['four of five (80 %) agree', counts(4, 1, 0), 'agreed'],
    ['seven of nine (78 %) do not agree yet', counts(7, 2, 0), 'leaning'],
    ['three of ten (30 %) in second place split', counts(7, 3, 0), 'split'],
    ['two of seven (29 %) in second place do not split', counts(5, 2, 0), 'leaning'],
    ['an open question counts as a direction of its own', counts(2, 0, 2), 'split'],
    ['one each is split', counts(1, 1, 1), 'split'],
    ['nothing is few', counts(0, 0, 0), 'few'],
  ] as const)('%s', (_title, given, verdict) => {
    expect(verdictOf(given)).toBe(verdict)
  })

  test('does not depend on which direction is the larger one', () => {
    for (const given of [counts(4, 1, 0), counts(1, 4, 0), counts(0, 1, 4), counts(1, 0, 4)]) {
      expect(verdictOf(given)).toBe('agreed')
    }
  })
})

describe('leadingDirection', () => {
  test('names the most frequent one, the first on a tie', () => {
    expect(leadingDirection(counts(1, 4, 2))).toBe('potential')
    expect(leadingDirection(counts(0, 2, 2))).toBe('potential')
    expect(leadingDirection(counts(2, 0, 2))).toBe('strength')
  })
})

describe('agreementPlaces', () => {
  const marks = [
    mark('a', 'E1', 'P-01-1', 'strength'),
    mark('b', 'E1', 'P-02-1', 'potential'),
    mark('c', 'E1', 'P-01-1', 'strength'),
    mark('d', 'E2', 'P-01-1', 'question'),
    mark('e', 'E1', 'P-01-1', 'strength'),
    mark('f', 'E1', 'P-02-1', 'strength'),
    mark('g', 'E1', 'P-02-1', 'potential'),
    mark('h', 'E1', 'P-02-1', 'strength'),
  ]

  test('one place for each pair of entry and criterion, ids in the order given', () => {
    const places = agreementPlaces(marks)
    expect(places.map(({ entryId, criterionId }) => `${entryId} ${criterionId}`)).toEqual([
      'E1 P-01-1',
      'E1 P-02-1',
      'E2 P-01-1',
    ])
    expect(places[0]).toMatchObject({ ids: ['a', 'c', 'e'], total: 3, verdict: 'agreed' })
    expect(places[1]).toMatchObject({ ids: ['b', 'f', 'g', 'h'], verdict: 'split' })
    expect(places[2]).toMatchObject({ verdict: 'few', leading: 'question' })
  })

  test('every mark is counted exactly once', () => {
    const places = agreementPlaces(marks)
    expect(places.flatMap(({ ids }) => ids).toSorted()).toEqual(
      marks.map(({ id }) => id).toSorted(),
    )
    expect(places.reduce((sum, { total }) => sum + total, 0)).toBe(marks.length)
  })

  test('placesWith puts the places with most marks first', () => {
    const more = [
      ...marks,
      ...['i', 'j', 'k', 'l'].map((id) => mark(id, 'E3', 'P-03-1', 'potential')),
    ]
    expect(placesWith(agreementPlaces(more), 'agreed').map(({ entryId }) => entryId)).toEqual([
      'E3',
      'E1',
    ])
  })
})

test('countDirections counts annotations, whoever wrote them', () => {
  expect(countDirections([{ direction: 'strength' }, { direction: 'strength' }])).toEqual(
    counts(2, 0, 0),
  )
})
