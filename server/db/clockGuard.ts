import type { Database } from 'better-sqlite3'

/**
 * A clock may be so much later than when it was last looked at; beyond it the administration has to say that it is
 * right.
 */
export const JUMP_MS = 3 * 86_400_000

/** How long nothing new is written down, in milliseconds. */
const NOTE_MS = 600_000

/** A clock that leapt: when it was last believed, and what it says now, in milliseconds. */
export interface ClockLeap {
  readonly known: number
  readonly now: number
}

/** Does a database know of a last time at all? Those of earlier versions do not. */
export const hasKnownTime = (db: Database): boolean =>
  db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'known_time'").get() !== undefined

/**
 * Watches over the clock for whatever deletes by it: comment periods, old backups. Code that deletes asks for `leap`
 * first. A machine whose clock is 40 days ahead would delete at once what others still need. The time that was last
 * believed lies in the database.
 */
export class ClockGuard {
  readonly #clock: () => number
  readonly #read
  readonly #write

  constructor(db: Database, clock: () => number) {
    this.#clock = clock
    this.#read = db.prepare<[], number>('SELECT at FROM known_time').pluck()
    this.#write = db.prepare(
      'INSERT INTO known_time (one, at) VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET at = excluded.at',
    )
  }

  /** The leap that is not confirmed yet, or null. */
  leap(): ClockLeap | null {
    const [known, now] = [this.#read.get(), this.#clock()]
    return known !== undefined && now - known > JUMP_MS ? { known, now } : null
  }

  /** Writes down that the clock was looked at; one that leapt is not believed by that. */
  note(): void {
    const [known = 0, now] = [this.#read.get(), this.#clock()]
    if (this.leap() === null && Math.abs(now - known) > NOTE_MS) this.#write.run(now)
  }

  /** The administration said that the clock is right. */
  confirm(): void {
    this.#write.run(this.#clock())
  }
}
