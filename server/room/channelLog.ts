/** How many events a channel keeps at hand for those who reconnect; older gaps are answered with a snapshot. */
export const TAIL_LENGTH = 2000

/**
 * The events one audience hears, numbered densely from 1. Only the last `TAIL_LENGTH` are kept in memory.
 */
export class ChannelLog {
  #count = 0
  #tail: string[] = []

  /** Number of the last event; 0 where there is none. */
  get count(): number {
    return this.#count
  }

  /** Appends encoded events and returns the number of the first. */
  append(bodies: readonly string[]): number {
    const first = this.#count + 1
    this.#count += bodies.length
    this.#tail.push(...bodies)
    if (this.#tail.length > TAIL_LENGTH * 2) this.#tail = this.#tail.slice(-TAIL_LENGTH)
    return first
  }

  /** Encoded events after a number, or undefined where they no longer reach back, or the number lies in the future. */
  after(number: number): readonly string[] | undefined {
    const missing = this.#count - number
    if (missing < 0 || missing > this.#tail.length) return undefined
    return missing === 0 ? [] : this.#tail.slice(-missing)
  }
}
