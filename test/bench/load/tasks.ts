// What a client process can be asked to do; one process, one task, so that nothing of the last one is left.
import { setTimeout as pause } from 'node:timers/promises'
import { writeFileSync } from 'node:fs'
import { annotating } from './annotating.ts'
import { gather, joinOne, within, type Crowd } from './crowd.ts'
import { Meter, spread, type Faults, type Spread } from './meter.ts'
import { evenly, pace, press, until } from './pace.ts'
import type { Place } from './place.ts'
import { cpuSeconds, machineSeconds, memoryMiB } from './process.ts'

/** Later than this nobody would call it live. */
const LIMIT_MS = 1000
const DRAIN_MS = 15_000
const WARM_UP_MS = 300

interface Size {
  readonly rooms: number
  readonly seats: number
}

/** A steady load, and then as much as is taken in. */
export interface TrafficTask extends Size {
  readonly kind: 'traffic'
  readonly place: Place
  readonly perSecond: number
  readonly seconds: number
  /** Seconds of pressing as much as is taken in; none without it. */
  readonly pressed?: number
  /** Own annotations instead of themes: heard by nobody else. */
  readonly isPrivate?: boolean
  /** Characters of a wording. */
  readonly length?: number
  /** So many clients stop reading during the steady load. */
  readonly stalled?: number
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
  readonly saturation: number | null
  readonly memorySaturated: number | null
  /** Share of a core the client process used meanwhile: near 1 it, not the server, was the limit. */
  readonly clientCore: number
  /** Cores that other programs of this machine used meanwhile. */
  readonly foreignCores: number
  /** How long the stalled ones took to have everything, once they read again. */
  readonly caughtUpMs: number | null
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

export async function traffic(task: TrafficTask): Promise<TrafficFigures> {
  const { place, rooms, seats, length = 0 } = task
  const { pid } = place
  const clients = rooms * seats
  const roomOf = Array.from({ length: clients }, (_, client) => Math.floor(client / seats))
  const meter = new Meter(roomOf, task.isPrivate === true)
  const crowd = await gather(
    place,
    task,
    (client) => ({
      heard: (index) => meter.heard(client, index),
      acknowledged: (index) => meter.acknowledged(client, index),
    }),
    undefined,
    task.isPrivate ? annotating() : undefined,
  )
  // Neighbours in time sit in different rooms.
  // Those who will stop reading give nothing themselves.
  const awake = clients - (task.stalled ?? 0)
  const order = roomOf
    .map((_, n) => (n % rooms) * seats + Math.floor(n / rooms))
    .filter((client) => client < awake)
  let turn = 0
  const give = (_: number, due: number) => {
    const client = order[turn++ % order.length] ?? 0
    crowd.lines[client]?.give(meter.give(client, due), client, length)
  }
  const drained = () => until(DRAIN_MS, () => meter.whole === meter.count)
  await pause(300)
  const memoryIdle = memoryMiB(pid)
  const warmUp = Math.ceil((task.perSecond * WARM_UP_MS) / 1000)
  await pace(warmUp, evenly(task.perSecond), give)
  await drained()

  const others = machineSeconds() - cpuSeconds(pid) - cpuSeconds(process.pid)
  const began = performance.now()
  const from = meter.count
  const before = { cpu: cpuSeconds(pid), wire: wire(crowd) }
  const stalled = crowd.lines.slice(awake)
  stalled.forEach(({ socket }, n) => {
    socket.pause()
    meter.putToSleep(awake + n)
  })
  await pace(Math.ceil(task.perSecond * task.seconds), evenly(task.perSecond), give)
  if (stalled.length === 0) await drained()
  const to = meter.count
  const given = to - from
  const cpu = cpuSeconds(pid) - before.cpu
  const memory = memoryMiB(pid)
  const reads = performance.now()
  for (const { socket } of stalled) socket.resume()
  const caughtUp = stalled.length > 0 && (await drained())
  const caughtUpMs = caughtUp ? performance.now() - reads : null
  const after = wire(crowd)
  const hearers = task.isPrivate ? 1 : seats

  let saturation: number | null = null
  let clientCore = 0
  if (task.pressed !== undefined) {
    const first = meter.count
    const own = cpuSeconds(process.pid)
    const start = performance.now()
    await press(task.pressed * 1000, meter, (due) => give(0, due))
    clientCore = ((cpuSeconds(process.pid) - own) * 1000) / (performance.now() - start)
    await drained()
    saturation = meter.bestSecond({ from: first, to: meter.count }, LIMIT_MS)
  }
  const wall = (performance.now() - began) / 1000
  return {
    latency: meter.latency({ from, to }, 'given'),
    acknowledgement: meter.acknowledgement({ from, to }),
    cpuSecondsPer1000: (cpu * 1000) / given,
    bytesUp: (after.up - before.wire.up) / given,
    bytesDown: (after.down - before.wire.down) / given / hearers,
    memoryIdle,
    memory,
    saturation,
    memorySaturated: saturation === null ? null : memoryMiB(pid),
    clientCore,
    foreignCores: (machineSeconds() - cpuSeconds(pid) - cpuSeconds(process.pid) - others) / wall,
    caughtUpMs,
    faults: meter.faults(),
  }
}

/** People who come late, one after the other. */
export interface LateTask {
  readonly kind: 'late'
  readonly place: Place
  readonly room: number
  readonly joins: number
}

/**
 * Milliseconds from opening the line until everything the room holds is taken in, and its bytes: for the first one
 * after the server started, and the median of those who follow.
 */
export async function late({ place, room, joins }: LateTask) {
  const times: number[] = []
  let bytes = 0
  for (let seat = 0; seat < joins; seat++) {
    const start = performance.now()
    const line = await joinOne(place, room, seat, {}, place.language === 'ws')
    times.push(performance.now() - start)
    bytes = line.socket.bytesIn
    line.socket.cut()
    await pause(20)
  }
  const [first = Number.NaN, ...rest] = times
  return { first, milliseconds: spread(rest).p50, bytes }
}

/** Everybody loses the line and comes back at once. */
export interface StormTask extends Size {
  readonly kind: 'storm'
  readonly place: Place
}

export async function storm({ place, rooms, seats }: StormTask) {
  const crowd = await gather(place, { rooms, seats }, () => ({}))
  for (const { socket } of crowd.lines) socket.cut()
  await pause(200)
  const cpu = cpuSeconds(place.pid)
  const start = performance.now()
  const returned = await gather(place, { rooms, seats }, () => ({}), rooms * seats)
  return {
    milliseconds: performance.now() - start,
    cpuSeconds: cpuSeconds(place.pid) - cpu,
    back: returned.lines.length,
  }
}

/** A load that ends when the server dies; what was acknowledged is written down. */
export interface DoomedTask {
  readonly kind: 'doomed'
  readonly place: Place
  readonly seats: number
  readonly perSecond: number
  readonly book: string
}

export async function doomed({ place, seats, perSecond, book }: DoomedTask) {
  const acknowledged: number[] = []
  const seen = new Set<number>()
  let isDead = false
  const crowd = await gather(place, { rooms: 1, seats }, (client) => ({
    heard: (index) => void (index % seats !== client && seen.add(index)),
    acknowledged: (index) => void acknowledged.push(index),
    closed: () => (isDead = true),
  }))
  let given = 0
  // Every command makes a theme of its own, so that each can be looked for afterwards.
  const give = (n: number) => {
    crowd.lines[n % seats]?.give(n, n, 0)
    given++
  }
  await pace(perSecond * 20, evenly(perSecond), give, () => isDead)
  await pause(100)
  writeFileSync(book, JSON.stringify({ acknowledged, seen: [...seen] }))
  return { given, acknowledged: acknowledged.length }
}

/** What a room holds after a restart. */
export interface HeldTask {
  readonly kind: 'held'
  readonly place: Place
}

export async function held({ place }: HeldTask) {
  const found: number[] = []
  const find = (index: number) => void found.push(index)
  await joinOne(place, 0, 0, { holds: find, heard: find }, true)
  // y-websocket answers before it has read its store; what it read follows as updates.
  await pause(1000)
  return { found }
}

export type Task = TrafficTask | LateTask | StormTask | DoomedTask | HeldTask

/** Does a task; the same for every contestant. */
export function perform(task: Task): Promise<unknown> {
  switch (task.kind) {
    case 'traffic':
      return traffic(task)
    case 'late':
      return within(60_000, 'late joiners', late(task))
    case 'storm':
      return storm(task)
    case 'doomed':
      return doomed(task)
    case 'held':
      return held(task)
  }
}
