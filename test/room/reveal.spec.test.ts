// What a curious facilitation can do with the reveal. Each attack was run from outside in November 2026 and worked.
import { describe, expect, it } from 'vitest'
import type { SeatRole } from '../../shared/workshop/seat.ts'
import { addOn, contentOn } from './sampleCommand.ts'
import { sampleAgenda, stepOf } from './sampleSource.ts'
import type { SimClient } from './simClient.ts'
import { SimWorld } from './simWorld.ts'

const PERIOD = 60_000

/** A room that annotates, with the ways of the facilitation to uncover. */
function blindRoom(seatCount: number, seed = 7) {
  const world = new SimWorld({ seed })
  const { facilitator, seats } = world.open(seatCount)
  const run = (command: Parameters<SimWorld['act']>[1]) => world.act(facilitator, command)
  run({ type: 'moveDayMarker', day: 20 })
  const enter = (kind: Parameters<typeof stepOf>[0]) =>
    run({ type: 'enterStep', stepId: stepOf(kind) })
  const write = (by: SimClient | undefined, note: string, change = {}) => {
    if (!by) throw new Error('no such seat')
    return world.act(by, addOn(world.prng.id(), 'e1', note, change))
  }
  /** Announces and uncovers, a minute after the last attempt; the refusal, or null. */
  const reveal = () => {
    world.pass(PERIOD)
    run({ type: 'announceReveal', announced: true })
    return run({ type: 'reveal' })
  }
  const role = (seat: SimClient, to: Exclude<SeatRole, 'facilitator'>) =>
    run({ type: 'changeSeat', seatId: seat.seatId, role: to, groupSize: 1 })
  const notes = () =>
    Object.values(facilitator.view.room.annotation.revealed)
      .map(({ note }) => note)
      .toSorted()
  enter('annotate')
  return { world, facilitator, seats, run, enter, write, reveal, role, notes }
}

/** The first bundle is uncovered, of three seats. */
function afterTheFirst(seatCount: number, seed = 7) {
  const room = blindRoom(seatCount, seed)
  for (const seat of room.seats.slice(0, 3)) room.write(seat, 'erste')
  room.enter('compare')
  expect(room.reveal()).toBeNull()
  return room
}

describe('[RV2] [RV3] a bundle needs three seats that do not hear the facilitation', () => {
  it('attack a: a first bundle of one, or of two, is not uncovered (worked 453 ms after the note was written)', () => {
    const { seats, write, enter, reveal, notes } = blindRoom(4)
    enter('compare')
    for (const seat of [seats[0], seats[1]]) {
      write(seat, 'einzeln')
      expect(reveal()).toBe('reveal.tooFew')
    }
    write(seats[2], 'einzeln')
    expect(reveal()).toBeNull()
    expect(notes()).toHaveLength(3)
  })

  it('attack b: padding with own notes, paper or those of the recorder isolates nobody (isolated 90 of 90)', () => {
    let isolated = 0
    for (let seed = 1; seed <= 30; seed++) {
      const { world, facilitator, seats, write, reveal, role, notes } = afterTheFirst(4, seed)
      const [a, b, , recorder] = seats as [SimClient, SimClient, SimClient, SimClient]
      role(recorder, 'recorder')
      const before = notes().length
      for (const by of [facilitator, recorder])
        for (const change of [{}, { paper: true }])
          expect(write(by, 'Füllung', change)).toBe('annotation.lateAside')
      const victim = world.prng.pick([a, b])
      write(victim, 'Opfer')
      write(victim, 'Opfer')
      if (reveal() === null) isolated++
      expect(notes()).toHaveLength(before)
    }
    expect(isolated).toBe(0)
  })

  it('attack b: what facilitation, recorder and paper wrote before the first bundle comes with it, and counts for nothing', () => {
    const { facilitator, seats, write, enter, reveal, role, notes } = blindRoom(4)
    const [a, b, c, recorder] = seats as [SimClient, SimClient, SimClient, SimClient]
    role(recorder, 'recorder')
    write(facilitator, 'Moderation')
    write(recorder, 'Protokoll')
    write(recorder, 'Karte', { paper: true })
    write(a, 'a')
    write(b, 'b')
    enter('compare')
    expect(reveal()).toBe('reveal.tooFew')
    write(c, 'c')
    expect(reveal()).toBeNull()
    expect(notes()).toEqual(['Karte', 'Moderation', 'Protokoll', 'a', 'b', 'c'])
  })

  it('attack c: turning all others into observers leaves nobody alone (10 of 10 writers were known)', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const { world, seats, write, reveal, role, notes } = afterTheFirst(5, seed)
      const writer = world.prng.pick(seats)
      for (const other of seats) if (other !== writer) role(other, 'observer')
      for (let n = 0; n < 4; n++) write(writer, 'allein')
      expect(reveal()).toBe('reveal.tooFew')
      expect(notes()).not.toContain('allein')
    }
  })

  it.each(['observer', 'recorder', 'co', 'removed'] as const)(
    'attack c, other examples: a writer made %s between writing and reveal neither lowers the minimum nor is left out',
    (fate) => {
      const { run, seats, write, reveal, role, notes } = afterTheFirst(5)
      const [a, b, c, d] = seats as [SimClient, SimClient, SimClient, SimClient]
      write(a, 'spät a')
      write(b, 'spät b')
      const meet = (seat: SimClient) =>
        fate === 'removed'
          ? run({ type: 'removeSeat', seatId: seat.seatId })
          : fate === 'co'
            ? run({ type: 'nameCoFacilitator', seatId: seat.seatId, named: true })
            : role(seat, fate)
      expect(meet(a)).toBeNull()
      expect(reveal()).toBe('reveal.tooFew')
      write(c, 'spät c')
      write(d, 'spät d')
      expect(reveal()).toBeNull()
      // Choosing by role what travels would choose the seats between which one hides.
      expect(notes().filter((note) => note.startsWith('spät'))).toEqual([
        'spät a',
        'spät b',
        'spät c',
        'spät d',
      ])
    },
  )

  it('one browser that leaves and comes back is one seat, not three', async () => {
    const { world, facilitator, seats, write, enter, reveal, run } = blindRoom(2)
    let before = seats[0] as SimClient
    write(before, 'eins')
    write(seats[1], 'zwei')
    for (let n = 0; n < 2; n++) {
      world.leave(before.seatId)
      world.settle()
      const again = world.client(world.prng.id())
      world.requestSeat(again.seatId, before.seatId)
      world.turn()
      again.connect()
      world.settle()
      run({ type: 'admitSeat', seatId: again.seatId })
      write(again, 'noch eine')
      before = again
    }
    enter('compare')
    expect(reveal()).toBe('reveal.tooFew')
    // No other seat, the facilitation included, hears which seat came again.
    expect(facilitator.received.join('')).not.toContain('seatFollowed')
    await Promise.resolve()
  })

  it('an aside is no part of what the room sees, and what was written as participant still counts for its writer', () => {
    const { seats, write, enter, reveal, role, facilitator } = blindRoom(4)
    const [a, b, c, d] = seats as [SimClient, SimClient, SimClient, SimClient]
    role(d, 'recorder')
    write(d, 'als Protokoll')
    role(d, 'participant')
    for (const seat of [a, b]) write(seat, 'n')
    enter('compare')
    expect(reveal()).toBe('reveal.tooFew')
    write(c, 'n')
    expect(reveal()).toBeNull()
    expect(JSON.stringify(facilitator.view.room.annotation)).not.toContain('aside')
  })

  it('asking again and again tells no moment: a refusal is said again for a minute', () => {
    const { world, seats, write, enter, run } = blindRoom(4)
    enter('compare')
    write(seats[0], 'eins')
    write(seats[1], 'zwei')
    run({ type: 'announceReveal', announced: true })
    expect(run({ type: 'reveal' })).toBe('reveal.tooFew')
    write(seats[2], 'drei')
    for (let n = 0; n < 20; n++) expect(run({ type: 'reveal' })).toBe('reveal.tooFew')
    world.pass(PERIOD)
    expect(run({ type: 'reveal' })).toBeNull()
  })
})

describe('[RV6] later notes are uncovered once in a step', () => {
  const late = ({ seats, write }: Pick<ReturnType<typeof blindRoom>, 'seats' | 'write'>) => {
    for (const seat of seats.slice(0, 3)) write(seat, 'spät')
  }

  it('not twice, and entering the step again, renaming it or putting another in its place gives nothing new', () => {
    const room = afterTheFirst(4)
    const { run, enter, reveal } = room
    late(room)
    expect(reveal()).toBeNull()
    late(room)
    expect(reveal()).toBe('reveal.onceAStep')
    enter('annotate')
    enter('compare')
    expect(reveal()).toBe('reveal.onceAStep')
    const added = { ...sampleAgenda[3], id: 'step-added-in-the-afternoon', title: 'Noch einmal' }
    const renamed = sampleAgenda.map((step) => ({ ...step, title: `${step.title} neu` }))
    expect(
      run({ type: 'changeAgenda', agenda: [...renamed, added as (typeof renamed)[number]] }),
    ).toBeNull()
    enter('compare')
    expect(reveal()).toBe('reveal.onceAStep')
    run({ type: 'enterStep', stepId: added.id })
    expect(reveal()).toBe('reveal.onceAStep')
    run({ type: 'askToReveal', open: true })
    expect(run({ type: 'reveal' })).toBe('reveal.onceAStep')
    enter('discuss')
    expect(reveal()).toBeNull()
  })

  it('a step that becomes a comparing one afterwards gives nothing either', () => {
    const room = afterTheFirst(4)
    late(room)
    const agenda = sampleAgenda.map((step) =>
      step.kind === 'findings' ? { ...step, kind: 'discuss' as const } : step,
    )
    room.run({ type: 'changeAgenda', agenda })
    room.run({ type: 'enterStep', stepId: stepOf('findings') })
    expect(room.reveal()).toBe('reveal.onceAStep')
  })
})

describe('[RV7] where fewer than three seats wrote, everybody agrees on their own screen', () => {
  const answer = (world: SimWorld, by: SimClient | undefined, agree: boolean) => {
    if (!by) throw new Error('no such seat')
    const round = by.view.room.annotation.asking ?? 1
    return world.act(by, { type: 'answerToReveal', round, agree })
  }

  it('all are asked alike, and the facilitation hears only whether it may', () => {
    const { world, facilitator, seats, run, write, enter, reveal, notes } = blindRoom(3)
    const [writer, ...silent] = seats as [SimClient, SimClient, SimClient]
    write(writer, 'allein')
    enter('compare')
    expect(reveal()).toBe('reveal.tooFew')
    expect(run({ type: 'askToReveal', open: true })).toBeNull()
    const heard = facilitator.received.length
    for (const seat of [writer, silent[0]]) {
      expect(answer(world, seat, true)).toBeNull()
      expect(facilitator.gauge?.agreed).toBe(false)
      expect(run({ type: 'reveal' })).toBe('reveal.notAgreed')
    }
    // The writer agreed already; what is told does not depend on that.
    answer(world, silent[1], false)
    expect(facilitator.gauge?.agreed).toBe(false)
    answer(world, silent[1], true)
    world.settle()
    expect(facilitator.gauge?.agreed).toBe(true)
    const told = facilitator.received.slice(heard).join('')
    for (const { seatId } of seats) expect(told).not.toContain(seatId)
    expect(told).not.toContain('revealAnswered')
    expect(silent[0]?.received.join('')).not.toContain(`"seatId":"${writer.seatId}","round"`)
    expect(run({ type: 'reveal' })).toBeNull()
    expect(notes()).toEqual(['allein'])
  })

  it('what the facilitation hears is the same whoever of them wrote', () => {
    const told = (who: number) => {
      const { world, facilitator, seats, run, write, enter } = blindRoom(2, 3)
      enter('compare')
      write(seats[who], 'allein')
      run({ type: 'announceReveal', announced: true })
      const heard = facilitator.received.length
      run({ type: 'reveal' })
      run({ type: 'askToReveal', open: true })
      for (const seat of seats) answer(world, seat, true)
      return facilitator.received
        .slice(heard)
        .map((text) => text.replace(/"serverNow":\d+|"id":"[^"]+"|"ids":\[[^\]]*\]/g, ''))
    }
    expect(told(0)).toEqual(told(1))
  })

  it('what was written or changed after the own answer stays back', () => {
    const { world, seats, run, write, enter, notes } = blindRoom(2)
    const [a, b] = seats as [SimClient, SimClient]
    const id = world.prng.id()
    world.act(a, addOn(id, 'e1', 'zugestimmt'))
    world.act(b, addOn(world.prng.id(), 'e1', 'geändert'))
    enter('compare')
    run({ type: 'announceReveal', announced: true })
    run({ type: 'askToReveal', open: true })
    for (const seat of [a, b]) answer(world, seat, true)
    write(a, 'danach')
    const [own] = Object.values(b.own.annotations)
    if (!own) throw new Error('b wrote')
    const content = contentOn('e1', 'anders')
    world.act(b, { type: 'reviseAnnotation', id: own.id, revision: 1, content })
    expect(run({ type: 'reveal' })).toBeNull()
    expect(notes()).toEqual(['zugestimmt'])
    expect(Object.values(a.own.annotations).map(({ note }) => note)).toEqual(['danach'])
  })

  it('whoever is removed, leaves or is named takes the agreement along: the question ends and is asked again', () => {
    for (const fate of ['removeSeat', 'leave', 'nameCoFacilitator'] as const) {
      const { world, seats, run, write, enter } = blindRoom(3)
      const [a, b, c] = seats as [SimClient, SimClient, SimClient]
      write(a, 'allein')
      enter('compare')
      run({ type: 'announceReveal', announced: true })
      run({ type: 'askToReveal', open: true })
      for (const seat of [a, b]) answer(world, seat, true)
      if (fate === 'leave') world.leave(c.seatId)
      else if (fate === 'removeSeat') run({ type: 'removeSeat', seatId: c.seatId })
      else run({ type: 'nameCoFacilitator', seatId: c.seatId, named: true })
      world.settle()
      expect(a.view.room.annotation.asking).toBeNull()
      expect(run({ type: 'reveal' })).toBe('reveal.tooFew')
      expect(answer(world, a, true)).toBe('reveal.notAsked')
    }
  })

  it('nobody who cannot agree is uncovered by the agreement of the others', () => {
    const { world, seats, run, write, enter, notes } = blindRoom(3)
    const [a, b, c] = seats as [SimClient, SimClient, SimClient]
    write(c, 'gegangen')
    write(a, 'zugestimmt')
    run({ type: 'removeSeat', seatId: c.seatId })
    enter('compare')
    run({ type: 'announceReveal', announced: true })
    run({ type: 'askToReveal', open: true })
    for (const seat of [a, b]) answer(world, seat, true)
    expect(run({ type: 'reveal' })).toBeNull()
    expect(notes()).toEqual(['zugestimmt'])
  })

  it('a latecomer is asked, too; an answer to an older question counts for nothing', () => {
    const { world, facilitator, seats, run, write, enter } = blindRoom(1)
    const [a] = seats as [SimClient]
    write(a, 'allein')
    enter('compare')
    run({ type: 'announceReveal', announced: true })
    run({ type: 'askToReveal', open: true })
    answer(world, a, true)
    world.settle()
    expect(facilitator.gauge?.agreed).toBe(true)
    const late = world.client(world.prng.id())
    void world.rooms.requestSeat(world.source.id, late.seatId, 1)
    world.turn()
    late.connect()
    world.settle()
    run({ type: 'admitSeat', seatId: late.seatId })
    expect(run({ type: 'reveal' })).toBe('reveal.notAgreed')
    run({ type: 'askToReveal', open: true })
    answer(world, late, true)
    expect(run({ type: 'reveal' })).toBe('reveal.notAgreed')
    answer(world, a, true)
    expect(run({ type: 'reveal' })).toBeNull()
  })

  it('a very small office works through its day: one seat agrees, later notes once more', () => {
    const { world, seats, run, write, enter, notes } = blindRoom(1)
    const [only] = seats as [SimClient]
    write(only, 'eins')
    enter('compare')
    run({ type: 'announceReveal', announced: true })
    run({ type: 'askToReveal', open: true })
    answer(world, only, true)
    expect(run({ type: 'reveal' })).toBeNull()
    write(only, 'zwei')
    run({ type: 'announceReveal', announced: true })
    run({ type: 'askToReveal', open: true })
    answer(world, only, true)
    expect(run({ type: 'reveal' })).toBeNull()
    expect(notes()).toEqual(['eins', 'zwei'])
  })
})
