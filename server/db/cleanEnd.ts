import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { replaceSynced, syncFolder } from './syncedFile.ts'

/** What a file looks like from outside: whatever writes into it changes one of these. */
function looksOf(file: string): string {
  const { ino, size, mtimeNs } = statSync(file, { bigint: true })
  return `${ino} ${size} ${mtimeNs}`
}

/** A log without a byte is left where it was only read. */
const isFilled = (log: string): boolean => existsSync(log) && statSync(log).size > 0

const noteBeside = (file: string): string => `${file}-closed`

/** Notes beside a database that it was closed whole. Call it once its last byte is on disk. */
export function noteCleanEnd(file: string): void {
  replaceSynced(noteBeside(file), looksOf(file))
}

/**
 * Was this database closed whole by this program, and nothing written since? The note holds for one start, so that a
 * process that is killed leaves none. Call it before the database is opened.
 */
export function takeCleanEnd(file: string): boolean {
  const note = noteBeside(file)
  if (!existsSync(note)) return false
  const noted = readFileSync(note, 'utf8')
  rmSync(note)
  // What is written from now on must not come back from a power loss together with the note.
  syncFolder(dirname(file))
  return existsSync(file) && noted === looksOf(file) && !isFilled(`${file}-wal`)
}
