import type { Database } from 'better-sqlite3'
import { existsSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { buildApp, type AppOptions } from './app.ts'
import type { Config } from './config.ts'
import { backupTo } from './db/backup.ts'
import { keepPrivate, prepareKeysFolder } from './db/keepPrivate.ts'
import { lockData } from './db/lock.ts'
import { migrate, pendingMigrations } from './db/migrate.ts'
import { noteCleanEnd } from './db/cleanEnd.ts'
import { openSound } from './db/openSound.ts'
import { dropIncoming } from './restore/restore.ts'
import { isSyncFailure } from './db/storageError.ts'
import { assemble, type Deps, type Given } from './deps.ts'
import { logIncident } from './kernel/incident.ts'
import { rebuildResults } from './result/rebuildResults.ts'
import { endLostSurveys, SurveyLost } from './survey/surveyBox.ts'
import { loadRooms } from './room/loadRooms.ts'
import type { FailureLog } from './kernel/failureLog.ts'
import { explainStart, interruptedRestore, namedByFile } from './kernel/startProblem.ts'
import { watchCommentPeriods } from './close/commentPeriodEnd.ts'

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

/** Told if the process must end at once, because what is on disk is no longer known. */
export const HALTED =
  'Die Festplatte hat einen Schreibvorgang nicht bestätigt. Der Server hält an, weil niemand sagen könnte, was bewahrt ist. ' +
  'Prüfen Sie die Platte und starten Sie neu: Alles Bestätigte ist da, alles andere liegt noch auf den Geräten und kommt noch einmal.\n' +
  'The disk did not confirm a write. The server stops, because nobody could say what was kept. Check the disk and ' +
  'start again: everything acknowledged is there, everything else is still on the devices and is sent again.'

/**
 * Opens the data folder, brings the database up to date and listens. Throws `DataInUse` if another server
 * holds the folder, `NewerDatabase` if the file belongs to a newer version, `DamagedDatabase` if it is damaged.
 * `halt` ends the process if the disk does not confirm a write; `given` is for tests.
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
  dropIncoming(file)
  const open = await openSound(file, haltWhereUnsure, given.large).catch((error: unknown) => {
    unlock()
    throw namedByFile(file, error)
  })
  try {
    if ((await pendingMigrations(open)).length > 0) await open.sound()
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
      const incident = logIncident(log.app?.log ?? console, error, { what })
      haltWhereUnsure(error)
      return incident
    }
    const deps = assemble(config, open, failed, given)
    const running = await buildApp(deps, options)
    log.app = running
    const late = loadRooms(openWorkshops(open.sqlite), (id, mayGoOn) =>
      deps.rooms.load(id, mayGoOn),
    )
    if (!open.closedWhole) await open.sound()
    for (const error of rebuildResults(open.sqlite, 'outdated').failures) failed('result', error)
    if (endLostSurveys(open.sqlite, deps) > 0) failed('ballots', new SurveyLost())
    const address = await running.listen({ port: config.port, host: config.host })
    if (late > 0)
      running.log.warn({ rooms: late }, 'rooms with long logs are loaded while people come back')
    let isSound = !open.closedWhole
    // Damage that came without a write since the last end: the next start finds no note, and refuses the file by name.
    if (!isSound)
      open.sound().then(
        () => (isSound = true),
        (damage: unknown) => halt(explainStart(damage)),
      )
    const stopLooking = deps.log.watch()
    const stopWatching = watchCommentPeriods(deps, (error) => failed('commentPeriod', error))
    return {
      app: running,
      deps,
      address,
      stop: async () => {
        stopLooking()
        stopWatching()
        await deps.rooms.close()
        await deps.rollups.stop()
        await withinSeconds(4, running.close())
        await open.close()
        // An end before the file was read says nothing of it.
        if (isSound) noteCleanEnd(file)
        unlock()
      },
    }
  } catch (error) {
    // What goes wrong in a damaged file goes wrong because of that.
    const reason = await open.sound().then(
      () => error,
      (damage: unknown) => damage,
    )
    await open.close().catch(() => undefined)
    unlock()
    throw namedByFile(file, reason)
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

/** Waits for something, but not longer than so many seconds. */
async function withinSeconds(seconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, seconds * 1000)
  })
  await Promise.race([work.then(() => undefined), limit])
  clearTimeout(timer)
}
