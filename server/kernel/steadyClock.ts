import { uptime } from 'node:os'

/** What tells the time; a test brings its own. All in milliseconds. */
export interface Watches {
  /** The wall clock: right at the start, and set anew now and then. */
  readonly wall: () => number
  /** What passed while the machine was awake. */
  readonly awake: () => number
  /** What passed since the machine started, asleep or not; coarse. */
  readonly machine: () => number
}

const real: Watches = {
  wall: () => Date.now(),
  awake: () => performance.now(),
  machine: () => uptime() * 1000,
}

/** How often a sleep of the machine is looked for, in milliseconds. */
const LOOK_MS = 1000
/** A shorter difference is the coarseness of the watches. */
const SLEEP_MS = 5000

/**
 * A clock that begins at the wall clock and then only runs: setting the wall clock forward ends no session, setting it
 * back revives no join code. What the machine slept counts.
 */
export function steadyClock({ wall, awake, machine }: Watches = real): () => number {
  const [wallAtStart, awakeAtStart, machineAtStart] = [wall(), awake(), machine()]
  let [slept, looked] = [0, awakeAtStart]
  return () => {
    const now = awake()
    if (now - looked > LOOK_MS) {
      looked = now
      const missing = machine() - machineAtStart - (now - awakeAtStart)
      if (missing - slept > SLEEP_MS) slept = missing
    }
    return Math.round(wallAtStart + now - awakeAtStart + slept)
  }
}
