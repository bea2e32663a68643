import { execFileSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { freshFolder } from '../child.ts'
import { everybody, only, PRESSED_S, trafficOf, visiting, type Scenario } from '../scenario.ts'

/** Wordings of the longest kind: about 2 MiB for each of those who do not read. */
const STALLED_LOAD = { rooms: 1, seats: 12, perSecond: 1500, length: 590, seconds: 2 }

/** A quarter of a room stops reading. */
export const slowConsumer: Scenario = {
  key: 'slowConsumer',
  title: 'slow consumers: three of twelve stop reading',
  takesPart: everybody,
  run: (contestant) =>
    visiting(contestant, { rooms: 1, seats: 12 }, async (place) => {
      const { latency, stalled } = await trafficOf(place, { ...STALLED_LOAD, stalled: 3 })
      return {
        p99Reading: latency.p99,
        p99: stalled?.latency.p99 ?? null,
        growth: stalled?.growth ?? null,
        caughtUp: stalled?.caughtUpMs ?? null,
      }
    }),
}

/** Extra time of every sync, in microseconds: a tired disk. */
const SLOW_SYNC_US = 8000

/** Builds the library that delays syncs, or says why it cannot. */
function slowSyncLibrary(): string | null {
  const library = join(freshFolder(), 'slowSync.so')
  const source = resolve(import.meta.dirname, '../slowSync.c')
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

/** Every commit waits for a tired disk. */
export const slowDisk: Scenario = {
  key: 'slowDisk',
  title: 'slow disk: every sync takes 8 ms longer, 1 × 25',
  takesPart: only('product', 'durableWs'),
  run: async (contestant, { seconds }) => {
    slowLibrary ??= slowSyncLibrary()
    if (slowLibrary === null) return { ackP50: null, saturation: null }
    const disk = { library: slowLibrary, microseconds: SLOW_SYNC_US }
    return visiting(contestant, { rooms: 1, seats: 25, slowDisk: disk }, async (place) => {
      const steady = { rooms: 1, seats: 25, perSecond: 25, seconds }
      const figures = await trafficOf(place, { ...steady, pressed: PRESSED_S })
      return {
        ackP50: figures.acknowledgement.p50,
        saturation: figures.pressed?.saturation ?? null,
      }
    })
  },
}
