import type { Problem } from '../../shared/kernel/problem.ts'
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

  /** May the page be turned in this direction? */
  can(by: 1 | -1): boolean {
    return placeBeside(this.wall, this.at, by) !== undefined
  }

  /** One page on or back; stays at the ends. Resolves with why it was refused, if it was. */
  async turn(by: 1 | -1): Promise<Problem | null> {
    const place = placeBeside(this.wall, this.at, by)
    if (!place) return null
    const result = await this.#room.run({ type: 'turnProjector', place })
    return result.ok ? null : result.problem
  }
}
