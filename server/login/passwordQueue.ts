/** Passwords checked at once: each takes 19 MiB and a thread that files need, too. */
const MOST_AT_ONCE = 2
/** Strangers who may wait for their turn. */
const MOST_WAITING = 100

/**
 * Checking a password is slow on purpose. Those who log in with a browser they used before come first, and strangers do
 * not wait in a line without an end.
 */
export class PasswordQueue {
  #running = 0
  readonly #first: (() => void)[] = []
  readonly #strangers: (() => void)[] = []

  /** Runs a check when its turn comes; undefined if too many strangers wait already. */
  async run<T>(isKnown: boolean, check: () => Promise<T>): Promise<T | undefined> {
    if (!isKnown && this.#strangers.length >= MOST_WAITING) return undefined
    if (this.#running >= MOST_AT_ONCE)
      await new Promise<void>((turn) => (isKnown ? this.#first : this.#strangers).push(turn))
    else this.#running++
    try {
      return await check()
    } finally {
      const next = this.#first.shift() ?? this.#strangers.shift()
      // The place goes on to the next one.
      if (next) next()
      else this.#running--
    }
  }
}
