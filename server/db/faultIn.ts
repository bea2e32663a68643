import type { Database } from 'better-sqlite3'
import { isDamage } from './storageError.ts'

/** Reads a database from end to end. What is wrong with it, in the words of SQLite; undefined if nothing is. */
export function faultIn(sqlite: Database): string | undefined {
  try {
    const [found] = sqlite.pragma('integrity_check(1)') as { integrity_check: string }[]
    if (found?.integrity_check !== 'ok') return found?.integrity_check ?? 'no answer'
    const orphans = (sqlite.pragma('foreign_key_check') as unknown[]).length
    return orphans > 0 ? `${orphans} rows belong to nothing` : undefined
  } catch (error) {
    if (isDamage(error) && error instanceof Error) return error.message
    throw error
  }
}
