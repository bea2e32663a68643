import { createContext } from 'svelte'
import { SvelteMap } from 'svelte/reactivity'
import { groupShortcuts, isSingleKey, isTextField, matches } from './shortcuts.ts'
import type { KeyPress, Shortcut, ShortcutGroup } from './shortcuts.ts'

/**
 * Ties handlers to the shortcut table of the page. The shell makes one with the whole table and
 * listens on the window; components register handlers while they are on the page. Inside text fields
 * and behind an open modal nothing is triggered.
 */
export class ShortcutRegistry {
  readonly table: readonly Shortcut[]
  readonly #handlers = new SvelteMap<string, () => void>()
  #singleKeys = $state.raw(false)

  constructor(table: readonly Shortcut[]) {
    this.table = table
  }

  /** Single characters without Strg or Alt work only when a person switched them on. */
  get singleKeys(): boolean {
    return this.#singleKeys
  }

  set singleKeys(on: boolean) {
    this.#singleKeys = on
  }

  /** The shortcuts that have a handler on this page, by group, for the help dialog. */
  get groups(): readonly ShortcutGroup[] {
    return groupShortcuts(this.table.filter((shortcut) => this.#handlers.has(shortcut.id)))
  }

  /** Registers the handler of a table entry and returns a function that takes it away again. */
  on(id: string, handler: () => void): () => void {
    if (!this.table.some((shortcut) => shortcut.id === id)) {
      throw new Error(`The shortcut table has no entry "${id}"`)
    }
    this.#handlers.set(id, handler)
    return () => {
      if (this.#handlers.get(id) === handler) this.#handlers.delete(id)
    }
  }

  /** Listens on a window; returns a function that stops it. */
  listen(page: Window): () => void {
    const listener = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.repeat || isTextField(event.target)) return
      if (page.document.querySelector('dialog:modal')) return
      if (this.press(event)) event.preventDefault()
    }
    page.addEventListener('keydown', listener)
    return () => page.removeEventListener('keydown', listener)
  }

  /** Runs the handler of this key press; false if there is none or single keys are off. */
  press(press: KeyPress): boolean {
    const shortcut = this.table.find(
      (entry) => this.#handlers.has(entry.id) && this.#allowed(entry) && matches(entry.keys, press),
    )
    const handler = shortcut && this.#handlers.get(shortcut.id)
    handler?.()
    return handler !== undefined
  }

  // "?" must always lead to the help, which is where single keys are switched on.
  #allowed(shortcut: Shortcut): boolean {
    return this.#singleKeys || !isSingleKey(shortcut.keys) || shortcut.id === HELP_SHORTCUT.id
  }
}

/** Opens the help dialog; belongs into every table. */
export const HELP_SHORTCUT = {
  id: 'help',
  keys: { key: '?' },
  label: 'Tastenkürzel zeigen',
  group: 'Überall',
} as const satisfies Shortcut

const [getShortcuts, provideShortcuts] = createContext<ShortcutRegistry>()
export { getShortcuts, provideShortcuts }
