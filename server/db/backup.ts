import { existsSync, rmSync } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import Sqlite, { type Database } from 'better-sqlite3'
import { StartProblem } from '../startProblem.ts'

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

/** Checks a database file from end to end and leaves nothing beside it; throws `BrokenCopy` where anything is wrong. */
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
 * Copies a live database with SQLite's online backup: the server keeps running, the copy is one moment's state.
 * Written under another name first and renamed once it was checked. Returns the copy's path.
 */
export async function backupTo(
  source: Database,
  folder: string,
  label: string,
  now: Date,
): Promise<string> {
  await mkdir(folder, { recursive: true })
  const stamp = now.toISOString().replace(/[:.]/g, '-')
  const file = `${folder}/fallwerkstatt-${stamp}-${label}.db`
  await source.backup(`${file}.part`)
  checkFile(`${file}.part`)
  await rename(`${file}.part`, file)
  return file
}
