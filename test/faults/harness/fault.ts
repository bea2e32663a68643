import { expect, onTestFinished, test } from 'vitest'
import { Prng } from '../../support/prng.ts'
import type { FaultRecord } from './record.ts'

declare module 'vitest' {
  interface TaskMeta {
    fault?: FaultRecord
  }
}

/** Full length, for `npm run faults`; the short one belongs to `npm test`. */
const LONG = process.env['FAULTS'] === 'long'

/** How many times its criterion a time has to be before `npm test` calls it a stall. */
const STALL = 10

/** What a fault test is given: its size, its chance, and where its figures go. */
export class FaultRun {
  readonly seed: number
  readonly prng: Prng
  readonly #record: FaultRecord
  readonly #skip: (reason: string) => never
  readonly #ends: (() => unknown)[] = []

  constructor(record: FaultRecord, skip: (reason: string) => never) {
    this.seed = record.seed
    this.prng = new Prng(record.seed)
    this.#record = record
    this.#skip = skip
  }

  /** The size of something: small in `npm test`, large in `npm run faults`. */
  scale(short: number, long: number): number {
    return LONG ? long : short
  }

  /** Adds to a figure of the report. */
  count(name: string, n: number): void {
    this.#record.counts[name] = (this.#record.counts[name] ?? 0) + n
  }

  /**
   * Holds a time to its criterion, in milliseconds, and notes it. `npm test` runs on machines of any speed and beside
   * anything: there only a stall fails, not slowness.
   */
  within(name: string, ms: number, most: number): void {
    this.count(`${name}, ms`, Math.round(ms))
    expect(ms, name).toBeLessThan(LONG ? most : most * STALL)
  }

  /** Says how the fault is made. */
  made(text: string): void {
    this.#record.made.push(text)
  }

  /** Says what must hold. */
  criterion(text: string): void {
    this.#record.criteria.push(text)
  }

  /** Ends the test as not possible here, with the reason. */
  skip(reason: string): never {
    this.#record.skipped = reason
    return this.#skip(reason)
  }

  /** Does something when the test is over, however it ends; the last first. */
  after(end: () => unknown): void {
    this.#ends.push(end)
  }

  /** Does what was asked for with `after`. */
  async finish(): Promise<void> {
    for (const end of this.#ends.reverse()) await end()
  }
}

let latest = Number(process.env['SEED'] ?? Date.now() % 1_000_000)

/**
 * One fault as one named, repeatable test. The seed stands in its title: `SEED=… npm run faults -- -t F4` makes the
 * same choices again.
 */
export function fault(
  id: `F${number}`,
  title: string,
  body: (run: FaultRun) => Promise<void>,
  timeout = LONG ? 1_800_000 : 600_000,
): void {
  const seed = process.env['SEED'] === undefined ? (latest = (latest + 7919) % 1_000_000) : latest
  test(`${id} ${title} (seed ${String(seed)})`, { timeout }, async (context) => {
    const record: FaultRecord = { id, title, seed, long: LONG, made: [], criteria: [], counts: {} }
    context.task.meta.fault = record
    const run = new FaultRun(record, (reason) => context.skip(reason))
    onTestFinished(() => run.finish())
    await body(run)
  })
}
