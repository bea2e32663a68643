import { describe, expect, test } from 'vitest'
import { agreementPlaces, commonSpan, placesWith } from '../../client/annotation/agreement.ts'
import { placeSentence } from '../../client/annotation/agreementText.ts'
import type { Direction } from '../../shared/annotation/annotation.ts'
import type { SeatFigure } from '../../shared/annotation/seatFigure.ts'

const mark = (
  id: string,
  entryId: string,
  criterionId: string,
  direction: Direction,
  [start, end]: readonly [number, number] = [0, 4],
) => ({ id, criterionId, direction, span: { entryId, start, end, quote: 'Text' } })

const figure = (entryId: string, criterionId: string, change: Partial<SeatFigure> = {}) => ({
  entryId,
  criterionId,
  seats: 3,
  verdict: 'agreed' as const,
  leading: 'strength' as const,
  ...change,
})

const marks = [
  mark('a', 'E1', 'P-01-1', 'strength'),
  mark('b', 'E1', 'P-02-1', 'potential'),
  mark('c', 'E1', 'P-01-1', 'strength'),
  mark('d', 'E2', 'P-01-1', 'question'),
  mark('e', 'E1', 'P-01-1', 'strength'),
  mark('f', 'E1', 'P-02-1', 'strength'),
]

describe('agreementPlaces', () => {
  test('one place for each pair of entry and criterion, with the figure the server gave', () => {
    const places = agreementPlaces(marks, [figure('E1', 'P-01-1')])
    expect(places.map(({ key, verdict, ids }) => [key, verdict, ids])).toEqual([
      ['E1 P-01-1', 'agreed', ['a', 'c', 'e']],
      ['E1 P-02-1', null, ['b', 'f']],
      ['E2 P-01-1', null, ['d']],
    ])
  })

  test('[RV4] however many annotations there are: without a figure nothing is said', () => {
    const forty = Array.from({ length: 40 }, (_, at) =>
      mark(String(at), 'E1', 'P-01-1', at % 2 === 0 ? 'strength' : 'potential'),
    )
    const places = agreementPlaces(forty, [])
    expect(places).toMatchObject([{ verdict: null, seats: 0, leading: null }])
    expect(placesWith(places, 'split')).toEqual([])
    expect(placeSentence({ verdict: null, seats: 0, leading: null })).toBe('')
  })

  test('placesWith puts the places with most seats first', () => {
    const figures = [figure('E1', 'P-01-1'), figure('E1', 'P-02-1', { seats: 8 })]
    const places = placesWith(agreementPlaces(marks, figures), 'agreed')
    expect(places.map(({ key }) => key)).toEqual(['E1 P-02-1', 'E1 P-01-1'])
  })

  test('shows the words most annotations meet at, in the shortest passage around them', () => {
    const spans = [
      mark('1', 'E1', 'P', 'strength', [0, 200]),
      mark('2', 'E1', 'P', 'strength', [50, 80]),
      mark('3', 'E1', 'P', 'strength', [60, 90]),
      mark('4', 'E1', 'P', 'strength', [150, 160]),
    ]
    expect(commonSpan(spans)).toMatchObject({ start: 50, end: 80 })
    expect(commonSpan(spans.slice(0, 1))).toMatchObject({ start: 0, end: 200 })
    expect(commonSpan([])).toBeUndefined()
  })
})

test('a figure is said in words, and never more exactly than it is', () => {
  const say = (change: Partial<SeatFigure>) => placeSentence(figure('E1', 'P', change))
  expect(say({})).toBe('Mindestens 3 Plätze, alle sehen Gelungenes.')
  expect(say({ seats: 8 })).toBe('Mindestens 8 Plätze, fast alle sehen Gelungenes.')
  expect(say({ seats: 5, verdict: 'split' })).toBe('Mindestens 5 Plätze sehen es verschieden.')
  expect(say({ seats: 5, verdict: 'leaning', leading: 'question' })).toBe(
    'Mindestens 5 Plätze, die meisten stellen eine Frage.',
  )
})
