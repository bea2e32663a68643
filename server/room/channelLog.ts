/** How many events a channel keeps at hand for those who reconnect; older gaps are answered with a snapshot. */
export const TAIL_LENGTH = 2000

/** How many characters of events a channel keeps at hand: agendas of forty steps, changed for hours, are no memory. */
export const TAIL_CHARACTERS = 8 * 1024 * 1024

/**
 * The events one audience hears, numbered densely from 1. Only the last ones are kept in memory: `tailLength`
 * or up to twice as many, and fewer if they are long.
 */
export class ChannelLog {
  readonly #tailLength: number
  #count = 0
  #tail: string[] = []
  /** Of the tail, in UTF-16 units. */
  #characters = 0

  constructor(tailLength: number) {
    this.#tailLength = tailLength
  }

  /** Number of the last event; 0 if there is none. */
  get count(): number {
    return this.#count
  }

  /** Appends encoded events and returns the number of the first. */
  append(bodies: readonly string[]): number {
    const first = this.#count + 1
    this.#count += bodies.length
    this.#tail.push(...bodies)
    for (const { length } of bodies) this.#characters += length
    if (this.#tail.length > this.#tailLength * 2) this.#drop(this.#tail.length - this.#tailLength)
    if (this.#characters > TAIL_CHARACTERS) this.#drop(this.#tooLong())
    return first
  }

  /** What was appended so far are the last of so many events. */
  goOnAfter(count: number): void {
    this.#count = count
  }

  #drop(count: number): void {
    for (const { length } of this.#tail.slice(0, count)) this.#characters -= length
    this.#tail = this.#tail.slice(count)
  }

  /** So many of the oldest are let go that half of the characters stay, so that it is not done with each event. */
  #tooLong(): number {
    let left = this.#characters
    let count = 0
    for (const { length } of this.#tail) {
      if (left <= TAIL_CHARACTERS / 2) break
      left -= length
      count++
    }
    return count
  }

  /** Encoded events after a number, or undefined if they no longer reach back, or the number lies in the future. */
  after(number: number): readonly string[] | undefined {
    const missing = this.#count - number
    if (missing < 0 || missing > this.#tail.length) return undefined
    return missing === 0 ? [] : this.#tail.slice(-missing)
  }
}
