import { describe, expect, it } from 'vitest'
import type { ProjectorPlace } from '../../shared/projector/projector.ts'
import { stepOf } from '../room/sampleSource.ts'
import { SimWorld } from '../room/simWorld.ts'
import { newFinding } from './findings.ts'

const place = (page: number): ProjectorPlace => ({ of: 'findings', anchor: `line-${page}`, page })

/** An open room with a projector in it, and a finding that can be shown. */
function roomWithProjector() {
  const world = new SimWorld({ seed: 7 })
  const { facilitator, seats } = world.open(3)
  const [seat, co] = seats
  if (!seat || !co) throw new Error('two seats')
  const projector = world.client('projector', 'projector')
  projector.connect()
  world.act(facilitator, { type: 'enterStep', stepId: stepOf('findings') })
  const content = newFinding(world.prng.id())
  world.act(facilitator, { type: 'changeFinding', content, revision: 0 })
  return { world, facilitator, seat, co, projector, finding: content.id }
}

describe('who turns the projector', () => {
  it('[PJ1] the facilitation, a named co-facilitation and the projector’s own keys turn it, nobody else', () => {
    const { world, facilitator, seat, co, projector } = roomWithProjector()
    world.act(facilitator, { type: 'nameCoFacilitator', seatId: co.seatId, named: true })
    expect(world.act(seat, { type: 'turnProjector', place: place(9) })).toBe(
      'facilitation.notNamed',
    )
    expect(projector.view.room.projector.place).toBeNull()
    for (const [page, who] of [facilitator, co, projector].entries()) {
      expect(world.act(who, { type: 'turnProjector', place: place(page) })).toBeNull()
      expect(projector.view.room.projector.place).toEqual(place(page))
    }
  })

  it('[PJ1] neither writing nor an hour nor a new beginning of the projector turns it', () => {
    const { world, facilitator, seat, projector, finding } = roomWithProjector()
    world.act(facilitator, { type: 'show', focus: { kind: 'finding', id: finding } })
    world.act(facilitator, { type: 'turnProjector', place: place(2) })
    const before = projector.view.room.projector
    world.act(seat, { type: 'parkTopic', id: world.prng.id(), text: 'Ein Thema' })
    const content = newFinding(world.prng.id())
    world.act(facilitator, { type: 'changeFinding', content, revision: 0 })
    world.pass(3_600_000)
    world.settle()
    expect(projector.view.room.projector).toEqual(before)
    world.restart()
    const again = world.client('projector', 'projector')
    again.connect()
    world.settle()
    expect(again.view.room.projector).toEqual(before)
  })

  it('[PJ3] all screens and the log know the same place', () => {
    const { world, facilitator, seat, projector } = roomWithProjector()
    world.act(projector, { type: 'turnProjector', place: place(3) })
    for (const client of [facilitator, seat, projector])
      expect(client.view.room.projector.place).toEqual(place(3))
    expect(world.replayed().room.projector.place).toEqual(place(3))
  })

  it('[PJ4] a projector gives no other command', () => {
    const { world, projector, finding } = roomWithProjector()
    const { room } = projector.view
    for (const command of [
      { type: 'show' as const, focus: { kind: 'finding' as const, id: finding } },
      { type: 'holdProjector' as const, held: true },
      { type: 'parkTopic' as const, id: world.prng.id(), text: 'x' },
      { type: 'removeFinding' as const, id: finding },
    ])
      expect(world.act(projector, command)).toBe('seat.notAdmitted')
    expect(projector.view.room).toEqual(room)
  })

  it('[PJ6] the abbreviations are shown by whoever steers, once an entry was delivered, in any step', () => {
    const { world, facilitator, seat, projector } = roomWithProjector()
    const legend = { type: 'show' as const, focus: { kind: 'legend' as const } }
    expect(world.act(seat, legend)).toBe('facilitation.notHolder')
    expect(world.act(facilitator, legend)).toBe('item.unknown')
    world.act(facilitator, { type: 'moveDayMarker', day: 0 })
    for (const step of ['findings', 'compare'] as const) {
      world.act(facilitator, { type: 'enterStep', stepId: stepOf(step) })
      expect(projector.view.room.projector.item).toBeNull()
      expect(world.act(facilitator, legend)).toBeNull()
      expect(projector.view.room.projector.item).toEqual({ kind: 'legend' })
    }
    expect(world.replayed().room.projector.item).toEqual({ kind: 'legend' })
    expect(world.act(facilitator, { type: 'show', focus: null })).toBeNull()
    expect(projector.view.room.projector.item).toBeNull()
  })

  it('refuses words where a place is meant', () => {
    const { projector, world } = roomWithProjector()
    const words = { of: 'findings', anchor: 'Frau Müller war dagegen', page: 0 }
    expect(world.act(projector, { type: 'turnProjector', place: words })).toBe('protocol.malformed')
  })
})

describe('what is shown', () => {
  it('is one thing at a time: a passage on all screens, or a thing of the room', () => {
    const { world, facilitator, projector, finding } = roomWithProjector()
    const passage = { span: null, entryId: 'e1', annotationId: null }
    const item = { kind: 'finding' as const, id: finding }
    world.act(facilitator, { type: 'moveDayMarker', day: 20 })
    expect(world.act(facilitator, { type: 'show', focus: passage })).toBeNull()
    expect(world.act(facilitator, { type: 'show', focus: item })).toBeNull()
    expect(projector.view.room.discussion.focus).toBeNull()
    expect(projector.view.room.projector.item).toEqual(item)
    world.act(facilitator, { type: 'show', focus: passage })
    expect(projector.view.room.discussion.focus).toEqual(passage)
    expect(projector.view.room.projector.item).toBeNull()
    world.act(facilitator, { type: 'show', focus: item })
    world.act(facilitator, { type: 'show', focus: null })
    expect(projector.view.room.projector.item).toBeNull()
    const gone = { kind: 'finding' as const, id: world.prng.id() }
    expect(world.act(facilitator, { type: 'show', focus: gone })).toBe('item.unknown')
  })

  it('leaves with the step, and stays where it is held', () => {
    const { world, facilitator, projector, finding } = roomWithProjector()
    const item = { kind: 'finding' as const, id: finding }
    world.act(facilitator, { type: 'show', focus: item })
    world.act(facilitator, { type: 'enterStep', stepId: stepOf('recommendations') })
    expect(projector.view.room.projector.item).toBeNull()
    world.act(facilitator, { type: 'enterStep', stepId: stepOf('findings') })
    world.act(facilitator, { type: 'show', focus: item })
    world.act(facilitator, { type: 'holdProjector', held: true })
    world.act(facilitator, { type: 'enterStep', stepId: stepOf('recommendations') })
    const { projector: slice } = projector.view.room
    expect(slice.held).toEqual({ stepId: stepOf('findings'), shown: item })
    world.act(facilitator, { type: 'holdProjector', held: false })
    expect(projector.view.room.projector.held).toBeNull()
  })

  it('[PJ2] gives way to a question, whose result stays until something else is shown', () => {
    const { world, facilitator, projector, finding } = roomWithProjector()
    const item = { kind: 'finding' as const, id: finding }
    world.act(facilitator, { type: 'show', focus: item })
    world.act(facilitator, { type: 'holdProjector', held: true })
    const id = world.prng.id()
    const options = ['agree', 'concerns', 'object']
    const vote = { id, kind: 'consent' as const, subjectId: finding, options }
    world.act(facilitator, { type: 'openVote', vote: { ...vote, dots: 1, cumulative: false } })
    const asked = { item: { kind: 'vote', id }, held: null }
    expect(projector.view.room.projector).toMatchObject(asked)
    world.act(facilitator, { type: 'show', focus: null })
    world.act(facilitator, { type: 'closeVote', voteId: id })
    expect(projector.view.room.projector).toMatchObject(asked)
    world.act(facilitator, { type: 'show', focus: item })
    expect(projector.view.room.projector.item).toEqual(item)
  })
})
