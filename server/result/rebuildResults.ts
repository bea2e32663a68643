import type { Database } from 'better-sqlite3'
import { liftResult } from '../../shared/close/earlierResult.ts'
import { prepared } from '../db/prepared.ts'
import { resultWriter, ROW_FORM } from '../room/resultRows.sqlite.ts'
import { resultFacts } from '../room/roomSource.ts'
import { sqliteRoomSource } from '../room/roomSource.sqlite.ts'

/** Which results: those whose rows are missing or of an earlier form, or every one. */
export type Which = 'outdated' | 'all'

/** How many results have their rows anew, and what went wrong with others. */
export interface Rebuilt {
  readonly done: number
  readonly failures: readonly unknown[]
}

const statements = prepared((sqlite) => ({
  outdated: sqlite
    .prepare<[], string>(`SELECT workshopId FROM workshop_result WHERE rowForm <> ${ROW_FORM}`)
    .pluck(),
  all: sqlite.prepare<[], string>('SELECT workshopId FROM workshop_result').pluck(),
  body: sqlite
    .prepare<[string], string>('SELECT body FROM workshop_result WHERE workshopId = ?')
    .pluck(),
  begin: sqlite.prepare('BEGIN IMMEDIATE'),
  commit: sqlite.prepare('COMMIT'),
  rollback: sqlite.prepare('ROLLBACK'),
}))

/**
 * Writes the rows of results anew, and results of earlier versions in the form of today (RU4, RU5): each in a transaction
 * of its own. One that cannot be read stays as it is and stops none of the others.
 */
export function rebuildResults(sqlite: Database, which: Which): Rebuilt {
  const { body, outdated, all, begin, commit, rollback } = statements(sqlite)
  const [source, writer] = [sqliteRoomSource(sqlite), resultWriter(sqlite)]
  const factsOf = (workshopId: string) => {
    const found = source(workshopId)
    if (!found) throw new Error('a result without a workshop')
    return resultFacts(found)
  }
  const failures: unknown[] = []
  const found = (which === 'all' ? all : outdated).all()
  for (const workshopId of found) {
    begin.run()
    try {
      const lifted = liftResult(body.get(workshopId) ?? '', () => factsOf(workshopId))
      writer.put(workshopId, lifted)
      commit.run()
    } catch (error) {
      if (sqlite.inTransaction) rollback.run()
      failures.push(error)
    }
  }
  return { done: found.length - failures.length, failures }
}
