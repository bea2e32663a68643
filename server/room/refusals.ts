import type { Problem } from '../../shared/kernel/problem.ts'

/** How many refusals a room remembers: far more than can be under way at once. */
const REMEMBERED = 5000

/**
 * The commands a room refused, so that a repeated one is refused again although the room has changed since (RO4):
 * a client that heard "no" must never find out that it happened all the same. In memory only, because a line
 * that carries a repetition does not survive a restart either.
 */
export class Refusals {
  readonly #problems = new Map<string, Problem>()

  of(key: string): Problem | undefined {
    return this.#problems.get(key)
  }

  /** Remembers a refusal and returns it. */
  add(key: string, refused: Problem): Problem {
    this.#problems.set(key, refused)
    if (this.#problems.size > REMEMBERED) {
      const oldest = this.#problems.keys().next()
      if (!oldest.done) this.#problems.delete(oldest.value)
    }
    return refused
  }
}
