import { createContext } from 'svelte'

interface ToastAction {
  /** A verb: "Rückgängig machen". */
  readonly label: string
  readonly run: () => void
}

export interface ToastMore {
  readonly action?: ToastAction
  /** What it is about; a newer message about the same takes its place. */
  readonly about?: string
  /** Whether it still is as it says; reactive. Without it, it goes with time alone. */
  readonly holds?: () => boolean
  /** Something awaited, which the live region said: it stays until it is closed or no longer holds. */
  readonly lasting?: boolean
}

export interface Toast extends ToastMore {
  readonly id: number
  readonly text: string
}

/** Milliseconds a short message stays; with an action long enough to reach it. */
const STAY_MS = 5_000
const STAY_WITH_ACTION_MS = 8_000

/**
 * Short messages about something that has already happened. Never for errors that need a decision:
 * those stay on the page as a Banner. Messages wait while pointer or focus is on them.
 */
export class ToastList {
  #items = $state.raw<readonly Toast[]>([])
  readonly #timers = new WeakMap<Toast, ReturnType<typeof setTimeout>>()
  #lastId = 0

  /** What is to be read: what is out of date no longer is. */
  get items(): readonly Toast[] {
    return this.#items.filter(({ holds }) => holds?.() ?? true)
  }

  /** Shows a message; gives the way to take it back. */
  show(text: string, more: ToastMore = {}): () => void {
    this.#lastId += 1
    const toast: Toast = { id: this.#lastId, text, ...more }
    for (const old of this.#items)
      if (more.about !== undefined && old.about === more.about) this.dismiss(old.id)
    this.#items = [...this.#items.slice(-2), toast]
    this.#start(toast)
    return () => this.dismiss(toast.id)
  }

  dismiss(id: number): void {
    for (const toast of this.#items) if (toast.id === id) clearTimeout(this.#timers.get(toast))
    this.#items = this.#items.filter((toast) => toast.id !== id)
  }

  /** Nothing goes away while a person reads or reaches for it. */
  hold(): void {
    for (const toast of this.#items) clearTimeout(this.#timers.get(toast))
  }

  release(): void {
    this.hold()
    for (const toast of this.#items) this.#start(toast)
  }

  /** Ends all timers. */
  dispose(): void {
    this.hold()
    this.#items = []
  }

  #start(toast: Toast): void {
    if (toast.lasting) return
    const stay = toast.action ? STAY_WITH_ACTION_MS : STAY_MS
    this.#timers.set(
      toast,
      setTimeout(() => this.dismiss(toast.id), stay),
    )
  }
}

const [getToasts, provideToasts] = createContext<ToastList>()
export { getToasts, provideToasts }
