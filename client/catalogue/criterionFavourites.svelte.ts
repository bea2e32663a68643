import { createContext } from 'svelte'
import { SvelteSet } from 'svelte/reactivity'

/**
 * Criteria a person marked for quick use, and what the picker is filtered by. Lives in this tab's memory
 * only: what somebody marks says something about them, so nothing of it is stored.
 */
export class CriterionFavourites {
  readonly ids = new SvelteSet<string>()

  /** Adds a criterion or takes it away again. */
  toggle(id: string): void {
    if (!this.ids.delete(id)) this.ids.add(id)
  }
}

const [getFavourites, provideFavourites, hasFavourites] = createContext<CriterionFavourites>()

export { provideFavourites }

/** The favourites of this tab, or fresh ones where no page provided any. Call while a component is set up. */
export const findFavourites = (): CriterionFavourites =>
  hasFavourites() ? getFavourites() : new CriterionFavourites()
