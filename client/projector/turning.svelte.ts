import { ok, type Result } from '../../shared/kernel/result.ts'
import type { RoomClient } from '../room/RoomClient.svelte.ts'
import { pageAt, placeBeside, type Page } from './flow.ts'
import { wallOf, type Wall } from './wall.ts'

/** What stands on the wall and its page, the same in the cockpit and on every projector, and the turning of pages. */
export class Turning {
  readonly #room: RoomClient
  readonly wall: Wall = $derived.by(() => {
    const { view, text, catalogue } = this.#room
    const { entries = [], roles = [] } = text ?? {}
    return wallOf({ room: view.room, entries, roles, catalogue })
  })
  /** Which page, from 0. */
  readonly at: number = $derived.by(() => {
    const { pages, of } = this.wall
    return pageAt(pages, of, this.#room.view.room.projector.place)
  })
  readonly page: Page = $derived(this.wall.pages[this.at] ?? [])
  readonly count: number = $derived(this.wall.pages.length)

  constructor(room: RoomClient) {
    this.#room = room
  }

  /** May pages be turned here? */
  get may(): boolean {
    return this.#room.may('turnProjector')
  }

  /** Can the page be turned in this direction? */
  can(by: 1 | -1): boolean {
    return placeBeside(this.wall, this.at, by) !== undefined
  }

  /** One page on or back; stays at the ends. */
  async turn(by: 1 | -1): Promise<Result<null>> {
    const place = placeBeside(this.wall, this.at, by)
    if (!place || !this.may) return ok(null)
    return this.#room.run({ type: 'turnProjector', place })
  }
}
