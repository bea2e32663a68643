import { describe, expect, it } from 'vitest'
import { loadDemoCase } from '../../server/demo/material/demoCase.ts'
import type { RoomEvent } from '../../shared/protocol/event.ts'
import { evolve, evolveAll } from '../../shared/protocol/evolve.ts'
import { emptyRoomView } from '../../shared/protocol/roomView.ts'
import { pastEvents } from '../bench/stack/pastEvents.ts'

const seats = ['seat-aaaaaaaaaaaaaa', 'seat-bbbbbbbbbbbbbb']

/** A past with notes in long rows, and between them a note taken back and a seat that is ready. */
function past(): RoomEvent[] {
  const written = pastEvents(400, seats, loadDemoCase('a')).map(
    ({ body }) => JSON.parse(body) as RoomEvent,
  )
  const first = written.find((event) => event.type === 'annotationAdded')
  if (first?.type !== 'annotationAdded') throw new Error('nobody wrote')
  const { seatId, annotation } = first
  const removed: RoomEvent = { type: 'annotationRemoved', seatId, id: annotation.id }
  const again: RoomEvent = { type: 'annotationAdded', seatId, annotation }
  return [...written.slice(0, 33), removed, again, ...written.slice(33)]
}

describe('replaying a log at once', () => {
  it('leads to the state that one event after the other leads to, down to the order of its keys', () => {
    const events = past()
    for (const length of [0, 1, 33, 34, 35, events.length]) {
      const some = events.slice(0, length)
      const oneByOne = some.reduce(evolve, emptyRoomView)
      expect(JSON.stringify(evolveAll(emptyRoomView, some))).toBe(JSON.stringify(oneByOne))
    }
  })

  it('changes no state that somebody holds', () => {
    const events = past()
    const before = events.slice(0, 100).reduce(evolve, emptyRoomView)
    const frozen = JSON.stringify(before)
    evolveAll(before, events.slice(100))
    expect(JSON.stringify(before)).toBe(frozen)
  })
})
