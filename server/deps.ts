import type { Database } from 'better-sqlite3'
import { newId } from '../shared/kernel/id.ts'
import type { Config } from './config.ts'
import { ClockGuard } from './db/clockGuard.ts'
import type { Db, OpenDatabase } from './db/database.ts'
import { WriteAheadLog } from './db/writeAheadLog.ts'
import { sqliteJoinCode } from './join/joinCode.ts'
import type { FailureLog } from './kernel/failureLog.ts'
import { steadyClock } from './kernel/steadyClock.ts'
import { RemovalFile } from './removal/removals.ts'
import { signingKeys, type SigningKeys } from './releasePackage/signingKeys.ts'
import { ballotKeys } from './room/ballotKeys.ts'
import { cryptoShuffle } from './room/cryptoShuffle.ts'
import type { ProcessLimits } from './kernel/inProcess.ts'
import { RollupMaking } from './rollup/rollupMaking.ts'
import { roomRules, type RoomRules } from './room/roomRules.ts'
import { Rooms } from './room/rooms.ts'
import { sqliteRoomSource } from './room/roomSource.sqlite.ts'
import { sqliteRoomStore } from './room/roomStore.sqlite.ts'
import { SealedBoxes } from './room/sealedBoxes.ts'
import { sealOldBallots } from './room/sealOldBallots.ts'

/**
 * What the server is made of. Nothing else is global. Known to the files that put it together: a feature says itself
 * what it needs of it.
 */
export interface Deps {
  readonly config: Config
  readonly db: Db
  readonly sqlite: Database
  readonly log: WriteAheadLog
  /** What must not come back with an older copy; kept up to date by every call that changes something. */
  readonly removals: RemovalFile
  /** Milliseconds. */
  readonly clock: () => number
  /** The private keys that sign what leaves an office. */
  readonly signingKeys: SigningKeys
  /** Asked before anything is deleted because time has passed. */
  readonly guard: ClockGuard
  readonly newId: () => string
  readonly rooms: Rooms
  /** Computes releases of the state, one at a time. */
  readonly rollups: RollupMaking
  /** The ballots of everything that is voted on, in rooms and in closing surveys. */
  readonly boxes: SealedBoxes
  /** Told of what went wrong if no caller can be answered; ids and codes only. */
  readonly failed: FailureLog
}

/** What a test brings of its own: a clock that can be moved, or rules of which one is taken out. */
export interface Given {
  readonly clock?: () => number
  readonly rules?: RoomRules
  /** From this size on, in bytes, the database is checked in a thread. */
  readonly large?: number
  /** What the computing of a release may take. */
  readonly rollupLimits?: ProcessLimits
}

/** Dependencies around an open, migrated database. */
export function assemble(
  config: Config,
  open: OpenDatabase,
  failed: FailureLog,
  { clock = steadyClock(), rules = roomRules, rollupLimits }: Given = {},
): Deps {
  const log = new WriteAheadLog(open.sqlite, (error) => failed('wal', error))
  const keys = ballotKeys(config.keysFolder, config.dataFolder)
  const boxes = new SealedBoxes(open.sqlite, keys, (error) => failed('ballots', error))
  sealOldBallots(open.sqlite, boxes)
  keys.keepOnly(boxes.places())
  const removals = new RemovalFile(config.dataFolder)
  removals.takeOver(open.sqlite)
  const guard = new ClockGuard(open.sqlite, clock)
  // From the first start on there is a last time.
  guard.note()
  const rooms = new Rooms({
    env: {
      store: sqliteRoomStore(open.sqlite, boxes, log),
      clock,
      newId,
      shuffle: cryptoShuffle,
      ...rules,
      joinCode: sqliteJoinCode(open.sqlite, clock),
      later: (ms, run) => {
        const timer = setTimeout(run, ms)
        timer.unref()
        return () => clearTimeout(timer)
      },
    },
    source: sqliteRoomSource(open.sqlite),
    failed,
    framesPerSecond: config.messagesPerSecond,
  })
  return {
    config,
    db: open.db,
    sqlite: open.sqlite,
    log,
    clock,
    newId,
    rooms,
    rollups: new RollupMaking((error) => failed('rollup', error), rollupLimits),
    boxes,
    failed,
    removals,
    signingKeys: signingKeys(config.keysFolder, config.dataFolder),
    guard,
  }
}
