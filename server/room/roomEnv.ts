import type { JoinCode } from '../../shared/join/joinCode.schema.ts'
import type { RoomRules } from './roomRules.ts'
import type { RoomStore } from './roomStore.ts'

/** What a room takes from the world; tests bring a seeded one. */
export interface RoomEnv extends RoomRules {
  readonly store: RoomStore
  /** Server time in milliseconds. */
  readonly clock: () => number
  readonly newId: () => string
  readonly shuffle: <T>(items: readonly T[]) => T[]
  /** The code that lets people into a workshop now; null if none is valid. */
  readonly joinCode: (workshopId: string) => JoinCode | null
  /** Runs something once, soon; presence and counts are sent this way. Returns a cancel function. */
  readonly later: (ms: number, run: () => void) => () => void
}
