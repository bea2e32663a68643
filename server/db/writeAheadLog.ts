import { statSync } from 'node:fs'
import type { Database } from 'better-sqlite3'

/** A log longer than this is told about: a process reads for very long, or checkpoints fail. */
const LONG_LOG = 64 * 1024 * 1024
const EVERY_MS = 5_000

/** The write-ahead log has grown beyond what is normal. */
class LongLog extends Error {
  override readonly name = 'LongLog'
}

/**
 * The file beside the database in which every commit is written first. Emptying it takes deleted rows away for good;
 * if a process reads at that moment, or the disk fails, it is tried again until it was done.
 */
export class WriteAheadLog {
  readonly #sqlite: Database
  readonly #failed: (error: unknown) => void
  #owed = false
  #told = 0

  constructor(sqlite: Database, failed: (error: unknown) => void) {
    this.#sqlite = sqlite
    this.#failed = failed
  }

  /** Empties the log, now or as soon as it can be done. Never throws: what was committed stays committed. */
  empty(): void {
    this.#owed = true
    this.#pay()
  }

  #pay(): void {
    if (!this.#owed || !this.#sqlite.open || this.#sqlite.inTransaction) return
    try {
      const [row] = this.#sqlite.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
      this.#owed = row?.busy === 1
    } catch (error) {
      this.#failed(error)
    }
  }

  /** Looks after what is owed and how long the log is; tells once per doubling. */
  look(): void {
    this.#pay()
    const size = statSync(`${this.#sqlite.name}-wal`, { throwIfNoEntry: false })?.size ?? 0
    if (size < LONG_LOG) this.#told = 0
    if (size < Math.max(LONG_LOG, this.#told * 2)) return
    this.#told = size
    this.#failed(new LongLog(`${Math.round(size / 2 ** 20)} MiB`))
  }

  /** Looks every few seconds; returns how to stop. */
  watch(): () => void {
    const timer = setInterval(() => this.look(), EVERY_MS)
    timer.unref()
    return () => clearInterval(timer)
  }
}
