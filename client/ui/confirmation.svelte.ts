/** What a screen reader hears behind the question. */
export const CONFIRM_HINT =
  'Drücken Sie zum Bestätigen noch einmal. Mit Escape bleibt alles, wie es ist.'

/** A double click must not confirm; milliseconds. */
const TOO_FAST_MS = 400
/** Longer than from the end of a touch to the click that comes of it; milliseconds. */
const CLICK_MS = 350

/**
 * What asks once before it is done: the first press asks, a second one on the same confirms. Escape takes it back, and so does
 * turning to something else: by the keyboard, with a press elsewhere, as the focus goes elsewhere, or by leaving the page. No
 * time does: people who read with a magnifier or a screen reader, or press with a switch, take as long as they need (WCAG 2.2.1).
 */
export class Confirmation {
  #asked = $state.raw<{ readonly what: string; readonly at: number } | null>(null)
  #stop: AbortController | undefined

  /** What is asked about now; null if nothing is. */
  get asked(): string | null {
    return this.#asked?.what ?? null
  }

  /** `control` was pressed: does it at once if there is nothing to ask. */
  press(control: Element, what: string, question: string, run: () => void): void {
    if (question === '') {
      this.disarm()
      run()
    } else if (this.#asked?.what !== what) {
      this.#arm(control, what)
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
    this.#stop?.abort()
    this.#asked = null
  }

  #arm(control: Element, what: string): void {
    this.disarm()
    this.#asked = { what, at: performance.now() }
    this.#stop = new AbortController()
    const leave = ({ target }: Event): void => {
      if (!control.contains(target as Node)) this.disarm()
    }
    // Not as a pointer goes down: what it lies on would move away under it, as the question takes more room.
    const { signal } = this.#stop
    for (const kind of ['click', 'keyup', 'visibilitychange'])
      document.addEventListener(kind, leave, { capture: true, signal })
    // A screen reader or the page itself moves the focus without a key or press.
    let isDown = false
    for (const kind of ['pointerdown', 'pointerup', 'pointercancel'])
      document.addEventListener(kind, () => (isDown = kind === 'pointerdown'), {
        capture: true,
        signal,
      })
    const focused = (event: FocusEvent): void => {
      if (!isDown) leave(event)
    }
    document.addEventListener('focusin', focused, { capture: true, signal })
    // Of a tap on empty paper Safari on a phone or tablet makes no click.
    const tapped = (event: PointerEvent): void => {
      if (event.pointerType !== 'mouse')
        setTimeout(() => {
          if (!signal.aborted) leave(event)
        }, CLICK_MS)
    }
    document.addEventListener('pointerup', tapped, { capture: true, signal })
  }
}
