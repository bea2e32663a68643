// The rate is raised until the median steps: the rate before it is the knee.
import { setTimeout as pause } from 'node:timers/promises'
import { AtWork, type Job } from './atWork.ts'
import { kneeOf, steps, type Point } from './knee.ts'
import type { Faults } from './meter.ts'
import { foreignCores } from './process.ts'

export interface SweepTask extends Job {
  readonly kind: 'sweep'
  /** Commands per second, ascending. */
  readonly rates: readonly number[]
  /** Seconds of each. */
  readonly seconds: number
  /** As in `Beat`. */
  readonly seed?: number
}

export interface SweepFigures {
  readonly points: readonly Point[]
  /** The highest rate before the median stepped; null where none is. */
  readonly knee: number | null
  readonly foreignCores: number
  readonly faults: Faults
}

/** Commands per second, up to where the client would be the slower side. */
export const RATES = [250, 500, 750, 1000, 1500, 2000, 3000] as const

/** Between two rates everything settles. */
const REST_MS = 100

async function pointAt(work: AtWork, perSecond: number, task: SweepTask): Promise<Point> {
  const { seconds, seed } = task
  const beat = seed === undefined ? { perSecond } : { perSecond, seed: seed + perSecond }
  const slice = await work.steady(beat, seconds)
  await work.drained()
  await pause(REST_MS)
  return { perSecond, ...work.meter.latency(slice, 'due') }
}

export async function sweep(task: SweepTask): Promise<SweepFigures> {
  const work = await AtWork.begin(task, task.rates[0] ?? 0)
  const foreign = foreignCores([task.place.pid, process.pid])
  const points: Point[] = []
  for (const perSecond of task.rates) {
    let point = await pointAt(work, perSecond, task)
    // A hiccup of the machine is no knee: what steps is asked once more.
    if (steps(points, point)) point = await pointAt(work, perSecond, task)
    points.push(point)
    if (steps(points.slice(0, -1), point)) break
  }
  return { points, knee: kneeOf(points), foreignCores: foreign(), faults: work.meter.faults() }
}
