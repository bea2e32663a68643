/** Takes waiting ones on again this often, in milliseconds. */
const LOOK_MS = 4

/**
 * Lets at most so many callers through in a second, and refuses none: those beyond it wait, and the networks that wait
 * take turns. A flood from one network therefore makes that network wait, and another one for a single turn of each.
 * How many wait is bounded by the connections that are open, as each has one request at a time.
 */
export class FairTurns {
  readonly #perSecond: number
  readonly #now: () => number
  readonly #later: (act: () => void) => void
  /** Who waits, by network; the network whose turn it is comes first. */
  readonly #waiting = new Map<string, (() => void)[]>()
  #turns: number
  #counted: number

  constructor(
    perSecond: number,
    now: () => number = () => performance.now(),
    later: (act: () => void) => void = (act) => void setTimeout(act, LOOK_MS),
  ) {
    this.#perSecond = perSecond
    this.#now = now
    this.#later = later
    this.#turns = this.#mostSaved
    this.#counted = now()
  }

  /** Turns that were not taken are kept for a tenth of a second only. */
  get #mostSaved(): number {
    return this.#perSecond / 10
  }

  /** Resolves when it is the turn of one who comes from this network. */
  turn(network: string): Promise<void> {
    this.#count()
    if (this.#waiting.size === 0 && this.#turns >= 1) {
      this.#turns--
      return Promise.resolve()
    }
    return new Promise((resolve) => {
      const queue = this.#waiting.get(network)
      if (queue) queue.push(resolve)
      else this.#waiting.set(network, [resolve])
      if (queue === undefined && this.#waiting.size === 1) this.#later(() => this.#go())
    })
  }

  #count(): void {
    const now = this.#now()
    const earned = (Math.max(0, now - this.#counted) * this.#perSecond) / 1000
    this.#turns = Math.min(this.#mostSaved, this.#turns + earned)
    this.#counted = now
  }

  #go(): void {
    this.#count()
    while (this.#turns >= 1) {
      const next = this.#waiting.entries().next().value
      if (next === undefined) return
      const [network, queue] = next
      this.#turns--
      queue.shift()?.()
      this.#waiting.delete(network)
      if (queue.length > 0) this.#waiting.set(network, queue)
    }
    if (this.#waiting.size > 0) this.#later(() => this.#go())
  }
}
