import { describe, expect, it } from 'vitest'
import { liftResult } from '../../shared/close/earlierResult.ts'
import { resultOfRoom } from '../../shared/close/roomResult.ts'
import type { Annotation, Direction } from '../../shared/annotation/annotation.ts'
import {
  annotationFigures,
  placeKey,
  placesByVerdict,
  seatFigures,
  verdictOf,
  type SeatFigure,
} from '../../shared/annotation/seatFigure.ts'
import { emptyRoomSlice } from '../../shared/room/roomView.ts'
import { villageFacts } from '../support/village.ts'

let made = 0
const note = (direction: Direction, entryId = 'e1', criterionId = 'P-01-1'): Annotation => ({
  id: `note-${String(++made)}`,
  revision: 1,
  span: { entryId, start: 0, end: 4, quote: 'Text' },
  criterionId,
  direction,
  weight: 2,
  rating: null,
  note: '',
  paper: false,
})
const seat = (...directions: readonly Direction[]): Annotation[] =>
  directions.map((direction) => note(direction))
const times = (count: number, direction: Direction): Annotation[][] =>
  Array.from({ length: count }, () => seat(direction))
const figures = (seats: readonly (readonly Annotation[])[], known: readonly string[] = []) =>
  seatFigures(seats, new Set(known))

describe('[RV4] agreement is counted in seats', () => {
  it('one seat with forty annotations is one seat', () => {
    const forty = Array.from({ length: 40 }, (_, at) =>
      note(at % 2 === 0 ? 'strength' : 'question'),
    )
    expect(figures([forty])).toEqual([])
    expect(figures([forty, ...times(1, 'strength')])).toEqual([])
    const [figure] = figures([
      forty.filter(({ direction }) => direction === 'question'),
      ...times(4, 'strength'),
    ])
    expect(figure).toMatchObject({ seats: 5, verdict: 'agreed', leading: 'strength' })
  })

  it('below three seats nothing is said, at three the figure is there', () => {
    expect(figures(times(2, 'potential'))).toEqual([])
    expect(figures(times(3, 'potential'))).toEqual([
      { entryId: 'e1', criterionId: 'P-01-1', seats: 3, verdict: 'agreed', leading: 'potential' },
    ])
  })

  it('places are apart: another entry or another criterion is another place', () => {
    const apart = [[note('strength')], [note('strength', 'e2')], [note('strength', 'e1', 'P-02-1')]]
    expect(figures(apart)).toEqual([])
  })

  it('a seat speaks with the direction it noted most often, and with none where two are equal', () => {
    const many = [seat('strength', 'strength', 'potential'), ...times(2, 'strength')]
    expect(figures(many)[0]).toMatchObject({ verdict: 'agreed', leading: 'strength' })
    const torn = [seat('strength', 'potential'), ...times(2, 'strength')]
    expect(figures(torn)[0]).toMatchObject({ verdict: 'leaning', leading: 'strength' })
  })

  it('one voice against the others does not split a room, two do', () => {
    const against = (count: number) => [...times(2, 'strength'), ...times(count, 'potential')]
    expect(figures(against(1))[0]?.verdict).toBe('leaning')
    expect(figures(against(2))[0]?.verdict).toBe('split')
  })

  it('the number of seats is said in bands only, so that nobody can pair notes with writers', () => {
    const said = [3, 4, 5, 7, 8, 11, 12, 19, 20, 25].map(
      (count) => figures(times(count, 'strength'))[0]?.seats,
    )
    expect(said).toEqual([3, 3, 5, 5, 8, 8, 12, 12, 20, 20])
  })

  it('says the same whoever wrote first: nothing of the order of seats is in it', () => {
    const seats = [seat('strength'), seat('potential'), ...times(3, 'strength')]
    const more = seats.map((notes) => [...notes, note('question', 'e0', 'P-03-1')])
    expect(figures(more.toReversed())).toEqual(figures(more))
  })

  it.each([
    ['four of five (80 %) agree', [4, 1, 0], 5, 'agreed'],
    ['seven of nine (78 %) do not', [7, 2, 0], 9, 'leaning'],
    ['three of ten (30 %) in second place split', [7, 3, 0], 10, 'split'],
    ['two of seven (29 %) do not', [5, 2, 0], 7, 'leaning'],
    ['a question is a direction of its own', [2, 0, 2], 4, 'split'],
    ['seats without a voice count, too', [4, 0, 0], 6, 'leaning'],
  ] as const)('%s', (_title, [strength, potential, question], seats, verdict) => {
    expect(verdictOf({ strength, potential, question }, seats)).toBe(verdict)
  })
})

describe('[RV5] a figure is given once', () => {
  it('a place that has one gets none by a later bundle', () => {
    expect(figures(times(5, 'potential'), [placeKey('e1', 'P-01-1')])).toEqual([])
  })
})

describe('the figures of the record', () => {
  const figure = (entryId: string, verdict: SeatFigure['verdict']): SeatFigure => ({
    entryId,
    criterionId: 'P-01-1',
    seats: 3,
    verdict,
    leading: 'strength',
  })
  const annotation = {
    ...emptyRoomSlice.annotation,
    order: ['a', 'b', 'c'],
    figures: [figure('e1', 'agreed'), figure('e2', 'split'), figure('e3', 'agreed')],
  }

  it('are the annotations, and the places at which seats agree or are split', () => {
    expect(annotationFigures(annotation)).toEqual({
      annotations: 3,
      places: { agreed: 2, split: 1, leaning: 0 },
    })
  })

  it('[RV5] say that nothing was counted where a version without figures revealed', () => {
    expect(annotationFigures({ ...annotation, uncounted: true }).places).toBeNull()
    const { figures: _figures, uncounted: _uncounted, ...old } = annotation
    const stored = JSON.stringify({ ...emptyRoomSlice, annotation: old })
    expect(liftResult(stored, () => villageFacts)).toMatchObject({ figures: [], uncounted: true })
    const kept = resultOfRoom({ ...emptyRoomSlice, annotation }, villageFacts)
    expect(placesByVerdict(kept.figures)).toMatchObject({ agreed: 2 })
  })
})
