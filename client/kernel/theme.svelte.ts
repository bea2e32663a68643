import { createContext } from 'svelte'

export type ThemeChoice = 'system' | 'light' | 'dark'

/** The one key the product keeps in plain browser storage: how it looks on this device. */
export const THEME_KEY = 'theme'

type ThemeStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
type ThemeRoot = Pick<HTMLElement, 'setAttribute' | 'removeAttribute'>

/** Light, dark or as the device wishes; sets `data-theme` on the root element. */
export class Theme {
  readonly #root: ThemeRoot
  readonly #storage: ThemeStorage | undefined
  #choice = $state.raw<ThemeChoice>('system')

  /** `storage` is undefined if the browser forbids it; the choice then lasts until the page closes. */
  constructor(root: ThemeRoot, storage: ThemeStorage | undefined) {
    this.#root = root
    this.#storage = storage
    this.#show(this.#read())
  }

  get choice(): ThemeChoice {
    return this.#choice
  }

  choose(choice: ThemeChoice): void {
    this.#show(choice)
    try {
      if (choice === 'system') this.#storage?.removeItem(THEME_KEY)
      else this.#storage?.setItem(THEME_KEY, choice)
    } catch {
      // Storage is full or forbidden: the choice holds for this page.
    }
  }

  #show(choice: ThemeChoice): void {
    this.#choice = choice
    if (choice === 'system') this.#root.removeAttribute('data-theme')
    else this.#root.setAttribute('data-theme', choice)
  }

  #read(): ThemeChoice {
    try {
      const kept = this.#storage?.getItem(THEME_KEY)
      return kept === 'light' || kept === 'dark' ? kept : 'system'
    } catch {
      return 'system'
    }
  }
}

/** The theme of this browser; asking for `localStorage` itself may throw. */
export function browserTheme(): Theme {
  let storage: Storage | undefined
  try {
    storage = window.localStorage
  } catch {
    storage = undefined
  }
  return new Theme(document.documentElement, storage)
}

const [getTheme, provideTheme] = createContext<Theme>()
export { getTheme, provideTheme }
