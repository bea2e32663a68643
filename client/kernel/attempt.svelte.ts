import type { Problem } from '../../shared/kernel/problem.ts'
import type { Result } from '../../shared/kernel/result.ts'

/** Milliseconds after which an answer is missed. */
const PATIENCE_MS = 2_000

/** What is asked of the room or the server from one place of a screen: whether it is on its way, and why it was refused. */
export class Attempt {
  #running = $state.raw(0)
  #slow = $state.raw(false)
  #problem = $state.raw<Problem | null>(null)

  /** Something that was asked has no answer yet. */
  get busy(): boolean {
    return this.#running > 0
  }

  /** And for so long that a person asks what became of it. */
  get slow(): boolean {
    return this.#slow
  }

  /** Why the last one was refused. It stays until the next answer: nothing jumps while a person tries again. */
  get problem(): Problem | null {
    return this.#problem
  }

  /** Waits for an answer and gives it on. */
  async ask<T>(answer: Promise<Result<T>>): Promise<Result<T>> {
    this.#running++
    const timer = setTimeout(() => (this.#slow = true), PATIENCE_MS)
    try {
      const result = await answer
      this.#problem = result.ok ? null : result.problem
      return result
    } finally {
      clearTimeout(timer)
      this.#running--
      if (this.#running === 0) this.#slow = false
    }
  }

  /** Forgets what was refused: something else is done now. */
  clear(): void {
    this.#problem = null
  }
}
