// The clients of one measurement at work, and the book about them.
import { annotating, type Sample } from './annotating.ts'
import { arrivalsOf, type Arrivals } from './arrivals.ts'
import { gather, type Crowd, type Size } from './crowd.ts'
import { Meter, type Slice } from './meter.ts'
import { pace, until } from './pace.ts'
import type { Place } from './place.ts'

/** Everything given must be with everybody within so many milliseconds. */
const DRAIN_MS = 15_000
/** Seconds of work before anything is measured: until then a server runs code it has not yet translated. */
const WARM_UP_S = 2
/** Commands per second while it warms up, at the least: a room of 25 would otherwise give fifty. */
const WARM_UP_PER_SECOND = 250

/** Who works where, and what they write. */
export interface Job extends Size {
  readonly place: Place
  /** Own annotations like this one instead of themes: heard by no other seat. */
  readonly sample?: Sample
  /** Characters of a wording. */
  readonly length?: number
  /** So many of the last clients give nothing. */
  readonly silent?: number
}

/** When commands come, and who gives them. */
export interface Beat {
  readonly perSecond: number
  /** Evenly and in rotation, unless a seed is given: then as a Poisson process, each from anybody. */
  readonly seed?: number
}

export class AtWork {
  readonly job: Job
  readonly meter: Meter
  readonly crowd: Crowd
  /** Who gives commands, in turn: neighbours in time sit in different rooms. */
  readonly #order: readonly number[]
  #turn = 0

  private constructor(job: Job, meter: Meter, crowd: Crowd) {
    this.job = job
    this.meter = meter
    this.crowd = crowd
    const { rooms, seats, silent = 0 } = job
    const giving = rooms * seats - silent
    this.#order = crowd.rooms
      .map((_, n) => (n % rooms) * seats + Math.floor(n / rooms))
      .filter((client) => client < giving)
  }

  /** Lets everybody join and warms the server up. */
  static async begin(job: Job, perSecond: number): Promise<AtWork> {
    const { place, rooms, seats, sample } = job
    const roomOf = Array.from({ length: rooms * seats }, (_, n) => Math.floor(n / seats))
    const meter = new Meter(roomOf, sample !== undefined)
    const told = (client: number) => ({
      heard: (index: number) => meter.heard(client, index),
      acknowledged: (index: number) => meter.acknowledged(client, index),
    })
    const join = sample && annotating(sample)
    const work = new AtWork(job, meter, await gather(place, job, told, undefined, join))
    await work.steady({ perSecond: Math.max(perSecond, WARM_UP_PER_SECOND) }, WARM_UP_S)
    await work.drained()
    return work
  }

  /** The next in turn gives a command. */
  readonly give = (due: number): void =>
    this.#from(this.#order[this.#turn++ % this.#order.length], due)

  #from(client = 0, due: number): void {
    const { length = 0 } = this.job
    this.crowd.lines[client]?.give(this.meter.give(client, due), client, length)
  }

  /** Gives commands in this beat; those that were given. */
  async steady({ perSecond, seed }: Beat, seconds: number): Promise<Slice> {
    const from = this.meter.count
    const { dueAt, giver }: Arrivals = arrivalsOf(perSecond, seed)
    const give = giver
      ? (n: number, due: number) => this.#from(this.#order[giver(n, this.#order.length)], due)
      : (_: number, due: number) => this.give(due)
    await pace(Math.ceil(perSecond * seconds), dueAt, give)
    return { from, to: this.meter.count }
  }

  /** Waits until everything is with everybody; false where it is not in time. */
  drained(): Promise<boolean> {
    return until(DRAIN_MS, () => this.meter.whole === this.meter.count)
  }
}
