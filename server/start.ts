import type { Database } from 'better-sqlite3'
import { existsSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { newId } from '../shared/kernel/id.ts'
import { buildApp, type AppOptions } from './app.ts'
import { ClockGuard } from './clockGuard.ts'
import type { Config } from './config.ts'
import { backupTo } from './db/backup.ts'
import type { OpenDatabase } from './db/database.ts'
import { keepPrivate, prepareKeysFolder } from './db/keepPrivate.ts'
import { lockData } from './db/lock.ts'
import { migrate } from './db/migrate.ts'
import { openSound } from './db/openSound.ts'
import { isSyncFailure } from './db/storageError.ts'
import { WriteAheadLog } from './db/writeAheadLog.ts'
import type { Deps } from './deps.ts'
import { loadLater, loadRooms } from './room/loadRooms.ts'
import { ballotKeys } from './room/ballotKeys.ts'
import { RemovalFile } from './removal/removals.ts'
import { cryptoShuffle } from './room/cryptoShuffle.ts'
import { roomRules, type RoomRules } from './room/roomRules.ts'
import type { FailureLog } from './room/committer.ts'
import { sqliteRoomSource } from './room/roomSource.sqlite.ts'
import { sqliteRoomStore } from './room/roomStore.sqlite.ts'
import { sealOldBallots } from './room/sealOldBallots.ts'
import { SealedBoxes } from './room/sealedBoxes.ts'
import { sqliteJoinCode } from './workshop/joinCode.ts'
import { createRooms } from './room/rooms.ts'
import { interruptedRestore, namedByFile, StartProblem } from './startProblem.ts'
import { steadyClock } from './steadyClock.ts'
import { watchCommentPeriods } from './workshop/commentPeriodEnd.ts'

/** Name of the database in the data folder. */
export const DATABASE = 'fallwerkstatt.db'

/** A running server. */
export interface RunningServer {
  readonly app: FastifyInstance
  readonly deps: Deps
  /** Where it listens, e.g. `http://127.0.0.1:3000`. */
  readonly address: string
  /** Stops within five seconds: rooms told, writes finished, database closed. */
  stop(): Promise<void>
}

/** What a test brings of its own: a clock that can be moved, or rules of which one is taken out. */
interface Given {
  readonly clock?: () => number
  readonly rules?: RoomRules
}

/** Told where the process must end at once, because nobody can say any more what is on disk. */
export const HALTED =
  'Die Festplatte hat einen Schreibvorgang nicht bestätigt. Der Server hält an, weil niemand sagen könnte, was bewahrt ist. ' +
  'Prüfen Sie die Platte und starten Sie neu: Alles Bestätigte ist da, alles andere liegt noch auf den Geräten und kommt noch einmal.\n' +
  'The disk did not confirm a write. The server stops, because nobody could say what was kept. Check the disk and ' +
  'start again: everything acknowledged is there, everything else is still on the devices and is sent again.'

/** Dependencies around an open, migrated database. */
export function assemble(
  config: Config,
  open: OpenDatabase,
  failed: FailureLog,
  { clock = steadyClock(), rules = roomRules }: Given = {},
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
  const rooms = createRooms({
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
    failed,
    removals,
    guard,
  }
}

/**
 * Opens the data folder, brings the database up to date and listens. Throws `DataInUse` where another server
 * holds the folder, `NewerDatabase` where the file belongs to a newer version, `DamagedDatabase` where it is damaged.
 * `halt` ends the process where the disk does not confirm a write; `given` is for tests.
 */
export async function startServer(
  config: Config,
  options: AppOptions = {},
  halt: (why: string) => void = () => undefined,
  given: Given = {},
): Promise<RunningServer> {
  keepPrivate(config.dataFolder)
  prepareKeysFolder(config.keysFolder, config.dataFolder)
  const unlock = lockData(config.dataFolder)
  const haltWhereUnsure = (error: unknown) => {
    if (isSyncFailure(error)) halt(HALTED)
  }
  const file = `${config.dataFolder}/${DATABASE}`
  if (!existsSync(file) && existsSync(`${file}.incoming`)) {
    unlock()
    throw interruptedRestore(file)
  }
  const open = await openSound(file, haltWhereUnsure).catch((error: unknown) => {
    unlock()
    throw namedByFile(file, error)
  })
  try {
    await migrate(open, async (from) => {
      await backupTo(
        open.sqlite,
        `${config.dataFolder}/backup`,
        `before-migration-from-${from}`,
        new Date(),
      )
    })
    const log: { app?: FastifyInstance } = {}
    const failed: FailureLog = (what, error) => {
      const said = error instanceof StartProblem ? error.message : 'room failure'
      log.app?.log.error({ what, kind: kindOf(error) }, said)
      haltWhereUnsure(error)
    }
    const deps = assemble(config, open, failed, given)
    const running = await buildApp(deps, options)
    log.app = running
    const load = (id: string) => deps.rooms.load(id)
    const late = loadRooms(openWorkshops(open.sqlite), load)
    const address = await running.listen({ port: config.port, host: config.host })
    if (late.length > 0)
      running.log.warn(
        { rooms: late.length },
        'rooms with long logs are loaded while people come back',
      )
    const stopLoading = loadLater(late, load)
    const stopLooking = deps.log.watch()
    const stopWatching = watchCommentPeriods(deps, (error) => failed('commentPeriod', error))
    return {
      app: running,
      deps,
      address,
      stop: async () => {
        stopLoading()
        stopLooking()
        stopWatching()
        await deps.rooms.close()
        await withinSeconds(4, running.close())
        await open.close()
        unlock()
      },
    }
  } catch (error) {
    await open.close().catch(() => undefined)
    unlock()
    throw namedByFile(file, error)
  }
}

/** The workshops people may be sitting in; those with the fewest events come first. */
const openWorkshops = (sqlite: Database): string[] =>
  sqlite
    .prepare<[], string>(
      `SELECT id FROM workshop WHERE status = 'open'
       ORDER BY (SELECT max(seq) FROM workshop_event WHERE workshopId = workshop.id)`,
    )
    .pluck()
    .all()

/** Name and code of an error: never its message, which might quote content. */
const kindOf = (error: unknown): string =>
  error instanceof Error
    ? [error.name, 'code' in error ? String(error.code) : ''].join(' ').trim()
    : 'unknown'

/** Waits for something, but not longer than so many seconds. */
async function withinSeconds(seconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, seconds * 1000)
  })
  await Promise.race([work.then(() => undefined), limit])
  clearTimeout(timer)
}
