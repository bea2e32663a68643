import { onTestFinished, test } from 'vitest'
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

/** How often `npm test` makes a fault again after a stall: a real one shows every time, a busy machine's does not. */
const AGAIN = 2

/** A time was longer than its criterion allows: of the server, or of the machine. */
export class Stalled extends Error {
  override readonly name = 'Stalled'
}

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
    const limit = LONG ? most : most * STALL
    if (!(ms < limit))
      throw new Stalled(`${name}: ${String(Math.round(ms))} ms of ${String(limit)}`)
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

  /** Does what was asked for with `after`, once. */
  async finish(): Promise<void> {
    for (const end of this.#ends.splice(0).reverse()) await end()
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
    await untilNotStalled(async () => {
      const record: FaultRecord = {
        id,
        title,
        seed,
        long: LONG,
        made: [],
        criteria: [],
        counts: {},
      }
      context.task.meta.fault = record
      const run = new FaultRun(record, (reason) => context.skip(reason))
      onTestFinished(() => run.finish())
      try {
        await body(run)
      } finally {
        await run.finish()
      }
    })
  })
}

/**
 * Does something, and once or twice more if it stalls. Only a time that was too long is measured again: anything lost,
 * doubled or told fails the first time. Rethrows the last stall.
 */
export async function untilNotStalled(
  attempt: () => Promise<void>,
  again = LONG ? 0 : AGAIN,
): Promise<void> {
  try {
    await attempt()
  } catch (error) {
    if (!(error instanceof Stalled) || again === 0) throw error
    console.warn(`${error.message}; measured again`)
    await untilNotStalled(attempt, again - 1)
  }
}
