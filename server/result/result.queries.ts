import { sql } from 'kysely'
import {
  workshopResultSchema,
  type CountedResult,
  type WorkshopResult,
} from '../../shared/result/result.schema.ts'
import type { Db, Writing } from '../db/database.ts'

/** A result with what it is a result of. */
export interface ProcedureResult {
  readonly workshopId: string
  /** Null if no case was read. */
  readonly caseId: string | null
  /** Planned day, YYYY-MM-DD. */
  readonly date: string
  readonly result: CountedResult
}

/** A stored result; a start lifted those of earlier versions. Throws if it cannot be read. */
const readResult = (body: string): WorkshopResult => workshopResultSchema.parse(JSON.parse(body))

/** Without what single people said (RU3). */
function counted({ record: _record, ...result }: WorkshopResult): CountedResult {
  return result
}

/** What is counted of a concluded workshop; undefined if it is not concluded, or there is none. */
export async function resultOf(db: Db, workshopId: string): Promise<CountedResult | undefined> {
  const whole = await recordedResultOf(db, workshopId)
  return whole && counted(whole)
}

/** The whole result, with what single people said: for the minutes, and for nothing else (RU3). */
export async function recordedResultOf(
  db: Db,
  workshopId: string,
): Promise<WorkshopResult | undefined> {
  const row = await db
    .selectFrom('workshop_result')
    .select('body')
    .where('workshopId', '=', workshopId)
    .executeTakeFirst()
  return row && readResult(row.body)
}

/** The results of a procedure's concluded workshops, those of earlier days first. Samples are never among them. */
export async function resultsOfProcedure(
  db: Db,
  procedureId: string,
): Promise<readonly ProcedureResult[]> {
  const rows = await db
    .selectFrom('workshop_result')
    .innerJoin('workshop', 'workshop.id', 'workshop_result.workshopId')
    .select(['workshop.id as workshopId', 'workshop.caseId', 'workshop.date', 'body'])
    .where('procedureId', '=', procedureId)
    .where('sample', '=', 0)
    .orderBy('workshop.date')
    .orderBy('workshop.id')
    .execute()
  return rows.map(({ body, ...row }) => ({ ...row, result: counted(readResult(body)) }))
}

/** What lists say of concluded days, by workshop: how long they took, and how many recommendations have a date. */
export async function heldDays(
  db: Db,
  workshopIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly minutes: number | null; readonly deadlines: number }>> {
  if (workshopIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('result_workshop')
    .leftJoin('result_recommendation', (join) =>
      join
        .onRef('result_recommendation.workshopId', '=', 'result_workshop.workshopId')
        .on('dueHalfYear', 'is not', null),
    )
    .select(({ fn }) => [
      'result_workshop.workshopId',
      'lengthMinutes as minutes',
      fn.count<number>('result_recommendation.number').as('deadlines'),
    ])
    .where('result_workshop.workshopId', 'in', workshopIds)
    .groupBy('result_workshop.workshopId')
    .execute()
  return new Map(rows.map(({ workshopId, ...held }) => [workshopId, held]))
}

/** The body of a result without the words that were marked in the case text; what rests on a place still says which. */
export const UNQUOTED = `json_set(body, '$.findings', json((
    SELECT json_group_array(json_set(finding.value, '$.passages', json((
      SELECT json_group_array(json_set(passage.value, '$.quote', ''))
      FROM json_each(finding.value, '$.passages') AS passage))))
    FROM json_each(body, '$.findings') AS finding)))`

/** Takes the marked words out of the results of a case whose text is withdrawn (RU6). */
export const dropQuotes = (writing: Writing, caseId: string) =>
  writing
    .updateTable('workshop_result')
    .set({ body: sql<string>`${sql.raw(UNQUOTED)}` })
    .where('workshopId', 'in', (of) =>
      of.selectFrom('workshop').select('id').where('caseId', '=', caseId),
    )
    .execute()
