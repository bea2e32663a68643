// The scenarios. Each measures one contestant once and returns its figures; what they mean is in the README.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { measure } from './child.ts'
import { startContestant, type Contestant, type Name, type Setting } from './contestant.ts'
import type { late, storm, TrafficFigures, TrafficTask } from './load/tasks.ts'
import type { Place } from './load/place.ts'

/** Figures by name; null where a contestant cannot be asked. */
export type Figures = Readonly<Record<string, number | null>>

/** How long steady loads last. */
export interface Length {
  readonly seconds: number
}

/** One scenario: who takes part, and how one of them is measured. */
export interface Scenario {
  readonly key: string
  readonly title: string
  takesPart(contestant: Contestant): boolean
  run(contestant: Contestant, length: Length): Promise<Figures>
}

/** A contestant whose messages did not arrive exactly once has no figures. */
export class BrokenPromise extends Error {
  override readonly name = 'BrokenPromise'
}

async function visiting<T>(
  contestant: Contestant,
  setting: Setting,
  visit: (place: Place) => Promise<T>,
): Promise<T> {
  const running = await startContestant(contestant, setting)
  try {
    return await visit(running.place)
  } finally {
    await running.stop()
  }
}

function checked(figures: TrafficFigures): TrafficFigures {
  const { missing, doubled, strayed } = figures.faults
  if (missing + doubled + strayed > 0)
    throw new BrokenPromise(`${missing} missing, ${doubled} doubled, ${strayed} in a wrong room`)
  return figures
}

const everybody = () => true
const only =
  (...names: readonly Name[]) =>
  ({ name }: Contestant) =>
    names.includes(name)

type Traffic = Omit<TrafficTask, 'kind' | 'place'>

const trafficOf = async (place: Place, task: Traffic): Promise<TrafficFigures> =>
  checked(await measure<TrafficFigures>({ kind: 'traffic', place, ...task }))

/** Seconds in which as much is given as is taken in. */
const PRESSED_S = 2.5

/** A room full of people: one command per second and seat, then as much as is taken in. */
function crowd(key: string, rooms: number, seats: number, isPrivate = false): Scenario {
  const what = isPrivate ? 'own annotations, ' : ''
  return {
    key,
    title: `${what}${rooms} × ${seats} seats`,
    takesPart: isPrivate ? only('product') : everybody,
    run: (contestant, { seconds }) =>
      visiting(contestant, { rooms, seats }, async (place) => {
        const perSecond = rooms * seats
        const steady = { rooms, seats, perSecond, seconds, pressed: PRESSED_S }
        const figures = await trafficOf(place, { ...steady, isPrivate })
        return {
          p50: figures.latency.p50,
          p99: figures.latency.p99,
          ackP50: figures.acknowledgement.p50,
          cpu: figures.cpuSecondsPer1000,
          up: figures.bytesUp,
          down: figures.bytesDown,
          saturation: figures.saturation,
          memoryIdle: figures.memoryIdle,
          memory: figures.memory,
          clientCore: figures.clientCore,
          foreignCores: figures.foreignCores,
        }
      }),
  }
}

/** Wordings of the longest kind, for three seconds: about 3 MiB for each of those who do not read. */
const STALLED_LOAD = { rooms: 1, seats: 12, perSecond: 1500, length: 590, seconds: 3 }

const slowConsumer: Scenario = {
  key: 'slowConsumer',
  title: 'slow consumers: three of twelve stop reading',
  takesPart: everybody,
  run: async (contestant) => {
    const once = (stalled: number) =>
      visiting(contestant, { rooms: 1, seats: 12 }, (place) =>
        trafficOf(place, { ...STALLED_LOAD, stalled }),
      )
    const [reading, stalled] = [await once(0), await once(3)]
    return {
      p99Reading: reading.latency.p99,
      p99: stalled.latency.p99,
      growth: stalled.memory - stalled.memoryIdle - (reading.memory - reading.memoryIdle),
      caughtUp: stalled.caughtUpMs,
    }
  },
}

/** Extra time of every sync, in microseconds: a tired disk. */
const SLOW_SYNC_US = 8000

/** Builds the library that delays syncs, or says why it cannot. */
function slowSyncLibrary(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'fallwerkstatt-bench-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  const library = join(folder, 'slowSync.so')
  const source = join(import.meta.dirname, 'slowSync.c')
  try {
    execFileSync('cc', ['-shared', '-fPIC', '-O2', '-o', library, source, '-ldl'], {
      stdio: 'ignore',
    })
    return library
  } catch {
    return null
  }
}

let slowLibrary: string | null | undefined

const slowDisk: Scenario = {
  key: 'slowDisk',
  title: 'slow disk: every sync takes 8 ms longer, 1 × 25',
  takesPart: only('product', 'durableWs'),
  run: async (contestant, { seconds }) => {
    slowLibrary ??= slowSyncLibrary()
    if (slowLibrary === null) return { ackP50: null, saturation: null }
    const disk = { library: slowLibrary, microseconds: SLOW_SYNC_US }
    return visiting(contestant, { rooms: 1, seats: 25, slowDisk: disk }, async (place) => {
      const steady = { rooms: 1, seats: 25, perSecond: 25, seconds, pressed: PRESSED_S }
      const figures = await trafficOf(place, steady)
      return { ackP50: figures.acknowledgement.p50, saturation: figures.saturation }
    })
  },
}

const PASTS = [5000, 50_000] as const

const lateJoiner: Scenario = {
  key: 'lateJoiner',
  title: 'late joiner in a room with 5,000 and 50,000 events',
  takesPart: ({ hasState }) => hasState,
  run: (contestant) =>
    visiting(contestant, { rooms: 2, seats: 25, past: PASTS }, async (place) => {
      const join = (room: number) =>
        measure<Awaited<ReturnType<typeof late>>>({ kind: 'late', place, room, joins: 4 })
      const [few, many] = [await join(0), await join(1)]
      return {
        few: few.milliseconds,
        fewBytes: few.bytes,
        many: many.milliseconds,
        manyFirst: many.first,
        manyBytes: many.bytes,
      }
    }),
}

const reconnectStorm: Scenario = {
  key: 'storm',
  title: 'reconnect storm: 300 in 12 rooms at once',
  takesPart: everybody,
  run: (contestant) =>
    visiting(contestant, { rooms: 12, seats: 25 }, async (place) => {
      const task = { kind: 'storm', place, rooms: 12, seats: 25 } as const
      const { milliseconds, cpuSeconds, back } =
        await measure<Awaited<ReturnType<typeof storm>>>(task)
      if (back !== 300) throw new BrokenPromise(`${back} of 300 came back`)
      return { milliseconds, cpuSeconds }
    }),
}

const kill: Scenario = {
  key: 'kill',
  title: 'kill −9 under load: acknowledged and lost',
  takesPart: ({ isDurable }) => isDurable,
  run: async (contestant, { seconds }) => {
    const running = await startContestant(contestant, { rooms: 1, seats: 25, keeps: true })
    const folder = mkdtempSync(join(tmpdir(), 'fallwerkstatt-bench-'))
    const book = join(folder, 'book.json')
    try {
      const place = running.place
      const load = measure<{ given: number }>({
        kind: 'doomed',
        place,
        seats: 25,
        perSecond: 400,
        book,
      })
      load.catch(() => undefined)
      // The client process takes a moment to start; never the same moment twice.
      await pause(1000 + seconds * 500 + Math.random() * 500)
      const again = await running.killAndRestart(async () => void (await load))
      const { found } = await measure<{ found: number[] }>({ kind: 'held', place: again })
      return compare(found, JSON.parse(readFileSync(book, 'utf8')) as Book, (await load).given)
    } finally {
      await running.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

interface Book {
  readonly acknowledged: readonly number[]
  readonly seen: readonly number[]
}

function compare(found: readonly number[], { acknowledged, seen }: Book, given: number): Figures {
  const held = new Set(found)
  return {
    given,
    acknowledged: acknowledged.length,
    lost: acknowledged.filter((index) => !held.has(index)).length,
    seenLost: seen.filter((index) => !held.has(index)).length,
    doubled: found.length - held.size,
  }
}

/** All scenarios of the engine, in the order in which they run. */
export const scenarios: readonly Scenario[] = [
  crowd('one25', 1, 25),
  crowd('one200', 1, 200),
  crowd('forty25', 40, 25),
  crowd('private25', 1, 25, true),
  slowConsumer,
  slowDisk,
  lateJoiner,
  reconnectStorm,
  kill,
]
