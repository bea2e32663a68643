// A crowd at work: a steady load, some who stop reading, and then as much as is taken in.
import { setTimeout as pause } from 'node:timers/promises'
import { annotating, type Sample } from './annotating.ts'
import { gather, type Crowd, type Size } from './crowd.ts'
import { Meter, type Faults, type Slice, type Spread } from './meter.ts'
import { MOST_IN_ONE_ROOM, evenly, pace, press, until } from './pace.ts'
import type { Place } from './place.ts'
import { cpuSeconds, machineSeconds, memoryMiB } from './process.ts'

/** Later than this nobody would call it live. */
const LIMIT_MS = 1000
const DRAIN_MS = 15_000
const WARM_UP_MS = 300

/** A steady load, and then as much as is taken in. */
export interface TrafficTask extends Size {
  readonly kind: 'traffic'
  readonly place: Place
  readonly perSecond: number
  readonly seconds: number
  /** Seconds of pressing as much as is taken in; none without it. */
  readonly pressed?: number
  /** Own annotations like this one instead of themes: heard by nobody else. */
  readonly sample?: Sample
  /** Characters of a wording. */
  readonly length?: number
  /** After the steady load the same once more, while so many clients do not read. */
  readonly stalled?: number
}

/** While some do not read. */
export interface StalledFigures {
  /** How late the others heard. */
  readonly latency: Spread
  /** MiB by which the server grew. */
  readonly growth: number
  /** How long those who stalled took to have everything, once they read again; null where they never did. */
  readonly caughtUpMs: number | null
}

/** As much as is taken in. */
export interface PressedFigures {
  readonly saturation: number
  readonly cpuSecondsPer1000: number
  /** Share of a core the client process used meanwhile: near 1 it, not the server, was the limit. */
  readonly clientCore: number
}

export interface TrafficFigures {
  readonly latency: Spread
  readonly acknowledgement: Spread
  readonly cpuSecondsPer1000: number
  readonly bytesUp: number
  /** Bytes the server sent per command and hearer. */
  readonly bytesDown: number
  readonly memoryIdle: number
  readonly memory: number
  readonly stalled: StalledFigures | null
  readonly pressed: PressedFigures | null
  /** Cores that other programs of this machine used meanwhile. */
  readonly foreignCores: number
  readonly faults: Faults
}

function wire({ lines }: Crowd) {
  let up = 0
  let down = 0
  for (const { socket } of lines) {
    up += socket.bytesOut
    down += socket.bytesIn
  }
  return { up, down }
}

/** The clients of one measurement and the book about them. */
class Work {
  readonly task: TrafficTask
  readonly meter: Meter
  readonly crowd: Crowd
  /** Who gives commands, in turn: neighbours in time sit in different rooms. */
  readonly #order: readonly number[]
  #turn = 0

  private constructor(task: TrafficTask, meter: Meter, crowd: Crowd) {
    this.task = task
    this.meter = meter
    this.crowd = crowd
    const { rooms, seats } = task
    this.#order = crowd.rooms
      .map((_, n) => (n % rooms) * seats + Math.floor(n / rooms))
      .filter((client) => client < this.awake)
  }

  static async begin(task: TrafficTask): Promise<Work> {
    const { place, rooms, seats, sample } = task
    const roomOf = Array.from({ length: rooms * seats }, (_, n) => Math.floor(n / seats))
    const meter = new Meter(roomOf, sample !== undefined)
    const told = (client: number) => ({
      heard: (index: number) => meter.heard(client, index),
      acknowledged: (index: number) => meter.acknowledged(client, index),
    })
    const join = sample && annotating(sample)
    return new Work(task, meter, await gather(place, task, told, undefined, join))
  }

  /** Clients up to this number never stop reading; the others give nothing themselves. */
  get awake(): number {
    return this.task.rooms * this.task.seats - (this.task.stalled ?? 0)
  }

  readonly give = (due: number): void => {
    const client = this.#order[this.#turn++ % this.#order.length] ?? 0
    this.crowd.lines[client]?.give(this.meter.give(client, due), client, this.task.length ?? 0)
  }

  /** Gives at the steady rate; the commands given. */
  async steady(seconds: number): Promise<Slice> {
    const { perSecond } = this.task
    const from = this.meter.count
    await pace(Math.ceil(perSecond * seconds), evenly(perSecond), (_, due) => this.give(due))
    return { from, to: this.meter.count }
  }

  /** Waits until everything is with everybody; false where it is not in time. */
  drained(): Promise<boolean> {
    return until(DRAIN_MS, () => this.meter.whole === this.meter.count)
  }
}

async function measureSteady(work: Work) {
  const { task, meter, crowd } = work
  const { pid } = task.place
  const memoryIdle = memoryMiB(pid)
  const before = { cpu: cpuSeconds(pid), wire: wire(crowd) }
  const slice = await work.steady(task.seconds)
  await work.drained()
  const given = slice.to - slice.from
  const after = wire(crowd)
  return {
    latency: meter.latency(slice, 'given'),
    acknowledgement: meter.acknowledgement(slice),
    cpuSecondsPer1000: ((cpuSeconds(pid) - before.cpu) * 1000) / given,
    bytesUp: (after.up - before.wire.up) / given,
    bytesDown: (after.down - before.wire.down) / given / (task.sample ? 1 : task.seats),
    memoryIdle,
    memory: memoryMiB(pid),
  }
}

/** The same load again, while the last clients do not read. */
async function measureStalled(work: Work): Promise<StalledFigures> {
  const { task, meter, crowd, awake } = work
  const { pid } = task.place
  const before = memoryMiB(pid)
  const asleep = crowd.lines.slice(awake)
  asleep.forEach(({ socket }, n) => {
    socket.pause()
    meter.putToSleep(awake + n)
  })
  const slice = await work.steady(task.seconds)
  const growth = memoryMiB(pid) - before
  const reads = performance.now()
  for (const { socket } of asleep) socket.resume()
  const caughtUp = await work.drained()
  const caughtUpMs = caughtUp ? performance.now() - reads : null
  return { latency: meter.latency(slice, 'given'), growth, caughtUpMs }
}

async function measurePressed(work: Work, seconds: number): Promise<PressedFigures> {
  const { meter, task } = work
  const from = meter.count
  const before = { server: cpuSeconds(task.place.pid), own: cpuSeconds(process.pid) }
  const start = performance.now()
  await press(seconds * 1000, task.rooms * MOST_IN_ONE_ROOM, meter, work.give)
  const clientCore = ((cpuSeconds(process.pid) - before.own) * 1000) / (performance.now() - start)
  await work.drained()
  const slice = { from, to: meter.count }
  const cpu = cpuSeconds(task.place.pid) - before.server
  return {
    saturation: meter.bestSecond(slice, LIMIT_MS),
    cpuSecondsPer1000: (cpu * 1000) / (slice.to - slice.from),
    clientCore,
  }
}

/** Lets a crowd work and measures what its server makes of it. */
export async function traffic(task: TrafficTask): Promise<TrafficFigures> {
  const work = await Work.begin(task)
  const { pid } = task.place
  const foreign = () => machineSeconds() - cpuSeconds(pid) - cpuSeconds(process.pid)
  await pause(WARM_UP_MS)
  await work.steady(WARM_UP_MS / 1000)
  await work.drained()
  const before = foreign()
  const began = performance.now()
  const steady = await measureSteady(work)
  const stalled = task.stalled === undefined ? null : await measureStalled(work)
  const pressed = task.pressed === undefined ? null : await measurePressed(work, task.pressed)
  const foreignCores = ((foreign() - before) * 1000) / (performance.now() - began)
  return { ...steady, stalled, pressed, foreignCores, faults: work.meter.faults() }
}
