import { chmodSync, copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import Sqlite, { type Database } from 'better-sqlite3'
import { applyRemovals, type Applied } from './applyRemovals.ts'
import { mergeRemovals, RemovalFile, removalsIn } from '../removal/removals.ts'
import { noKeys } from '../room/ballotKeys.ts'
import { sqliteRoomStore } from '../room/roomStore.sqlite.ts'
import { SealedBoxes } from '../room/sealedBoxes.ts'
import { StartProblem } from '../kernel/startProblem.ts'
import { checkFile } from '../db/backup.ts'
import { openDatabase } from '../db/database.ts'
import { keepPrivate } from '../db/keepPrivate.ts'
import { lockData } from '../db/lock.ts'
import { migrate } from '../db/migrate.ts'
import { requireOwn } from '../db/ownDatabase.ts'
import { syncFolder } from '../db/syncedFile.ts'

/** What became of a restore. */
export interface RestoreReport extends Applied {
  /** Where the database lies that was there before; null if there was none. */
  readonly aside: string | null
  /** Whether there was anything that knows what was withdrawn since: the list, or the former database. */
  readonly knewRemovals: boolean
}

/**
 * Puts a backup in the place of the database and keeps what was there aside. What was withdrawn, concluded, switched
 * off or removed since stays so. Throws a `StartProblem` if a server runs, or the backup is damaged, foreign or newer;
 * nothing has changed then.
 */
export async function restoreBackup(
  dataFolder: string,
  file: string,
  from: string,
  now: Date,
): Promise<RestoreReport> {
  checkFile(from)
  keepPrivate(dataFolder)
  const unlock = lockData(dataFolder)
  const incoming = `${file}.incoming`
  const clear = () => dropIncoming(file)
  const hadFile = existsSync(file)
  try {
    const removals = new RemovalFile(dataFolder)
    // A restore that was cut off leaves a log, which would be played into this backup.
    clear()
    copyFileSync(from, incoming)
    chmodSync(incoming, 0o600)
    const report = await bringUpToDate(incoming, from, file, removals, now)
    for (const suffix of ['-wal', '-shm']) rmSync(`${incoming}${suffix}`, { force: true })
    const aside = existsSync(file) ? putAside(file, now) : null
    renameSync(incoming, file)
    syncFolder(dataFolder)
    return { ...report, aside }
  } catch (error) {
    // Once the former database is put aside, the incoming copy is all there is.
    if (existsSync(file) || !hadFile) clear()
    throw error
  } finally {
    unlock()
  }
}

/** What a restore that was cut off left beside the database: texts that were withdrawn since may stand in it. */
export function dropIncoming(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}.incoming${suffix}`, { force: true })
}

/** Migrates the incoming copy and takes out of it what is gone since. */
async function bringUpToDate(
  incoming: string,
  from: string,
  file: string,
  removals: RemovalFile,
  now: Date,
): Promise<Omit<RestoreReport, 'aside'>> {
  const opened = openDatabase(incoming)
  const previous = readable(file)
  try {
    requireOwn(opened.sqlite, from)
    await migrate(opened, () => Promise.resolve())
    const listed = readList(removals)
    const list = mergeRemovals(listed, previous ? removalsIn(previous) : listed)
    const boxes = new SealedBoxes(opened.sqlite, noKeys, () => undefined)
    const store = sqliteRoomStore(opened.sqlite, boxes)
    const applied = await applyRemovals(
      { sqlite: opened.sqlite, store, previous },
      list,
      now.getTime(),
    )
    const knewRemovals = previous !== undefined || existsSync(removals.file)
    // The former database is put aside: what only it knew has to be known at the next restore, too.
    if (knewRemovals) removals.write(list)
    return { ...applied, knewRemovals }
  } finally {
    previous?.close()
    await opened.close()
  }
}

/** The list beside the database; without it nothing that was withdrawn may be restored in silence. */
function readList(removals: RemovalFile) {
  try {
    return removals.read()
  } catch {
    throw new StartProblem(
      `Die Liste ${removals.file} ist beschädigt. Sie sagt, was zurückgezogen wurde. Benennen Sie sie um, wenn es ohne sie gehen muss, und ziehen Sie danach noch einmal zurück, was zurückgezogen war.`,
      `The list ${removals.file} is damaged. It says what was withdrawn. Rename it if you have to go on without it, and withdraw again afterwards what was withdrawn.`,
    )
  }
}

/** The database that lies there, if it is one of this product, up to date, and can be read; undefined otherwise. */
function readable(file: string): Database | undefined {
  if (!existsSync(file)) return undefined
  let opened: Database | undefined
  try {
    opened = new Sqlite(file, { fileMustExist: true })
    requireOwn(opened, file)
    removalsIn(opened)
    return opened
  } catch {
    opened?.close()
    return undefined
  }
}

/** Keeps the former database beside, with its log; returns where. */
function putAside(file: string, now: Date): string {
  const aside = `${file}.before-restore-${now.toISOString().replace(/[:.]/g, '-')}`
  renameSync(file, aside)
  for (const suffix of ['-wal', '-shm'])
    if (existsSync(`${file}${suffix}`)) renameSync(`${file}${suffix}`, `${aside}${suffix}`)
  for (const suffix of ['', '-wal', '-shm'])
    if (existsSync(`${aside}${suffix}`)) chmodSync(`${aside}${suffix}`, 0o600)
  return aside
}
