import { describe, expect, it } from 'vitest'
import { emptyFinding } from '../../client/finding/findingDraft.ts'
import { checkLines } from '../../shared/close/openPoints.ts'
import { byPriority, emptyRecommendation } from '../../client/recommendation/priority.ts'
import { liftResult } from '../../shared/close/earlierResult.ts'
import { resultOfRoom } from '../../shared/close/roomResult.ts'
import type { RoomEvent } from '../../shared/room/event.ts'
import { evolve } from '../../shared/room/evolve.ts'
import { emptyRoomView, type RoomSlice } from '../../shared/room/roomView.ts'
import { villageFacts } from '../support/village.ts'

const found = (id: string, direction: 'strength' | 'potential' = 'strength'): RoomEvent => ({
  type: 'findingChanged',
  content: emptyFinding(id, direction),
})
const advised = (id: string): RoomEvent => ({
  type: 'recommendationChanged',
  content: emptyRecommendation(id, []),
})
const after = (...events: readonly RoomEvent[]): RoomSlice =>
  events.reduce(evolve, emptyRoomView).room
const findings = ({ finding }: RoomSlice) =>
  Object.fromEntries(finding.findings.map(({ id, number }) => [id, number]))
const recommendations = ({ recommendation }: RoomSlice) =>
  Object.fromEntries(recommendation.recommendations.map(({ id, number }) => [id, number]))

describe('[NU1] a number stays for ever', () => {
  it('whatever direction a finding takes and wherever it is moved', () => {
    const room = after(
      found('a', 'potential'),
      found('b'),
      found('c', 'potential'),
      found('a'),
      { type: 'findingMoved', id: 'c', to: 0 },
      found('c'),
    )
    expect(findings(room)).toEqual({ a: 1, b: 2, c: 3 })
    expect(room.finding.findings.map(({ id }) => id)).toEqual(['c', 'a', 'b'])
  })

  it('and is not given again when its finding is removed, also not the last one', () => {
    const room = after(found('a'), found('b'), { type: 'findingRemoved', id: 'b' }, found('c'))
    expect(findings(room)).toEqual({ a: 1, c: 3 })
    expect(findings(after(found('a'), { type: 'findingRemoved', id: 'a' }, found('b')))).toEqual({
      b: 2,
    })
  })

  it('and comes back with what is brought back', () => {
    const room = after(found('a'), { type: 'findingRemoved', id: 'a' }, found('b'), found('a'))
    expect(findings(room)).toEqual({ a: 1, b: 2 })
  })

  it('for recommendations too, also after the room ordered them by dots', () => {
    const written = [advised('a'), advised('b'), advised('c')]
    const removed: RoomEvent = { type: 'recommendationRemoved', id: 'a' }
    const voted: readonly RoomEvent[] = [
      {
        type: 'voteOpened',
        vote: {
          id: 'v',
          kind: 'recommendation',
          subjectId: null,
          options: ['b', 'c'],
          dots: 1,
          cumulative: false,
        },
      },
      {
        type: 'voteClosed',
        voteId: 'v',
        result: { totals: { b: 1, c: 4 }, ballots: 5, people: 5, paper: null, texts: [] },
      },
    ]
    const room = after(...written, removed, ...voted, advised('d'))
    expect(recommendations(room)).toEqual({ b: 2, c: 3, d: 4 })
    expect(byPriority(room).map((one) => one.recommendation.number)).toEqual([3, 2, 4])
  })

  it('and is the one the closing checklist says', () => {
    const room = after(found('a', 'potential'), found('b'), {
      type: 'findingMoved',
      id: 'b',
      to: 0,
    })
    const names = checkLines(room, '2026-11-27')[0]?.points.map(({ key, name }) => [key, name])
    expect(names).toEqual([
      ['b', 'Befund 2'],
      ['a', 'Befund 1'],
    ])
  })

  it('and outlives the end of the comment period', () => {
    const room = after(found('a'), found('b'), { type: 'findingRemoved', id: 'a' }, advised('r'))
    expect(resultOfRoom(room, villageFacts).findings).toMatchObject([{ number: 2 }])
  })

  it('a result of a version without numbers keeps those its minutes were issued with', () => {
    const room = after(found('a', 'potential'), found('b'), advised('r'), advised('s'))
    const bare = (items: readonly { id: string }[]) =>
      items.map((item) =>
        Object.fromEntries(Object.entries(item).filter(([key]) => key !== 'number')),
      )
    const old = JSON.stringify({
      ...room,
      finding: { findings: bare(room.finding.findings) },
      recommendation: { recommendations: bare(room.recommendation.recommendations) },
    })
    const lifted = liftResult(old, () => villageFacts)
    const directions = lifted.findings.map(({ number, direction }) => [number, direction])
    expect(directions).toEqual([
      [1, 'strength'],
      [2, 'potential'],
    ])
    expect(lifted.recommendations.map(({ number }) => number)).toEqual([1, 2])
  })
})
