import { existsSync, rmSync } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import Sqlite, { type Database } from 'better-sqlite3'
import { StartProblem } from '../kernel/startProblem.ts'
import { makePrivate } from './keepPrivate.ts'
import { syncFolder } from './syncedFile.ts'

/** A copy of a database does not hold what it should. */
export class BrokenCopy extends StartProblem {
  override readonly name = 'BrokenCopy'

  constructor(file: string) {
    super(
      `Die Datei ${file} ist keine heile Datenbank. Nehmen Sie eine andere Sicherung.`,
      `The file ${file} is no sound database. Take another backup.`,
    )
  }
}

/** Checks a database file from end to end and leaves nothing beside it; throws `BrokenCopy` if anything is wrong. */
export function checkFile(file: string): void {
  let copy: Database | undefined
  // A reader of a file in WAL mode makes these, and may not remove them.
  const made = [`${file}-wal`, `${file}-shm`].filter((beside) => !existsSync(beside))
  try {
    copy = new Sqlite(file, { readonly: true, fileMustExist: true })
    const result = copy.pragma('integrity_check', { simple: true })
    const foreign = copy.pragma('foreign_key_check') as unknown[]
    if (result !== 'ok' || foreign.length > 0) throw new BrokenCopy(file)
  } catch (error) {
    if (error instanceof BrokenCopy) throw error
    throw new BrokenCopy(file)
  } finally {
    copy?.close()
    for (const beside of made) rmSync(beside, { force: true })
  }
}

/**
 * Copies a live database with SQLite's online backup: the server keeps running, the copy is one moment's state, without
 * the ballots of open votes. Written under another name first and renamed once it was checked. Returns the copy's path.
 */
export async function backupTo(
  source: Database,
  folder: string,
  label: string,
  now: Date,
): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const stamp = now.toISOString().replace(/[:.]/g, '-')
  const file = `${folder}/fallwerkstatt-${stamp}-${label}.db`
  const part = `${file}.part`
  makePrivate(part)
  await source.backup(part)
  leaveBallotsOut(part)
  checkFile(part)
  await rename(part, file)
  syncFolder(folder)
  return file
}

/**
 * Takes the ballots out of a copy. That there were some stays: a room that goes on from here is told that its vote is
 * void (rule VO12), and no ballot is lost in silence.
 */
function leaveBallotsOut(file: string): void {
  const copy = new Sqlite(file)
  try {
    // The copy is one file, and no journal of what is taken out is left beside it.
    copy.pragma('journal_mode = DELETE')
    copy.pragma('journal_mode = MEMORY')
    copy.pragma('secure_delete = ON')
    const tables = copy
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'")
      .pluck()
      .all()
    copy.transaction(() => {
      if (tables.includes('ballot_box')) copy.exec("UPDATE ballot_box SET sealed = x''")
      // Versions before the sealed boxes.
      for (const table of ['ballot', 'ballot_flag'])
        if (tables.includes(table)) copy.exec(`DELETE FROM ${table}`)
    })()
  } finally {
    copy.close()
  }
}
