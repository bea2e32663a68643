/** How many changes can be taken back. */
const DEPTH = 100

/**
 * A value that is edited step by step, and the steps to take back. Typing in one field counts as one
 * step, however many letters it has: such changes carry the same `typing` key one after the other.
 */
export class UndoHistory<T> {
  #value: T
  #before = $state.raw<readonly T[]>([])
  #typing: string | undefined

  constructor(value: T) {
    this.#value = $state.raw(value)
  }

  get value(): T {
    return this.#value
  }

  get canUndo(): boolean {
    return this.#before.length > 0
  }

  /** Sets a new value; the same value again is no step. */
  replace(value: T, typing?: string): void {
    if (value === this.#value) return
    if (typing === undefined || typing !== this.#typing) {
      this.#before = [...this.#before.slice(1 - DEPTH), this.#value]
    }
    this.#typing = typing
    this.#value = value
  }

  /** Takes back the last step; false when there is none. */
  undo(): boolean {
    const last = this.#before.at(-1)
    if (last === undefined) return false
    this.#before = this.#before.slice(0, -1)
    this.#typing = undefined
    this.#value = last
    return true
  }
}
