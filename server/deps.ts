import type { Database } from 'better-sqlite3'
import type { ClockGuard } from './clockGuard.ts'
import type { Config } from './config.ts'
import type { Db } from './db/database.ts'
import type { WriteAheadLog } from './db/writeAheadLog.ts'
import type { RemovalFile } from './removal/removals.ts'
import type { FailureLog } from './room/committer.ts'
import type { Rooms } from './room/rooms.ts'

/** What the server is made of. Nothing else is global. */
export interface Deps {
  readonly config: Config
  readonly db: Db
  readonly sqlite: Database
  readonly log: WriteAheadLog
  /** What must not come back with an older copy; kept up to date by every call that changes something. */
  readonly removals: RemovalFile
  /** Milliseconds. */
  readonly clock: () => number
  /** Asked before anything is deleted because time has passed. */
  readonly guard: ClockGuard
  readonly newId: () => string
  readonly rooms: Rooms
  /** Told of what went wrong where nobody can be answered; ids and codes only. */
  readonly failed: FailureLog
}
