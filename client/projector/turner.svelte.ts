/** How long a page stands before the next one, in milliseconds: time to read it twice. */
export const PAGE_MS = 10_000

/** Which of several pages stands on the wall. Pages come and go while others write; the place is kept where it can be. */
export class Turner {
  readonly #count: () => number
  #wanted = $state.raw(0)
  /** Somebody turned by hand or stopped the turning: the pages stay until told otherwise. */
  held = $state.raw(false)

  constructor(count: () => number) {
    this.#count = count
  }

  get at(): number {
    return Math.max(0, Math.min(this.#wanted, this.#count() - 1))
  }

  /** Shows one page. */
  show(page: number): void {
    this.#wanted = page
  }

  /** One page on or back, round and round. */
  turn(by: 1 | -1): void {
    const count = this.#count()
    if (count > 0) this.#wanted = (this.at + by + count) % count
  }

  /** Somebody turns by hand. */
  turnByHand(by: 1 | -1): void {
    this.held = true
    this.turn(by)
  }

  /** Something else is shown: from its first page, turning by itself. */
  begin(): void {
    this.#wanted = 0
    this.held = false
  }
}
