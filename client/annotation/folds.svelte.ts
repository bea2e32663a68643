import { SvelteSet } from 'svelte/reactivity'

/** Which parts of a long list are unfolded here. Short lists begin unfolded, long ones folded. */
export class Folds {
  readonly #turned = new SvelteSet<string>()
  #unfolded = $state.raw(false)
  #rounds = $state.raw(0)

  /** `unfolded` is how every part begins. */
  constructor(unfolded: boolean) {
    this.#unfolded = unfolded
  }

  /** Is this part unfolded? */
  isOpen(key: string): boolean {
    return this.#unfolded !== this.#turned.has(key)
  }

  /** How often all parts were turned at once. */
  get rounds(): number {
    return this.#rounds
  }

  toggle(key: string): void {
    if (!this.#turned.delete(key)) this.#turned.add(key)
  }

  /** Unfolds or folds all parts. */
  all(unfolded: boolean): void {
    this.#turned.clear()
    this.#unfolded = unfolded
    this.#rounds += 1
  }
}

/** More items than this and a list begins folded. */
export const MOST_UNFOLDED = 40
