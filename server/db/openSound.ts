import { closeSync, existsSync, fsyncSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { namingFile, StartProblem } from '../kernel/startProblem.ts'
import { openDatabase, type OpenDatabase } from './database.ts'
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

/**
 * Opens the database for a server: what a killed process had written and not synced is brought to disk first, because
 * from now on it counts as done; then the file is checked from end to end. Throws `DamagedDatabase`.
 */
export async function openSound(
  file: string,
  failed?: (error: unknown) => void,
): Promise<OpenDatabase> {
  syncFile(`${file}-wal`)
  let open: OpenDatabase | undefined
  try {
    open = namingFile(file, () => {
      makePrivate(file)
      return openDatabase(file, failed)
    })
    if (!isEmptyDatabase(open.sqlite)) requireOwn(open.sqlite, file)
    open.sqlite.pragma('wal_checkpoint(TRUNCATE)')
    const [found] = open.sqlite.pragma('integrity_check(1)') as { integrity_check: string }[]
    if (found?.integrity_check !== 'ok') throw damaged(file, found?.integrity_check ?? 'no answer')
    const orphans = (open.sqlite.pragma('foreign_key_check') as unknown[]).length
    if (orphans > 0) throw damaged(file, `${orphans} rows belong to nothing`)
    return open
  } catch (error) {
    await open?.close().catch(() => undefined)
    throw isDamage(error) && error instanceof Error ? damaged(file, error.message) : error
  }
}

/** Brings a file to disk as it is; a checkpoint alone would not while another process reads. */
function syncFile(file: string): void {
  if (!existsSync(file)) return
  const descriptor = openSync(file, 'r+')
  fsyncSync(descriptor)
  closeSync(descriptor)
}
