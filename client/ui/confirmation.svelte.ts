/** A double click must not confirm; milliseconds. */
const TOO_FAST_MS = 400

/** What asks once before it is done: the first press asks, a second one on the same confirms, Escape takes it back. */
export class Confirmation {
  readonly #seconds: () => number
  #asked = $state.raw<{ readonly what: string; readonly at: number } | null>(null)
  #timer: ReturnType<typeof setTimeout> | undefined

  /** The question goes away again after so many seconds. */
  constructor(seconds: () => number = () => 6) {
    this.#seconds = seconds
  }

  /** What is asked about now; null if nothing is. */
  get asked(): string | null {
    return this.#asked?.what ?? null
  }

  /** It was pressed: does it at once if there is nothing to ask. */
  press(what: string, question: string, run: () => void): void {
    if (question === '') {
      this.disarm()
      run()
    } else if (this.#asked?.what !== what) {
      this.#arm(what)
    } else if (performance.now() - this.#asked.at >= TOO_FAST_MS) {
      this.disarm()
      run()
    }
  }

  /** Escape takes back the question, not the dialog around it. */
  readonly key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || this.#asked === null) return
    event.preventDefault()
    event.stopPropagation()
    this.disarm()
  }

  readonly disarm = (): void => {
    clearTimeout(this.#timer)
    this.#asked = null
  }

  #arm(what: string): void {
    clearTimeout(this.#timer)
    this.#asked = { what, at: performance.now() }
    this.#timer = setTimeout(this.disarm, this.#seconds() * 1000)
  }
}
