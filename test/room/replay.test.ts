import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { loadDemoCase } from '../../server/demo/material/demoCase.ts'
import { toBase64 } from '../../shared/kernel/base64.ts'
import type { RoomEvent } from '../../shared/room/event.ts'
import { evolve, evolveAll } from '../../shared/room/evolve.ts'
import { emptyRoomView } from '../../shared/room/roomView.ts'
import { writingSeats } from '../../shared/room/reveal.rules.ts'
import { growthOf, LINEAR } from '../support/growth.ts'
import { sampleAgenda } from './sampleSource.ts'
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

const textIds = ['finding.abcdefghijklmnop.observation', 'finding.abcdefghijklmnop.title'] as const

/** Two people who write in two texts, here and there, and delete again. */
function writtenTogether(count: number): RoomEvent[] {
  const events: RoomEvent[] = []
  for (const [at, textId] of textIds.entries()) {
    const docs = [new Y.Doc(), new Y.Doc()]
    docs.forEach((doc, own) => {
      doc.clientID = 1000 * (at + 1) + own
      doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin === 'other') return
        events.push({ type: 'textUpdated', textId, update: toBase64(update) })
        for (const other of docs) if (other !== doc) Y.applyUpdate(other, update, 'other')
      })
    })
    for (let n = 0; n < count / 2; n++) {
      const text = docs[n % 2]?.getText('text')
      if (!text) continue
      text.insert((n * 7919) % (text.length + 1), 'Wort ')
      if (text.length > 600) text.delete(0, 100)
    }
  }
  return events
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

  it('[attack 3] also where people wrote in shared texts, and an update cannot be taken', () => {
    const events = writtenTogether(150)
    const unread: RoomEvent = { type: 'textUpdated', textId: textIds[0] ?? '', update: 'AAE=' }
    const broken = { ...events[40], update: 'bm90aGluZw==' } as RoomEvent
    // Builds on what was left out.
    const some = [...events.slice(0, 60), unread, broken, ...events.slice(61)]
    for (const log of [events, some, [...past(), ...some, ...past().slice(-5)]]) {
      const oneByOne = log.reduce(evolve, emptyRoomView)
      expect(JSON.stringify(evolveAll(emptyRoomView, log))).toBe(JSON.stringify(oneByOne))
    }
  })

  it('[attack 3] takes no longer the more was written in one text', () => {
    const work = (count: number) => {
      const log = writtenTogether(count)
      return () => evolveAll(emptyRoomView, log)
    }
    expect(growthOf(500, work)).toBeLessThan(LINEAR)
  })

  it('changes no state that somebody holds', () => {
    const events = past()
    const before = events.slice(0, 100).reduce(evolve, emptyRoomView)
    const frozen = JSON.stringify(before)
    evolveAll(before, events.slice(100))
    expect(JSON.stringify(before)).toBe(frozen)
  })
})

describe('logs of earlier versions', () => {
  const written = pastEvents(40, seats, loadDemoCase('a')).map(
    ({ body }) => JSON.parse(body) as RoomEvent,
  )
  const note = written.find((event) => event.type === 'annotationAdded')
  if (note?.type !== 'annotationAdded') throw new Error('nobody wrote')
  const step = sampleAgenda.find(({ kind }) => kind === 'compare')
  const id = (n: number) => `annotation-of-an-earlier-day-${String(n)}`
  const { revision: _revision, ...content } = note.annotation
  const revealed = (n: number): RoomEvent => ({
    type: 'annotationsRevealed',
    at: n,
    bundle: [{ ...content, id: id(n), bundle: n }],
  })
  const old: RoomEvent[] = [
    { type: 'agendaChanged', agenda: sampleAgenda },
    { type: 'workshopOpened', at: 1 },
    {
      type: 'seatAdmitted',
      seat: { id: 'seat-facilitation-0001', number: 1, role: 'facilitator', groupSize: 1 },
    },
    { type: 'stepEntered', stepId: step?.id ?? '', at: 2, endsAt: null, plannedMs: 0 },
    revealed(1),
    revealed(2),
    revealed(3),
    // Written late by the facilitation, when that was still taken.
    { ...note, seatId: 'seat-facilitation-0001', annotation: { ...note.annotation, id: id(9) } },
  ]

  it('[RV2] [RV6] bundles of one seat, several in a step, stay valid; what waits counts by who holds it now', () => {
    const view = evolveAll(emptyRoomView, old)
    expect(view.room.annotation).toMatchObject({ bundles: 3, order: [id(1), id(2), id(3)] })
    expect(view.room.annotation.lateSteps).toEqual(
      sampleAgenda.filter(({ kind }) => kind === 'discuss').map((one) => one.id),
    )
    expect(writingSeats(view)).toBe(0)
  })
})
