// A promise that cannot be switched off: who cast a ballot or wrote an annotation.
import { describe, expect, it } from 'vitest'
import { commandSchema } from '../../shared/room/command.ts'
import type { ServerMessage } from '../../shared/protocol/message.ts'
import { revealedAnnotationSchema } from '../../shared/annotation/annotation.schema.ts'
import { api } from '../../shared/http/api.ts'
import { anyCommand } from '../support/anyCommand.ts'
import { randomCommand } from './simMoves.ts'
import { addOn } from './sampleCommand.ts'
import { stepOf } from './sampleSource.ts'
import type { SimClient } from './simClient.ts'
import { SimWorld } from './simWorld.ts'

/** Everything in a record that has this shape, however deep. */
function objectsIn(value: unknown, found: Record<string, unknown>[] = []) {
  if (typeof value !== 'object' || value === null) return found
  if (!Array.isArray(value)) found.push(value as Record<string, unknown>)
  for (const one of Object.values(value)) objectsIn(one, found)
  return found
}

const isRevealed = (one: Record<string, unknown>) => 'span' in one && 'bundle' in one
const isResult = (one: Record<string, unknown>) => 'totals' in one && 'ballots' in one
const isVote = (one: Record<string, unknown>) => 'cumulative' in one && 'options' in one

/** A room with annotations that are revealed and that wait, a vote that ended and one that runs. */
function fullRoom(seed: number) {
  const world = new SimWorld({ seed })
  const { facilitator, seats } = world.open(5)
  const projector = world.client('projector', 'projector')
  projector.connect()
  const lead = (command: Parameters<SimWorld['act']>[1]) => world.act(facilitator, command)
  lead({ type: 'moveDayMarker', day: 20 })
  lead({ type: 'enterStep', stepId: stepOf('annotate') })
  for (const [at, seat] of seats.entries())
    world.act(seat, addOn(world.prng.id(), 'e1', `früh ${String(at)}`))
  lead({ type: 'enterStep', stepId: stepOf('compare') })
  lead({ type: 'announceReveal', announced: true })
  expect(lead({ type: 'reveal' })).toBeNull()
  for (const [at, seat] of seats.slice(0, 2).entries())
    world.act(seat, addOn(world.prng.id(), 'e2', `spät ${String(at)}`))
  lead({ type: 'enterStep', stepId: stepOf('keySituations') })
  const options = ['e1', 'e2'].map((entryId) => {
    const content = { id: world.prng.id(), title: entryId, entryIds: [entryId], question: '' }
    lead({ type: 'changeKeySituation', content, revision: 0 })
    return content.id
  })
  const keys: string[] = []
  const vote = () => {
    const id = world.prng.id()
    const settings = { subjectId: null, options, dots: 2, cumulative: true }
    expect(lead({ type: 'openVote', vote: { id, kind: 'keySituation', ...settings } })).toBeNull()
    for (const [at, seat] of seats.entries()) {
      const key = world.prng.id()
      keys.push(key)
      seat.cast({ voteId: id, key, turn: 1, choice: { [options[at % 2] ?? '']: 2 }, text: '' })
    }
    world.settle()
    return id
  }
  lead({ type: 'closeVote', voteId: vote() })
  vote()
  return { world, facilitator, seats, projector, keys }
}

/** What in the traffic of a client names another person, in words. */
function namesIn(client: SimClient, others: readonly SimClient[], keys: readonly string[]) {
  const traffic = client.received.join('\n')
  const own = new Set(client.ballots.size > 0 ? keys : [])
  const found = keys.filter((key) => !own.has(key) && traffic.includes(key)).map(() => 'a key')
  for (const text of client.received) {
    const message = JSON.parse(text) as ServerMessage
    for (const event of message.t === 'commit' ? message.e : []) {
      const said = JSON.stringify(event)
      const foreign = others.some(({ seatId }) => said.includes(seatId))
      if (foreign && /annotat|reveal|vote|ballot/i.test(event.type)) found.push(event.type)
    }
    for (const one of objectsIn(message)) {
      const shape = Object.keys(one).toSorted().join(' ')
      if (isRevealed(one) && shape !== REVEALED) found.push(`an annotation with ${shape}`)
      if (isResult(one) && shape !== RESULT) found.push(`a result with ${shape}`)
      if (isVote(one) && ![SETTINGS, VOTE, CHANGED_VOTE].includes(shape))
        found.push(`a vote with ${shape}`)
    }
  }
  return [...new Set(found)]
}

const REVEALED = Object.keys(revealedAnnotationSchema.shape).toSorted().join(' ')
const RESULT = 'ballots paper people texts totals'
const SETTINGS = 'cumulative dots id kind options subjectId'
const VOTE = 'cumulative dots id kind options result review subjectId'
/** … and which of its options were changed after the close (MI9). */
const CHANGED_VOTE = 'changed cumulative dots id kind options result review subjectId'

describe('[VO14] nothing can be switched on that names', () => {
  it('no command has a field for it', () => {
    const naming = /author(?!ity)|anonym|writer|voter|identif|byWhom|showName|secret/i
    const fields = commandSchema.options.flatMap(({ shape }) => Object.keys(shape))
    expect(fields.filter((field) => naming.test(field))).toEqual([])
    // What an annotation and a ballot's settings are made of, down to the last field.
    expect(REVEALED).toBe('bundle criterionId direction id note paper rating span weight')
    expect(Object.keys(anyCommand.openVote.vote).toSorted().join(' ')).toBe(SETTINGS)
    expect(Object.keys(anyCommand.closeVote).toSorted()).toEqual(['type', 'voteId'])
    expect(Object.keys(anyCommand.reveal)).toEqual(['type'])
  })

  it('no setting of a workshop, case or account has one', () => {
    const naming = /author(?!ity)|anonym|writer|voter|byWhom|showName|ballot/i
    const fields = Object.values(api).flatMap((route) => {
      const body = (route as { body?: { shape?: object } }).body
      return Object.keys(body?.shape ?? {})
    })
    expect(fields.length).toBeGreaterThan(20)
    expect(fields.filter((field) => naming.test(field))).toEqual([])
  })

  it('and whatever the facilitation, the recorder and everybody else press, in any order, names nobody', () => {
    for (let seed = 1; seed <= 6; seed++) {
      const { world, facilitator, seats, projector, keys } = fullRoom(seed)
      const everybody = [facilitator, ...seats]
      for (const command of Object.values(anyCommand))
        if (command.type !== 'takeFacilitation') world.act(facilitator, command)
      for (let press = 0; press < 250; press++) {
        const by = world.prng.chance(0.6) ? facilitator : world.prng.pick(seats)
        if (!by.live) continue
        by.run(world.prng.id(), randomCommand(world.prng, by, by === facilitator, ''))
        world.settle()
      }
      const fresh = world.client('projector', 'projector')
      fresh.connect()
      for (const client of everybody) {
        client.drop()
        client.connect()
      }
      world.settle()
      for (const client of [...everybody, projector, fresh])
        expect(
          namesIn(
            client,
            everybody.filter(({ seatId }) => seatId !== client.seatId),
            keys,
          ),
        ).toEqual([])
      const kept = world.rooms.slice(world.source.id)
      const result = JSON.stringify([kept?.annotation, kept?.vote])
      for (const { seatId } of everybody) expect(result).not.toContain(seatId)
    }
  })

  it('the same search finds a room whose reveal says who wrote', () => {
    const world = new SimWorld({ seed: 3, rules: { audience: () => ({ channel: 'room' }) } })
    const { facilitator, seats } = world.open(3)
    world.act(facilitator, { type: 'moveDayMarker', day: 20 })
    world.act(facilitator, { type: 'enterStep', stepId: stepOf('annotate') })
    for (const seat of seats) world.act(seat, addOn(world.prng.id(), 'e1', 'n'))
    expect(namesIn(facilitator, seats, [])).toContain('annotationAdded')
  })
})
