import { describe, expect, it } from 'vitest'
import type { Audience } from '../../server/room/audience.ts'
import { cryptoShuffle } from '../../server/room/cryptoShuffle.ts'
import { newId } from '../../shared/kernel/id.ts'
import { findBallots, findForeign } from '../support/trafficProbe.ts'
import type { SimClient } from './simClient.ts'
import { addOn, contentOn } from './sampleCommand.ts'
import { stepOf } from './sampleSource.ts'
import { SimWorld, type WorldOptions } from './simWorld.ts'

const CANARY = 'kanarienvogel'

/** A room with every role in it; three seats annotate, change and delete, before any reveal. */
function recordSilentWork(options: WorldOptions) {
  const world = new SimWorld(options)
  const { facilitator, seats } = world.open(6)
  const [a, b, c, recorder, observer, bringer] = seats as [
    SimClient,
    SimClient,
    SimClient,
    SimClient,
    SimClient,
    SimClient,
  ]
  const role = (seat: SimClient, name: 'recorder' | 'observer' | 'caseBringer') =>
    world.act(facilitator, { type: 'changeSeat', seatId: seat.seatId, role: name, groupSize: 1 })
  role(recorder, 'recorder')
  role(observer, 'observer')
  role(bringer, 'caseBringer')
  world.act(facilitator, { type: 'nameCoFacilitator', seatId: recorder.seatId, named: true })
  const projector = world.client('projector', 'projector')
  projector.connect()
  const waiting = world.client(world.prng.id())
  void world.rooms.requestSeat(world.source.id, waiting.seatId, 1)
  world.turn()
  waiting.connect()
  world.act(facilitator, { type: 'moveDayMarker', day: 20 })
  world.act(facilitator, { type: 'enterStep', stepId: stepOf('annotate') })
  const everybody: { who: string; client: SimClient }[] = [
    { who: 'facilitator', client: facilitator },
    { who: 'a', client: a },
    { who: 'b', client: b },
    { who: 'c', client: c },
    { who: 'recorder', client: recorder },
    { who: 'observer', client: observer },
    { who: 'caseBringer', client: bringer },
    { who: 'projector', client: projector },
    { who: 'waiting', client: waiting },
  ]
  const written: { by: SimClient; id: string; canary: string; commandId: string }[] = []
  for (let n = 0; n < 12; n++) {
    const by = world.prng.pick([a, b, c])
    const [id, commandId, canary] = [
      world.prng.id(),
      world.prng.id(),
      `${CANARY}-${String(n).padStart(2, '0')}`,
    ]
    by.run(commandId, addOn(id, world.prng.pick(['e1', 'e2', 'e3']), canary))
    world.settle()
    written.push({ by, id, canary, commandId })
    if (n % 4 === 3) {
      const content = contentOn('e2', `${canary}-geändert`)
      world.act(by, { type: 'reviseAnnotation', id, revision: 1, content })
      world.act(by, { type: 'setReady', ready: true })
    }
  }
  for (const { client } of everybody) {
    client.drop()
    client.connect()
  }
  world.settle()
  return { world, everybody, written, facilitator }
}

/** The recording as the probe reads it. */
function findForeignIn({ everybody, written }: ReturnType<typeof recordSilentWork>) {
  const recorded = everybody.map(({ who, client: { seatId, received } }) => ({
    who,
    seatId: who === 'projector' ? '' : seatId,
    // The recorder is named for the co-facilitation.
    facilitates: who === 'facilitator' || who === 'recorder',
    received,
  }))
  return findForeign(
    recorded,
    written.map((one) => ({ ...one, seatId: one.by.seatId })),
  )
}

describe('recorded traffic before the reveal', () => {
  it('[RO6] holds no foreign text, author, id, order or count for any role', () => {
    const recorded = recordSilentWork({ seed: 11 })
    expect(recorded.written.every(({ by, canary }) => by.received.join('').includes(canary))).toBe(
      true,
    )
    expect(findForeignIn(recorded)).toEqual([])
  })

  it('the same recording with the filter taken out is caught', () => {
    const everybodyHears = (): Audience => ({ channel: 'room' })
    const found = findForeignIn(recordSilentWork({ seed: 11, rules: { audience: everybodyHears } }))
    expect(found).toContain('facilitator received a foreign note')
    expect(found).toContain('projector received a foreign note')
    expect(found.some((line) => line.includes('received annotationAdded of another seat'))).toBe(
      true,
    )
  })
})

/** One room whose notes are written one after the other; returns the order of writing and what is seen of it. */
function revealOrders(seed: number, options: Partial<WorldOptions> = {}) {
  const world = new SimWorld({ seed, newId, shuffle: cryptoShuffle, ...options })
  const { facilitator, seats } = world.open(4)
  world.act(facilitator, { type: 'moveDayMarker', day: 20 })
  world.act(facilitator, { type: 'enterStep', stepId: stepOf('annotate') })
  const written: { note: string; seat: number }[] = []
  for (let n = 0; n < 12; n++) {
    const seat = world.prng.below(seats.length)
    const note = `n${String(n)}`
    const author = seats[seat]
    if (author) world.act(author, addOn(world.prng.id(), 'e1', note))
    written.push({ note, seat })
  }
  world.act(facilitator, { type: 'enterStep', stepId: stepOf('compare') })
  world.act(facilitator, { type: 'announceReveal', announced: true })
  world.act(facilitator, { type: 'reveal' })
  const { order, revealed } = facilitator.view.room.annotation
  const noteOf = (id: string) => revealed[id]?.note ?? ''
  return {
    written,
    order: order.map(noteOf),
    byId: [...order].sort().map(noteOf),
    ownOrder: seats.map((seat) => seat.own.revealedIds.map(noteOf)),
  }
}

const matches = (a: readonly string[], b: readonly string[]) =>
  a.filter((note, at) => note === b[at]).length

describe('recorded traffic after the reveal', () => {
  const rooms = 120

  it('[RV4] holds no figure before it, and afterwards one for places of three seats, without a seat in it', () => {
    const world = new SimWorld({ seed: 5 })
    const { facilitator, seats } = world.open(5)
    const projector = world.client('projector', 'projector')
    projector.connect()
    world.act(facilitator, { type: 'moveDayMarker', day: 20 })
    world.act(facilitator, { type: 'enterStep', stepId: stepOf('annotate') })
    const [loud] = seats
    if (!loud) throw new Error('five seats')
    const writers: Record<string, readonly SimClient[]> = {
      e1: seats.slice(0, 3),
      e2: seats.slice(0, 2),
      e3: [...Array.from({ length: 40 }, () => loud), facilitator],
    }
    for (const [entryId, by] of Object.entries(writers))
      for (const client of by) world.act(client, addOn(world.prng.id(), entryId, 'Notiz'))
    world.act(facilitator, { type: 'enterStep', stepId: stepOf('compare') })
    world.act(facilitator, { type: 'announceReveal', announced: true })
    expect(world.clients.some(({ received }) => received.join('').includes('figures":[{'))).toBe(
      false,
    )
    const before = world.clients.map(({ received }) => received.length)
    world.act(facilitator, { type: 'reveal' })
    for (const [at, { received }] of world.clients.entries()) {
      const events = received
        .slice(before[at])
        .map((text) => JSON.parse(text) as { t: string; c?: string; e?: { type: string }[] })
        .flatMap(({ e }) => e ?? [])
      const revealed = events.filter(({ type }) => type === 'annotationsRevealed')
      expect(revealed).toMatchObject([{ figures: [{ entryId: 'e1', seats: 3 }] }])
      const text = JSON.stringify(revealed)
      expect(seats.some(({ seatId }) => text.includes(seatId))).toBe(false)
    }
    const late = world.client('projector', 'projector')
    late.connect()
    world.settle()
    expect(late.view.room.annotation.figures.map(({ entryId }) => entryId)).toEqual(['e1'])
  })

  it('[AG6] holds no agreement before it, and afterwards the same for all, without a seat in it', () => {
    const world = new SimWorld({ seed: 6 })
    const { facilitator, seats } = world.open(5)
    world.client('projector', 'projector').connect()
    world.act(facilitator, { type: 'moveDayMarker', day: 20 })
    world.act(facilitator, { type: 'enterStep', stepId: stepOf('annotate') })
    for (const client of [...seats, facilitator])
      for (const entryId of ['e1', 'e2'])
        world.act(client, addOn(world.prng.id(), entryId, 'Notiz'))
    world.act(facilitator, { type: 'enterStep', stepId: stepOf('compare') })
    world.act(facilitator, { type: 'announceReveal', announced: true })
    const heard = () => world.clients.map(({ received }) => received.join(''))
    const said = '"agreement":{'
    expect(heard().some((text) => text.includes(said) || text.includes('krippendorff'))).toBe(false)
    world.act(facilitator, { type: 'reveal' })
    const [first = '', ...others] = heard().map((text) => {
      const at = text.lastIndexOf(said)
      return at < 0 ? '' : text.slice(at, text.indexOf('}]}', at))
    })
    expect(first).toContain('krippendorffAlpha')
    expect(seats.some(({ seatId }) => first.includes(seatId))).toBe(false)
    for (const other of others) expect(other).toBe(first)
  })

  it('[RV3] gives a program no better than chance at when a note was written', () => {
    let [byOrder, byId] = [0, 0]
    for (let seed = 1; seed <= rooms; seed++) {
      const { written, order, byId: sorted } = revealOrders(seed)
      const notes = written.map(({ note }) => note)
      byOrder += matches(notes, order)
      byId += matches(notes, sorted)
    }
    // A random permutation has one fixed point on average, with a standard deviation of one.
    const limit = rooms + 5 * Math.sqrt(rooms)
    expect(byOrder).toBeLessThan(limit)
    expect(byId).toBeLessThan(limit)
  })

  it('[RV3] and none at who wrote it: neighbours in the bundle share their writer as often as by chance', () => {
    let [same, expected, pairs] = [0, 0, 0]
    for (let seed = 1; seed <= rooms; seed++) {
      const { written, order } = revealOrders(seed)
      const seatOf = new Map(written.map(({ note, seat }) => [note, seat]))
      const counts = [0, 1, 2, 3].map(
        (seat) => written.filter((entry) => entry.seat === seat).length,
      )
      const n = written.length
      expected +=
        ((n - 1) * counts.reduce((sum, count) => sum + count * (count - 1), 0)) / (n * (n - 1))
      for (let at = 1; at < order.length; at++) {
        pairs++
        if (seatOf.get(order[at] ?? '') === seatOf.get(order[at - 1] ?? '')) same++
      }
    }
    const share = expected / pairs
    expect(Math.abs(same - expected)).toBeLessThan(5 * Math.sqrt(pairs * share * (1 - share)))
  })

  /**
   * The attacker of day-by-day delivery: text comes in stages while people annotate, and the frames say when. Of two notes
   * the one on the later passage is said to be the later one; of two on passages of one stage, the later in the bundle.
   */
  function stages(seed: number) {
    const world = new SimWorld({ seed, newId, shuffle: cryptoShuffle })
    const { facilitator, seats } = world.open(4)
    const written: { note: string; stage: number; at: number }[] = []
    world.act(facilitator, { type: 'enterStep', stepId: stepOf('annotate') })
    for (const [now, day] of [1, 9, 20].entries()) {
      world.act(facilitator, { type: 'moveDayMarker', day })
      for (let n = 0; n < 4; n++) {
        const entryId = world.prng.pick(facilitator.entries).id
        const stage = ['e1', 'e2'].includes(entryId) ? 0 : entryId === 'e5' ? 2 : 1
        const note = `n${String(now)}${String(n)}`
        world.act(world.prng.pick(seats), addOn(world.prng.id(), entryId, note))
        written.push({ note, stage, at: written.length })
      }
    }
    world.act(facilitator, { type: 'enterStep', stepId: stepOf('compare') })
    world.act(facilitator, { type: 'announceReveal', announced: true })
    const revealed = world.act(facilitator, { type: 'reveal' }) === null
    const { order, revealed: notes } = facilitator.view.room.annotation
    return { written, order: revealed ? order.map((id) => notes[id]?.note ?? '') : [] }
  }

  it('[RV3] and of two notes the order no better than their passages tell', () => {
    const told = { right: 0, pairs: 0 }
    const equal = { right: 0, pairs: 0 }
    for (let seed = 1; seed <= rooms; seed++) {
      const { written, order } = stages(seed)
      for (const x of written)
        for (const y of written) {
          if (x.at >= y.at || order.length === 0) continue
          const tally = x.stage === y.stage ? equal : told
          const guess =
            x.stage === y.stage ? order.indexOf(x.note) < order.indexOf(y.note) : x.stage < y.stage
          tally.pairs++
          if (guess) tally.right++
        }
    }
    console.log(
      `order of two notes: ${String(told.right)} of ${String(told.pairs)} on passages of different stages, ` +
        `${String(equal.right)} of ${String(equal.pairs)} on passages of one stage`,
    )
    // What the passage tells is no secret, and the program finds it; beyond it there is nothing.
    expect(told.right).toBeGreaterThan(0.75 * told.pairs)
    const sigma = Math.sqrt(equal.pairs / 4)
    expect(Math.abs(equal.right - equal.pairs / 2)).toBeLessThan(5 * sigma)
  })

  it('the same program finds everything where the bundle is not shuffled', () => {
    const { written, order } = revealOrders(1, { shuffle: (items) => [...items] })
    const bySeat = [...written].sort((x, y) => x.seat - y.seat).map(({ seat }) => seat)
    const seatOf = new Map(written.map(({ note, seat }) => [note, seat]))
    const seats = order.map((note) => seatOf.get(note))
    const blocks = seats.filter((seat, at) => at === 0 || seat !== seats[at - 1]).length
    expect(blocks).toBe(new Set(bySeat).size)
  })
})

describe('recorded traffic of a vote', () => {
  it('[VO2] holds no foreign key, choice or flag while it is open, and only totals afterwards', () => {
    const world = new SimWorld({ seed: 21 })
    const { facilitator, seats } = world.open(5)
    const projector = world.client('projector', 'projector')
    projector.connect()
    world.act(facilitator, { type: 'moveDayMarker', day: 20 })
    world.act(facilitator, { type: 'enterStep', stepId: stepOf('keySituations') })
    const options = ['e1', 'e2'].map((entryId) => {
      const id = world.prng.id()
      const content = { id, title: entryId, entryIds: [entryId], question: '' }
      world.act(facilitator, { type: 'changeKeySituation', content, revision: 0 })
      return id
    })
    const voteId = world.prng.id()
    const vote = {
      id: voteId,
      kind: 'keySituation' as const,
      subjectId: null,
      options,
      dots: 1,
      cumulative: false,
    }
    world.act(facilitator, { type: 'openVote', vote })
    const starts = world.clients.map(({ received }) => received.length)
    const keys = seats.map((seat, index) => {
      const key = world.prng.id()
      seat.cast({ voteId, key, turn: 1, choice: { [options[index % 2] ?? '']: 1 }, text: '' })
      world.settle()
      return key
    })
    const heard = world.clients.map(({ received }, at) => ({
      who: String(at),
      received: received.slice(starts[at]),
    }))
    expect(findBallots(heard, keys, options)).toEqual([])
    world.act(facilitator, { type: 'closeVote', voteId })
    const everything = world.clients.flatMap(({ received }) => received).join('\n')
    for (const key of keys) expect(everything).not.toContain(key)
    expect(everything).toContain('"totals"')
  })
})
