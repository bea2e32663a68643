import type { SocketLike } from '../kernel/transport.ts'

/** Round trips that are measured on each way. */
export const TRIPS = 10
/** A way that gives no answer for so long does not work, in milliseconds. */
const PATIENCE_MS = 8000

/** What a way through the network showed: its median round trip, or null if it does not work. */
export type Measured = number | null

/** What a measurement takes from the world. */
export interface ProbeWorld {
  readonly now: () => number
  readonly later: (ms: number, run: () => void) => () => void
}

/** The middle of some times; of an even number the mean of the two in the middle. */
export function median(times: readonly number[]): number {
  const sorted = [...times].sort((one, other) => one - other)
  const half = sorted.length / 2
  const upper = sorted[Math.floor(half)] ?? 0
  return Number.isInteger(half) ? ((sorted[half - 1] ?? upper) + upper) / 2 : upper
}

/** Measures calls one after the other; the first of them opens the way and does not count. */
export async function measureCalls(
  call: () => Promise<boolean>,
  { now }: ProbeWorld,
): Promise<Measured> {
  const times: number[] = []
  for (let trip = 0; trip <= TRIPS; trip++) {
    const left = now()
    if (!(await call())) return null
    if (trip > 0) times.push(now() - left)
  }
  return median(times)
}

/** Measures a line on which everything said comes back. */
export function measureLine(open: () => SocketLike, world: ProbeWorld): Promise<Measured> {
  return new Promise((resolve) => {
    const line = openOrNull(open)
    if (!line) return resolve(null)
    const times: number[] = []
    let left = 0
    const end = (measured: Measured) => {
      cancel()
      line.onclose = null
      line.close()
      resolve(measured)
    }
    const cancel = world.later(PATIENCE_MS, () => end(null))
    const say = () => {
      left = world.now()
      line.send(String(times.length))
    }
    line.onopen = say
    line.onclose = () => end(null)
    line.onmessage = () => {
      times.push(world.now() - left)
      if (times.length < TRIPS) say()
      else end(median(times))
    }
  })
}

function openOrNull(open: () => SocketLike): SocketLike | null {
  try {
    return open()
  } catch {
    return null // the browser refuses the line outright
  }
}
