import { describe, expect, it } from 'vitest'
import { resultFacts } from '../../server/room/roomSource.ts'
import { resultOfRoom } from '../../shared/close/roomResult.ts'
import { boardGroups, groupOfSeat } from '../../shared/room/boardGroup.rules.ts'
import { sampleSource, stepOf } from './sampleSource.ts'
import type { SimClient } from './simClient.ts'
import { SimWorld } from './simWorld.ts'

const MINUTE = 60_000

/** A room in the step "deepen" with so many seats and chosen situations. */
function deepening(seatCount: number, situationCount: number, seed = 3) {
  const world = new SimWorld({ seed })
  const { facilitator, seats } = world.open(seatCount)
  world.act(facilitator, { type: 'moveDayMarker', day: 20 })
  world.act(facilitator, { type: 'enterStep', stepId: stepOf('keySituations') })
  const ids = Array.from({ length: situationCount }, (_, at) => {
    const id = world.prng.id()
    const content = { id, title: `Situation ${String(at)}`, entryIds: ['e1'], question: '' }
    world.act(facilitator, { type: 'changeKeySituation', content, revision: 0 })
    return id
  })
  world.act(facilitator, { type: 'chooseKeySituations', ids })
  const room = () => facilitator.view.room
  const sizes = () => boardGroups(room()).map(({ people }) => people)
  const resize = (
    seat: SimClient | undefined,
    groupSize: number,
    role: 'participant' | 'observer',
  ) => world.act(facilitator, { type: 'changeSeat', seatId: seat?.seatId ?? '', role, groupSize })
  const draw = (who: readonly SimClient[] = seats) =>
    world.act(facilitator, { type: 'drawBoardGroups', seatIds: who.map(({ seatId }) => seatId) })
  return { world, facilitator, seats, ids, room, sizes, resize, draw }
}

describe('groups of the deepening', () => {
  it('[GR1] a draw makes even groups of people, not of devices, and by chance', () => {
    const even = deepening(8, 3)
    expect(even.draw()).toBeNull()
    expect(even.sizes().toSorted()).toEqual([2, 3, 3])

    const uneven = deepening(6, 3)
    uneven.resize(uneven.seats[0], 4, 'participant')
    uneven.draw()
    const people = uneven.sizes().toSorted()
    expect(people.reduce((sum, size) => sum + size, 0)).toBe(9)
    expect((people.at(-1) ?? 0) - (people[0] ?? 0)).toBeLessThanOrEqual(4)
    // The device of four sits alone: no device is added to it while others are fewer.
    expect(people).toEqual([2, 3, 4])

    const drawn = new Set(
      Array.from({ length: 20 }, (_, seed) => {
        const { draw, room, seats } = deepening(4, 2, seed + 1)
        draw()
        const of = seats.map(({ seatId }) => groupOfSeat(room(), seatId)?.situation.title)
        return of.join()
      }),
    )
    expect(drawn.size).toBeGreaterThan(3)
  })

  it('[GR1] who watches, steers or left is in no group, and a draw that names them is refused', () => {
    const { world, facilitator, seats, ids, room, draw, resize } = deepening(4, 2)
    const [watcher, leaver] = seats as [SimClient, SimClient, SimClient, SimClient]
    draw()
    resize(watcher, 1, 'observer')
    expect(groupOfSeat(room(), watcher.seatId)).toBeUndefined()
    expect(draw()).toBe('seat.unknown')
    world.leave(leaver.seatId)
    world.settle()
    expect(groupOfSeat(room(), leaver.seatId)).toBeUndefined()
    const groups = { [facilitator.seatId]: ids[0] ?? null }
    expect(world.act(facilitator, { type: 'assignBoardGroups', groups, before: {} })).toBe(
      'seat.unknown',
    )
  })

  it('[GR2] everybody hears who is in which group; a move rests on what its sender saw', () => {
    const { world, facilitator, seats, ids } = deepening(3, 2)
    const [one = '', two = ''] = ids
    const [seat, other] = seats as [SimClient, SimClient, SimClient]
    const move = (to: string | null, before: string | null) =>
      world.act(facilitator, {
        type: 'assignBoardGroups',
        groups: { [seat.seatId]: to },
        before: { [seat.seatId]: before },
      })
    expect(move(one, null)).toBeNull()
    for (const client of [seat, other, facilitator])
      expect(groupOfSeat(client.view.room, seat.seatId)?.situation.id).toBe(one)
    expect(move(two, null)).toBe('item.stale')
    expect(move(two, one)).toBeNull()
    expect(move(null, two)).toBeNull()
    expect(groupOfSeat(other.view.room, seat.seatId)).toBeUndefined()
  })

  it('[GR2] a situation that is no longer chosen takes its group and its time with it', () => {
    const { world, facilitator, ids, room, draw } = deepening(4, 2)
    draw()
    world.act(facilitator, { type: 'adjustBoardClocks', ids, change: 'start', ms: MINUTE })
    const [kept = '', gone = ''] = ids
    world.act(facilitator, { type: 'chooseKeySituations', ids: [kept] })
    expect(Object.values(room().keySituation.groups ?? {})).not.toContain(gone)
    expect(Object.keys(room().keySituation.clocks ?? {})).toEqual([kept])
    const ms = 1
    const start = { type: 'adjustBoardClocks' as const, ids: [gone], change: 'start' as const, ms }
    expect(world.act(facilitator, start)).toBe('keySituation.unknown')
  })

  it('[GR3] the facilitation hears lines and whether somebody writes, of groups of two and more only', () => {
    const { world, facilitator, seats, ids } = deepening(4, 2)
    const [a, b, c, d] = seats as [SimClient, SimClient, SimClient, SimClient]
    const [pair = '', alone = ''] = ids
    const projector = world.client('projector', 'projector')
    projector.connect()
    const groups = { [a.seatId]: pair, [b.seatId]: pair, [c.seatId]: alone }
    world.act(facilitator, { type: 'assignBoardGroups', groups, before: {} })
    const write = (seat: SimClient, keySituationId: string) => {
      const item = { id: world.prng.id(), keySituationId, kind: 'strength' as const, factor: null }
      world.act(seat, { type: 'addBoardItem', item: { ...item, text: 'Es hat getragen.' } })
    }
    a.say(JSON.stringify({ t: 'writing' }))
    c.say(JSON.stringify({ t: 'writing' }))
    world.settle()
    expect(facilitator.gauge?.boards).toEqual({ [pair]: { lines: null, writing: true } })
    write(a, pair)
    write(c, alone)
    const minutes = (count: number) => {
      for (let n = 0; n < count; n++) {
        world.pass(60_000)
        world.settle()
      }
    }
    for (const client of [a, b, c, d, projector]) expect(client.gauge?.boards).toBeNull()
    minutes(2)
    expect(facilitator.gauge?.boards).toEqual({ [pair]: { lines: 1, writing: false } })
    // Only the writer and the facilitation were sent anything for it.
    const before = [b, d, projector].map(({ received }) => received.length)
    a.say(JSON.stringify({ t: 'writing' }))
    write(a, pair)
    expect([b, d, projector].map(({ received }) => received.length)).toEqual(before)
    expect(facilitator.received.join('\n')).not.toContain('getragen')
    // One of the two without a line: whatever is told now is told of the other.
    b.drop()
    world.settle()
    expect(facilitator.gauge?.boards).toEqual({})
    for (let n = 0; n < 9; n++) write(a, pair)
    b.connect()
    world.settle()
    expect(facilitator.gauge?.boards).toMatchObject({ [pair]: { lines: 1 } })
    minutes(1)
    expect(facilitator.gauge?.boards).toMatchObject({ [pair]: { lines: 1 } })
    minutes(2)
    expect(facilitator.gauge?.boards).toMatchObject({ [pair]: { lines: 10 } })
  })

  it('[GR4] a group’s time is the server’s: started, paused, lengthened for one or all; zero closes nothing', () => {
    const { world, facilitator, ids, room } = deepening(4, 2)
    const [one = '', two = ''] = ids
    const clock = (id: string) => room().keySituation.clocks?.[id]
    const adjust = (
      change: 'start' | 'pause' | 'resume' | 'add' | 'clear',
      ms: number,
      which: readonly string[] = ids,
    ) => world.act(facilitator, { type: 'adjustBoardClocks', ids: [...which], change, ms })
    expect(adjust('add', MINUTE)).toBeNull()
    expect(room().keySituation.clocks).toEqual({})
    expect(adjust('start', 10 * MINUTE)).toBeNull()
    const started = clock(one)?.endsAt ?? 0
    expect(started).toBeGreaterThan(world.now + 9 * MINUTE)
    expect(adjust('add', MINUTE, [one])).toBeNull()
    expect(clock(one)?.endsAt).toBe(started + MINUTE)
    expect(clock(two)?.endsAt).toBe(started)
    expect(adjust('pause', 0, [two])).toBeNull()
    expect(clock(two)?.endsAt).toBeNull()
    world.pass(20 * MINUTE)
    expect(clock(one)?.endsAt).toBe(started + MINUTE)
    expect(room().keySituation.boardsOpen).toBe(false)
    expect(adjust('resume', 0, [two])).toBeNull()
    expect(clock(two)?.endsAt).toBeGreaterThan(world.now)
    expect(adjust('clear', 0)).toBeNull()
    expect(room().keySituation.clocks).toEqual({})
    expect(adjust('start', 0)).toBe('input.malformed')
  })

  it('[GR2] the result that stays names no seat', () => {
    const { room, draw, seats } = deepening(4, 2)
    draw()
    const left = JSON.stringify(resultOfRoom(room(), resultFacts(sampleSource)))
    for (const { seatId } of seats) expect(left).not.toContain(seatId)
  })
})
