// How long people wait for their answers, before and while somebody makes trouble.
import { expect } from 'vitest'
import type { FaultRun } from './fault.ts'
import { sleep, type Load } from './load.ts'

/** The value below which `share` of them lie; 0 where there are none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** Measures waiting times; what other work the machine does is in both measurements. */
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
    await work()
    return quantile(this.#load.latencies.slice(from), 0.95)
  }

  /** Measures the time before the trouble. */
  async calm(ms: number): Promise<void> {
    this.#calm = await this.during(() => sleep(ms))
    this.#run.count('p95 before, ms', Math.round(this.#calm))
  }

  /** Measures the time of the trouble: at most `most` ms, or half as much again as before on a busy machine. */
  async trouble(most: number, work: () => Promise<unknown>): Promise<void> {
    const p95 = await this.during(work)
    this.#run.count('p95 meanwhile, ms', Math.round(p95))
    expect(p95).toBeLessThan(Math.max(most, this.#calm * 1.5))
  }
}
