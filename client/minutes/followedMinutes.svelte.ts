import type { Minutes } from '../../shared/minutes/minutesContent.schema.ts'
import { call } from '../kernel/api.ts'
import { Loaded } from '../page/loaded.svelte.ts'

/** How often an open page asks for the minutes anew, in milliseconds. */
const EVERY_MS = 4_000

/** The minutes of a workshop as they grow: asked for anew while they are on the screen, until they are final. */
export class FollowedMinutes {
  readonly #id: string
  readonly loaded: Loaded<Minutes>
  /** The line is away; what is shown may be older than the room. */
  behind = $state.raw(false)
  #text = ''

  constructor(id: string) {
    this.#id = id
    this.loaded = new Loaded(() => this.#ask())
  }

  get value(): Minutes | undefined {
    return this.loaded.value
  }

  #ask() {
    return call('getMinutes', { params: { id: this.#id }, body: {} })
  }

  /** Asks once more. A lost line leaves what is shown; a refusal is shown. */
  async refresh(): Promise<void> {
    const result = await this.#ask()
    this.behind = !result.ok && result.problem.code === 'connection.lost'
    if (this.behind) return
    if (!result.ok) return this.loaded.reload()
    const text = JSON.stringify(result.value)
    if (text === this.#text) return
    this.#text = text
    this.loaded.set(result.value)
  }

  /** Follows the room until the returned function is called. */
  follow(): () => void {
    const look = () => {
      if (document.visibilityState === 'visible' && this.value && this.value.stage !== 'final')
        void this.refresh()
    }
    const timer = setInterval(look, EVERY_MS)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }
}
