/** How often something may fail before it is slowed down. */
export interface LimitSettings {
  /** Failures allowed in a row. */
  readonly burst: number
  /** Milliseconds after which one failure is forgotten. */
  readonly forgetMs: number
}

/** Keys kept at most; the oldest are forgotten first, so that an attacker cannot fill the memory. */
const MAX_KEYS = 10_000

/**
 * Counts failures per key in memory (leaky bucket) and says how long to wait. Count before you await: then no wait is
 * longer than the time one failure takes to be forgotten, however many come at once.
 */
export class FailureLimit {
  readonly #settings: LimitSettings
  readonly #clock: () => number
  readonly #fullUntil = new Map<string, number>()

  constructor(settings: LimitSettings, clock: () => number) {
    this.#settings = settings
    this.#clock = clock
  }

  /** Milliseconds to wait before the next attempt; 0 if it may be made now. */
  waitMs(key: string): number {
    const { burst, forgetMs } = this.#settings
    const full = this.#fullUntil.get(key) ?? 0
    return Math.max(0, full - this.#clock() - (burst - 1) * forgetMs)
  }

  /** Notes a failure, or several at once. */
  failed(key: string, times = 1): void {
    const now = this.#clock()
    const full = Math.max(this.#fullUntil.get(key) ?? now, now) + times * this.#settings.forgetMs
    this.#fullUntil.delete(key)
    this.#fullUntil.set(key, full)
    if (this.#fullUntil.size <= MAX_KEYS) return
    const oldest = this.#fullUntil.keys().next().value
    if (oldest !== undefined) this.#fullUntil.delete(oldest)
  }

  /** Takes back one failure that was none. */
  takenBack(key: string): void {
    const full = this.#fullUntil.get(key)
    if (full !== undefined) this.#fullUntil.set(key, full - this.#settings.forgetMs)
  }

  /** Forgets the failures of a key, after a success. */
  succeeded(key: string): void {
    this.#fullUntil.delete(key)
  }
}
