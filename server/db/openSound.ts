import { closeSync, existsSync, fsyncSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { inThread } from '../kernel/inThread.ts'
import { namingFile, StartProblem } from '../kernel/startProblem.ts'
import { takeCleanEnd } from './cleanEnd.ts'
import { openDatabase, type OpenDatabase } from './database.ts'
import { faultIn } from './faultIn.ts'
import { makePrivate } from './keepPrivate.ts'
import { isEmptyDatabase, requireOwn } from './ownDatabase.ts'
import { isDamage } from './storageError.ts'

/** The database file is damaged. The message names it and says how to get back. */
export class DamagedDatabase extends StartProblem {
  override readonly name = 'DamagedDatabase'
}

const damaged = (file: string, found: string): DamagedDatabase =>
  new DamagedDatabase(
    `Die Datenbank ${file} ist beschädigt (${found}). Der Server startet nicht, damit nichts schlimmer wird. Heben Sie die Datei auf und spielen Sie die letzte Sicherung ein: npm run restore -- ${dirname(file)}/backup/DATEI`,
    `The database ${file} is damaged (${found}). The server does not start, so that nothing gets worse. ` +
      `Keep the file, and restore the last backup: npm run restore -- ${dirname(file)}/backup/FILE`,
  )

/** From this size on, in bytes, a file is checked in a thread: 1.3 GB take 1.5 s. A thread costs a tenth of that. */
const LARGE = 64 * 1024 * 1024

/** A database that is checked, is being checked, or was whole when it was closed. */
export interface CheckedDatabase extends OpenDatabase {
  /** A large file that was closed whole and is as it was then: it is not read before `sound` is asked. */
  readonly closedWhole: boolean
  /** Resolves once the file has been read from end to end. Rejects with `DamagedDatabase`. */
  readonly sound: () => Promise<void>
}

/**
 * Opens the database for a server: what a killed process had written and not synced is brought to disk first, because
 * from now on it counts as done; then the file is checked from end to end. A file of `large` bytes and
 * more is checked in a thread: wait for `sound` before anything people wrote is changed, and before listening, unless it was
 * `closedWhole`; then ask for it while people work. Throws `DamagedDatabase`.
 */
export async function openSound(
  file: string,
  failed?: (error: unknown) => void,
  large = LARGE,
): Promise<CheckedDatabase> {
  const isAsClosed = takeCleanEnd(file)
  syncFile(`${file}-wal`)
  let open: OpenDatabase | undefined
  try {
    open = namingFile(file, () => {
      makePrivate(file)
      return openDatabase(file, failed)
    })
    if (!isEmptyDatabase(open.sqlite)) requireOwn(open.sqlite, file)
    open.sqlite.pragma('wal_checkpoint(TRUNCATE)')
    if (statSync(file).size < large) return checkedHere(open, file)
    let checked = isAsClosed ? undefined : checkedBeside(file)
    return { ...open, closedWhole: isAsClosed, sound: () => (checked ??= checkedBeside(file)) }
  } catch (error) {
    await open?.close().catch(() => undefined)
    throw isDamage(error) && error instanceof Error ? damaged(file, error.message) : error
  }
}

function checkedHere(open: OpenDatabase, file: string): CheckedDatabase {
  const fault = faultIn(open.sqlite)
  if (fault !== undefined) throw damaged(file, fault)
  return { ...open, closedWhole: false, sound: () => Promise.resolve() }
}

function checkedBeside(file: string): Promise<void> {
  const checked = inThread<string>('./db/soundWorker.ts', file).then((fault) => {
    if (fault !== '') throw damaged(file, fault)
  })
  // It is waited for later; until then a refusal must not end the process.
  checked.catch(() => undefined)
  return checked
}

/** Brings a file to disk as it is; a checkpoint alone would not while another process reads. */
function syncFile(file: string): void {
  if (!existsSync(file)) return
  const descriptor = openSync(file, 'r+')
  fsyncSync(descriptor)
  closeSync(descriptor)
}
