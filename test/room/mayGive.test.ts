// What a window offers and shows before the server has answered: what the server will take, and nothing else.
import { describe, expect, it } from 'vitest'
import type { TransportEvents } from '../../client/kernel/transport.ts'
import { RoomClient } from '../../client/room/RoomClient.svelte.ts'
import { newId } from '../../shared/kernel/id.ts'
import { problem } from '../../shared/kernel/problem.ts'
import { refuse } from '../../shared/kernel/result.ts'
import { PROTOCOL_VERSION, type Viewer } from '../../shared/protocol/message.ts'
import { emptyOwnSlice, emptyRoomSlice } from '../../shared/room/roomView.ts'
import type { SeatRole } from '../../shared/workshop/seat.ts'
import type { WorkshopSlice } from '../../shared/workshop/workshop.ts'

const seatId = newId()
const other = newId()
const seatOf = (role: SeatRole) => ({ id: seatId, number: 1, role, groupSize: 1 })

/** A window of this viewer in a room that is open; `change` is what holds otherwise. */
function windowOf(role: SeatRole | 'projector', change: Partial<WorkshopSlice> = {}): RoomClient {
  let events: TransportEvents | undefined
  const client = new RoomClient({
    connect: (heard) => {
      events = heard
      const nothing = () => undefined
      return { send: nothing, close: nothing, nudge: nothing, restart: nothing }
    },
    loadCatalogue: () => Promise.resolve(refuse(problem('connection.lost'))),
    now: () => 0,
    later: () => () => undefined,
  })
  expect(client.may('confirmRules'), 'before the welcome nobody may anything').toBe(false)
  const you: Viewer =
    role === 'projector'
      ? { kind: 'projector' }
      : { kind: 'seat', seatId, facilitation: role === 'facilitator' }
  const seats = role === 'projector' ? {} : { [seatId]: seatOf(role) }
  const step = {
    id: 'step',
    kind: 'annotate',
    title: 'Anmerken',
    minutes: 5,
    question: '',
  } as const
  events?.received({
    t: 'welcome',
    protocol: PROTOCOL_VERSION,
    stream: 'stream',
    cursors: { room: 1, seat: 0, facilitation: 0 },
    you,
    serverNow: 0,
    workshop: { id: newId(), title: 'Werkstatt', catalogueKey: '', catalogueVersion: '' },
    snapshot: {
      room: {
        ...emptyRoomSlice,
        workshop: {
          ...emptyRoomSlice.workshop,
          ...{ status: 'open', agenda: [step], stepId: 'step', seats },
          ...change,
        },
      },
      facilitation: null,
      own: emptyOwnSlice,
    },
  })
  return client
}

describe('what a window offers', () => {
  it('is what the server would take from this seat now', () => {
    const participant = windowOf('participant')
    expect(participant.may('addAnnotation')).toBe(true)
    expect(participant.may('changeFinding')).toBe(false)
    expect(participant.may('enterStep')).toBe(false)
    expect(windowOf('observer').may('parkTopic')).toBe(false)
    expect(windowOf('facilitator').may('enterStep')).toBe(false)
    expect(windowOf('facilitator', { holder: seatId }).may('enterStep')).toBe(true)
    expect(windowOf('facilitator', { holder: seatId }).may('reveal')).toBe(false)
  })

  it('follows the day: before the opening, and in the comment period', () => {
    const before = { status: 'planned', stepId: null, holder: seatId } as const
    expect(windowOf('facilitator', before).may('admitSeat')).toBe(true)
    expect(windowOf('participant', before).may('parkTopic')).toBe(false)
    const after = { status: 'closed', holder: seatId } as const
    expect(windowOf('facilitator', after).may('changeSeat')).toBe(false)
    expect(windowOf('facilitator', after).may('changeAgenda')).toBe(false)
    expect(windowOf('recorder', after).may('changeFinding')).toBe(true)
    expect(windowOf('participant', after).may('removeItem')).toBe(false)
  })

  it('[PJ4] is at a projector the turning of its pages', () => {
    const projector = windowOf('projector')
    expect(projector.may('turnProjector')).toBe(true)
    expect(projector.may('show')).toBe(false)
  })
})

describe('what a window shows before the server has answered', () => {
  it('is what a command will lead to', () => {
    const client = windowOf('participant')
    void client.run({ type: 'parkTopic', id: newId(), text: 'Fachberatung einladen' })
    expect(client.view.room.discussion.parked).toHaveLength(1)
    expect(client.confirmed.room.discussion.parked).toHaveLength(0)
  })

  it('is nothing of a command that this seat may not give', () => {
    const observer = windowOf('observer')
    void observer.run({ type: 'parkTopic', id: newId(), text: 'Fachberatung einladen' })
    expect(observer.view.room.discussion.parked).toHaveLength(0)
    const participant = windowOf('participant', { holder: other })
    void participant.run({ type: 'setGroupingOpen', open: false })
    expect(participant.view.room.workshop.groupingOpen).toBe(true)
  })
})
