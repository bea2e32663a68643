import type { Page } from '../../shared/kernel/page.schema.ts'
import type { Result } from '../../shared/kernel/result.ts'
import { Loaded } from './loaded.svelte.ts'

/** A list that the server filters and cuts: what is asked for, and the page that is there. */
export class PagedSearch<Search extends { readonly page: number }, Row> {
  readonly found: Loaded<Page<Row>>
  /** What is asked for while nothing is filtered. */
  readonly everything: Search
  #search: Search

  /** `search` is what is asked for first. */
  constructor(
    everything: Search,
    load: (search: Search) => Promise<Result<Page<Row>>>,
    search: Search = everything,
  ) {
    this.everything = everything
    this.#search = $state.raw(search)
    this.found = new Loaded(() => load(this.#search))
  }

  get search(): Search {
    return this.#search
  }

  /** Asks for something else, from the first page on unless one is named. */
  async change(to: Partial<Search>): Promise<void> {
    this.#search = { ...this.#search, page: 0, ...to }
    await this.found.reload()
  }

  /** Shows a record that was just added: among all, or `alone` where it is on another page. */
  async show(isIt: (row: Row) => boolean, alone: Search): Promise<void> {
    await this.change(this.everything)
    if (this.found.value && !this.found.value.rows.some(isIt)) await this.change(alone)
  }
}
