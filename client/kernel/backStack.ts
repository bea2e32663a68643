/** Something that lies over the page and is closed by going back. */
export interface Layer {
  /** Closes it; one that is held stays open. */
  readonly close: () => void
}

/** Longest time to wait for the browser to go back, in milliseconds: nothing hangs if it does not. */
const PATIENCE_MS = 500

/** Until the browser has restored where the page was scrolled, or not, in milliseconds. */
const SCROLL_MS = 200

const isGuard = (state: unknown): boolean =>
  typeof state === 'object' && state !== null && '_layer' in state

/**
 * Going back closes what lies over the page before it leaves the page, with the button of a phone too. While something
 * is open, one entry of its own stands in the history, at the same address; it goes when the last one is closed.
 */
export class BackStack {
  readonly #window: Window
  #layers: readonly Layer[] = []
  /** The page that they lie over. */
  #address = ''
  /** The way back from the own entry, while the browser is on it. */
  #returning: { readonly done: Promise<void>; readonly arrived: () => void } | null = null

  constructor(window: Window) {
    this.#window = window
    // Before the router, which would draw the page anew at its head.
    window.addEventListener('popstate', (event) => this.#moved(event), { capture: true })
    window.addEventListener('click', (event) => this.#followed(event), { capture: true })
    // The page was loaded anew while something lay over it.
    if (this.#guarded) void this.leave()
  }

  /** Something lies over the page from now on; gives its end. */
  open(layer: Layer): () => void {
    this.#layers = [...this.#layers, layer]
    void this.#guard()
    return () => {
      this.#layers = this.#layers.filter((other) => other !== layer)
      // One that takes its place keeps the entry.
      setTimeout(() => {
        if (this.#layers.length === 0) void this.leave()
      })
    }
  }

  /** Resolves once the own entry is gone from the history: code that goes to another page waits for it. */
  leave(): Promise<void> {
    if (this.#returning) return this.#returning.done
    if (!this.#guarded) return Promise.resolve()
    let arrived = (): void => undefined
    const done = new Promise<void>((resolve) => (arrived = resolve))
    const returning = { done, arrived }
    this.#returning = returning
    setTimeout(() => {
      if (this.#returning === returning) this.#arrive()
    }, PATIENCE_MS)
    this.#window.history.back()
    return done
  }

  get #guarded(): boolean {
    return isGuard(this.#window.history.state)
  }

  async #guard(): Promise<void> {
    await this.#returning?.done
    if (this.#layers.length === 0 || this.#guarded) return
    const { history, location } = this.#window
    this.#address = location.href
    // Coming back to the page below, it stays where it was scrolled meanwhile.
    history.scrollRestoration = 'manual'
    history.pushState({ ...(history.state as object | null), _layer: true }, '')
  }

  #arrive(): void {
    const returning = this.#returning
    this.#returning = null
    this.#followScroll()
    returning?.arrived()
  }

  /** The browser looks whether to scroll only after it told that it moved. */
  #followScroll(): void {
    setTimeout(() => (this.#window.history.scrollRestoration = 'auto'), SCROLL_MS)
  }

  #moved(event: PopStateEvent): void {
    const top = this.#layers.at(-1)
    if (this.#returning) {
      event.stopImmediatePropagation()
      this.#arrive()
    } else if (this.#guarded) {
      // Forward again: nothing lies over the page any more.
      event.stopImmediatePropagation()
      if (!top) void this.leave()
    } else if (top && this.#window.location.href === this.#address) {
      event.stopImmediatePropagation()
      this.#followScroll()
      top.close()
      // What lies below, or is held, is closed by the next one.
      setTimeout(() => void this.#guard())
    }
  }

  /** A link in what lies over the page: its address stands behind the page, not behind the own entry. */
  #followed(event: MouseEvent): void {
    const { target } = event
    const link = target instanceof Element ? target.closest('a') : null
    const isAway = link !== null && !link.target && !link.download && link.hash === ''
    if (!this.#guarded || !isAway || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    event.stopImmediatePropagation()
    void this.leave().then(() => link.click())
  }
}

let stack: BackStack | undefined

/** The one of this window. */
export const backStack = (): BackStack => (stack ??= new BackStack(window))
