import { SvelteSet } from 'svelte/reactivity'

/**
 * Criteria a person marked for quick use. Lives in this tab's memory only: what a person marks says something about
 * them, so nothing of it is stored.
 */
export class CriterionFavourites {
  readonly ids = new SvelteSet<string>()

  /** Adds a criterion or takes it away again. */
  toggle(id: string): void {
    if (!this.ids.delete(id)) this.ids.add(id)
  }
}
