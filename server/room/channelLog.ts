/** How many events a channel keeps at hand for those who reconnect; older gaps are answered with a snapshot. */
export const TAIL_LENGTH = 2000

/**
 * The events one audience hears, numbered densely from 1. Only the last ones are kept in memory, `tailLength` at least.
 */
export class ChannelLog {
  readonly #tailLength: number
  #count = 0
  #tail: string[] = []

  constructor(tailLength: number) {
    this.#tailLength = tailLength
  }

  /** Number of the last event; 0 where there is none. */
  get count(): number {
    return this.#count
  }

  /** Appends encoded events and returns the number of the first. */
  append(bodies: readonly string[]): number {
    const first = this.#count + 1
    this.#count += bodies.length
    this.#tail.push(...bodies)
    if (this.#tail.length > this.#tailLength * 2) this.#tail = this.#tail.slice(-this.#tailLength)
    return first
  }

  /** Encoded events after a number, or undefined where they no longer reach back, or the number lies in the future. */
  after(number: number): readonly string[] | undefined {
    const missing = this.#count - number
    if (missing < 0 || missing > this.#tail.length) return undefined
    return missing === 0 ? [] : this.#tail.slice(-missing)
  }
}
