import type { Database } from 'better-sqlite3'
import { resultRows, type ResultRows } from '../../shared/result/resultRows.ts'
import type { WorkshopResult } from '../../shared/result/result.schema.ts'

/** What results and their rows are written as now; a start writes those anew that were written as anything else. */
export const ROW_FORM = 3

/** The columns of each table, in the order in which they are written. */
const COLUMNS: { readonly [T in keyof ResultRows]: readonly (keyof ResultRows[T][number])[] } = {
  result_workshop: [
    ...(['workshopId', 'catalogueKey', 'catalogueVersion', 'origin', 'seats', 'people'] as const),
    ...(['observers', 'lengthMinutes', 'uncounted'] as const),
  ],
  result_finding: [
    ...(['workshopId', 'number', 'direction', 'level', 'evidenceLevel', 'criterionId'] as const),
    ...(['rating', 'keySituation', 'consentState', 'agree', 'concerns', 'object'] as const),
    ...(['minorityView', 'passages'] as const),
  ],
  result_factor: ['workshopId', 'part', 'ordinal', 'factor'],
  result_structure_rating: [
    ...(['workshopId', 'criterionId', 'rating', 'document', 'consentState', 'agree'] as const),
    ...(['concerns', 'object', 'minorityView'] as const),
  ],
  result_annotation: [
    ...(['workshopId', 'place', 'criterionId', 'direction', 'weight', 'rating'] as const),
    ...(['entryKind', 'paper', 'annotations'] as const),
  ],
  result_key_situation: ['workshopId', 'place', 'chosen', 'dots', 'entries'],
  result_recommendation: [
    ...(['workshopId', 'number', 'addressee', 'dueHalfYear', 'dots', 'indicator'] as const),
  ],
  result_recommendation_finding: ['workshopId', 'recommendation', 'finding'],
}

/** The tables that hold rows of results. */
export const RESULT_TABLES = Object.keys(COLUMNS) as (keyof ResultRows)[]

/** Writes results with their rows; both belong to the transaction that is open, which is the caller's. */
export interface ResultWriter {
  /** Puts a result in the place of the one that is there, if one is. */
  put(workshopId: string, result: WorkshopResult): void
  /** Deletes a result with its rows. */
  remove(workshopId: string): void
}

/** The writer on a database. */
export function resultWriter(db: Database): ResultWriter {
  const deletes = RESULT_TABLES.map((table) =>
    db.prepare<[string]>(`DELETE FROM ${table} WHERE workshopId = ?`),
  )
  const inserts = RESULT_TABLES.map((table) => {
    const columns: readonly string[] = COLUMNS[table]
    const values = columns.map((column) => `@${column}`).join(', ')
    return [
      table,
      db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${values})`),
    ] as const
  })
  const putBody = db.prepare<[string, string, number]>(
    'INSERT OR REPLACE INTO workshop_result (workshopId, body, rowForm) VALUES (?, ?, ?)',
  )
  const dropBody = db.prepare<[string]>('DELETE FROM workshop_result WHERE workshopId = ?')
  return {
    put: (workshopId, result) => {
      for (const statement of deletes) statement.run(workshopId)
      putBody.run(workshopId, JSON.stringify(result), ROW_FORM)
      const rows = resultRows(workshopId, result)
      for (const [table, statement] of inserts) for (const row of rows[table]) statement.run(row)
    },
    remove: (workshopId) => {
      for (const statement of deletes) statement.run(workshopId)
      dropBody.run(workshopId)
    },
  }
}
