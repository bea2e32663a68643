// How long people wait for their answers, before and while one of them makes trouble.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { FaultRun } from './fault.ts'
import { sleep, type Load } from './load.ts'

/** p95 of a workshop at work on a machine that does nothing else. */
const USUAL_MS = 15

/** The value below which `share` of them lie; 0 if there are none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/**
 * Measures waiting times. The people who wait and those who make trouble live in one process here: how late that
 * process was itself is taken off.
 */
export class Pace {
  readonly #run: FaultRun
  readonly #load: Load
  #calm = 0

  constructor(run: FaultRun, load: Load) {
    this.#run = run
    this.#load = load
  }

  /** p95 of everything answered while something runs, in milliseconds. */
  async during(work: () => Promise<unknown>): Promise<number> {
    const from = this.#load.latencies.length
    const own = monitorEventLoopDelay({ resolution: 5 })
    own.enable()
    await work()
    own.disable()
    const late = Math.max(0, own.percentile(95) / 1e6 - 5)
    return Math.max(0, quantile(this.#load.latencies.slice(from), 0.95) - late)
  }

  /** Measures the time before the trouble. */
  calm(ms: number): Promise<void> {
    return this.before(() => sleep(ms))
  }

  /** Measures what goes on without the trouble. */
  async before(work: () => Promise<unknown>): Promise<void> {
    this.#calm = await this.during(work)
    this.#run.count('p95 before, ms', Math.round(this.#calm))
  }

  /** The time of the trouble: at most `most` ms, and more only as far as the machine was busy before. */
  async trouble(most: number, work: () => Promise<unknown>): Promise<void> {
    await this.#within(most * Math.max(1, this.#calm / USUAL_MS), work)
  }

  /** The time of the trouble: as before, but for what two measurements on a busy machine differ by. */
  async asBefore(work: () => Promise<unknown>): Promise<void> {
    await this.#within(this.#calm * 1.5 + USUAL_MS, work)
  }

  async #within(most: number, work: () => Promise<unknown>): Promise<void> {
    this.#run.within('p95 meanwhile', await this.during(work), most)
  }
}
