// What the facilitation hears of notes that are not shown yet. In November 2026 a program on its line named seat and
// number of its notes after 15 of 15 drop-outs.
import { describe, expect, it } from 'vitest'
import { roomRules } from '../../server/room/roomRules.ts'
import { waitingAnnotations } from '../../shared/room/annotation.rules.ts'
import type { Gauge, ServerMessage } from '../../shared/protocol/message.ts'
import type { RoomView } from '../../shared/room/roomView.ts'
import { addOn } from './sampleCommand.ts'
import { stepOf } from './sampleSource.ts'
import { SimWorld, type WorldOptions } from './simWorld.ts'

const MINUTE = 60_000

function annotating(seatCount: number, options: WorldOptions) {
  const world = new SimWorld(options)
  const { facilitator, seats } = world.open(seatCount)
  world.act(facilitator, { type: 'moveDayMarker', day: 20 })
  world.act(facilitator, { type: 'enterStep', stepId: stepOf('annotate') })
  const minutes = (count: number) => {
    for (let n = 0; n < count; n++) {
      world.pass(MINUTE)
      world.settle()
    }
  }
  const write = (seat = seats[0]) => seat && world.act(seat, addOn(world.prng.id(), 'e1', 'n'))
  return { world, facilitator, seats, minutes, write }
}

const gauges = (received: readonly string[]): Gauge[] =>
  received
    .map((text) => JSON.parse(text) as ServerMessage)
    .flatMap((message) => (message.t === 'gauge' ? [message.gauge] : []))

describe('[RV8] the facilitation hears', () => {
  it('bands, and only when the minute is full', () => {
    const { world, facilitator, seats, minutes, write } = annotating(4, { seed: 2 })
    minutes(3)
    expect(facilitator.gauge?.annotations).toBe(0)
    const told: (number | null | undefined)[] = []
    for (let n = 0; n < 34; n++) {
      const before = facilitator.gauge?.annotations
      write(seats[n % 4])
      // Nothing in the minute in which it was written, however often one looks.
      world.pass(1000)
      world.settle()
      if (n % 3 === 2) {
        minutes(1)
        told.push(facilitator.gauge?.annotations)
      } else expect([before, 0, 1, 10, 20, 30]).toContain(facilitator.gauge?.annotations)
    }
    expect([...new Set(told)]).toEqual([1, 10, 20, 30])
  })

  it('nothing while fewer than three seats are connected, its own not counted', () => {
    const { facilitator, seats, minutes, write } = annotating(3, { seed: 3 })
    write()
    minutes(3)
    expect(facilitator.gauge?.annotations).toBe(1)
    seats[2]?.drop()
    minutes(1)
    expect(facilitator.gauge?.annotations).toBeNull()
    const { gauge } = annotating(2, { seed: 4 }).facilitator
    expect(gauge?.annotations).toBeNull()
  })

  it('nothing new at the end of a minute in which somebody came or went', () => {
    const { world, facilitator, seats, minutes, write } = annotating(5, { seed: 5 })
    minutes(3)
    for (let n = 0; n < 5; n++) {
      write(seats[1])
      if (n % 2 === 0) seats[0]?.drop()
      else seats[0]?.connect()
      world.settle()
      minutes(1)
      expect(facilitator.gauge?.annotations).toBe(0)
    }
    minutes(2)
    expect(facilitator.gauge?.annotations).toBe(1)
  })

  it('after the reveal only whether enough wait; the others no figure ever', () => {
    const { world, facilitator, seats, minutes, write } = annotating(4, { seed: 6 })
    const projector = world.client('projector', 'projector')
    projector.connect()
    for (const seat of seats) write(seat)
    minutes(3)
    world.act(facilitator, { type: 'enterStep', stepId: stepOf('compare') })
    world.act(facilitator, { type: 'announceReveal', announced: true })
    expect(world.act(facilitator, { type: 'reveal' })).toBeNull()
    const late: (boolean | null | undefined)[] = []
    for (const seat of [undefined, ...seats.slice(0, 3)]) {
      if (seat) write(seat)
      minutes(2)
      late.push(facilitator.gauge?.late)
    }
    expect(late).toEqual([false, false, false, true])
    expect(facilitator.gauge?.annotations).toBeNull()
    for (const client of [...seats, projector])
      for (const { annotations, late: enough, agreed } of gauges(client.received))
        expect([annotations, enough, agreed]).toEqual([null, null, null])
  })

  const exactly = (view: RoomView) => ({
    ...roomRules.figures(view),
    annotations: waitingAnnotations(view),
  })

  /**
   * The attacker of point 8: a seat drops out, perhaps writes meanwhile, and comes back. From the frames of the
   * facilitation a program says how many notes that seat wrote: by how much the figure rose with it. Returns in how
   * many rooms it was right about whether it wrote, and about the number if it did.
   */
  function dropOuts(rooms: number, options: Partial<WorldOptions> = {}) {
    const [wrote, count] = [
      [0, 0, 0],
      [0, 0, 0],
    ]
    let counted = 0
    for (let seed = 1; seed <= rooms; seed++) {
      const room = annotating(6, { seed, ...options })
      const { world, facilitator, seats, minutes } = room
      const victim = world.prng.pick(seats)
      const others = seats.filter((seat) => seat !== victim)
      const everybodyWrites = () => {
        for (const seat of others) if (world.prng.chance(0.4)) room.write(seat)
      }
      for (let n = 0; n < 4; n++) {
        everybodyWrites()
        minutes(1)
      }
      const before = facilitator.gauge?.annotations ?? 0
      victim.drop()
      const offline = world.prng.chance(0.5) ? 1 + world.prng.below(4) : 0
      for (let n = 0; n < offline; n++)
        victim.run(world.prng.id(), addOn(world.prng.id(), 'e2', 'ohne Netz'))
      victim.connect()
      for (let n = 0; n < 5; n++) {
        world.pass(300)
        world.settle()
      }
      const atOnce = (facilitator.gauge?.annotations ?? 0) - before
      everybodyWrites()
      minutes(1)
      const soon = (facilitator.gauge?.annotations ?? 0) - before
      everybodyWrites()
      minutes(1)
      const later = (facilitator.gauge?.annotations ?? 0) - before
      // At once, a minute later, or two: whichever serves the program best over all rooms.
      for (const [at, rise] of [atOnce, soon, later].entries()) {
        if (rise > 0 === offline > 0) wrote[at] = (wrote[at] ?? 0) + 1
        if (offline > 0 && rise === offline) count[at] = (count[at] ?? 0) + 1
      }
      if (offline > 0) counted++
    }
    return { wrote: Math.max(...wrote), count: Math.max(...count), counted }
  }

  it('nothing that names seat and number after a drop-out (15 of 15 before)', () => {
    const rooms = 120
    const { wrote, count, counted } = dropOuts(rooms)
    console.log(
      `drop-outs: told rightly whether it wrote ${String(wrote)} of ${String(rooms)}, how many ${String(count)} of ${String(counted)}`,
    )
    // A coin is right in half of the rooms; the best of three moments within three and a half standard deviations.
    expect(wrote).toBeLessThan(rooms / 2 + 3.5 * Math.sqrt(rooms / 4))
    // One of four numbers by chance.
    expect(count).toBeLessThan(counted / 4 + 3.5 * Math.sqrt(counted * (1 / 4) * (3 / 4)))
  })

  it('the same program names nearly all where totals are exact and told at once', () => {
    const rules = { figures: exactly, figureMs: 250 }
    const { wrote, count, counted } = dropOuts(40, { rules })
    expect(wrote).toBeGreaterThan(36)
    expect(count).toBeGreaterThan(0.9 * counted)
  })
})
