import type { Audience } from './audience.ts'
import type { RoomEvent } from '../../shared/protocol/event.ts'
import type { RoomStore } from './roomStore.ts'

/** What a room takes from the world; tests bring a seeded one. */
export interface RoomEnv {
  readonly store: RoomStore
  /** Server time in milliseconds. */
  readonly clock: () => number
  readonly newId: () => string
  readonly shuffle: <T>(items: readonly T[]) => T[]
  /** Who hears an event; a parameter only so that a test can prove what happens without the filter. */
  readonly audience: (event: RoomEvent) => Audience
  /** Runs something once, soon; presence and counts are sent this way. Returns a cancel function. */
  readonly later: (ms: number, run: () => void) => () => void
}
