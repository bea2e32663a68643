import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import type { Office } from '../../shared/office/office.schema.ts'
import type { OfficeChangeInput, OfficeHistory } from '../../shared/office/officeHistory.schema.ts'
import { changed, type Trx } from '../audit/audit.ts'
import { countOf } from '../db/countOf.ts'
import type { Db } from '../db/database.ts'
import { nameProblem, officeColumns } from './office.queries.ts'

/** An office the administration knows, or undefined; that of the samples is none. */
const officeById = (db: Db, id: string): Promise<Office | undefined> =>
  db
    .selectFrom('office')
    .select(officeColumns)
    .where('id', '=', id)
    .where('sample', '=', 0)
    .executeTakeFirst()

/** What happened to an office, and to those whose work it took over; refused if there is no such office. */
export async function officeHistory(db: Db, id: string): Promise<Result<OfficeHistory>> {
  const office = await officeById(db, id)
  if (!office) return refuse(problem('access.unknown'))
  const rows = await db
    .selectFrom('office_history as line')
    .leftJoin('office as successor', 'successor.id', 'line.successorId')
    .select([
      'line.kind',
      'line.day',
      'line.officeId',
      'line.nameBefore',
      'successorId',
      'successor.name',
    ])
    .where((is) => is.or([is('line.officeId', '=', id), is('line.successorId', '=', id)]))
    .orderBy('line.day')
    .orderBy('line.nameBefore')
    .execute()
  const breaks = await db
    .selectFrom('recording_break')
    .select('year')
    .where('officeId', '=', id)
    .orderBy('year')
    .execute()
  return ok({
    office,
    changes: rows.map(({ successorId, name, ...line }) => ({
      ...line,
      successor: successorId === null || name === null ? null : { id: successorId, name },
    })),
    recordingBreaks: breaks.map(({ year }) => year),
  })
}

/**
 * Renames an office, or writes down that it was merged, split up or given up (CY3): from that day it is due no more.
 * Procedures, cases and accounts stay with it.
 */
export async function recordOfficeChange(
  trx: Trx,
  actorId: string,
  id: string,
  change: OfficeChangeInput,
  newId: () => string,
): Promise<Result<OfficeHistory>> {
  const office = await officeById(trx, id)
  if (!office) return refuse(problem('access.unknown'))
  if (office.endedOn !== null) return refuse(problem('office.ended'))
  const line = { officeId: id, kind: change.kind, day: change.day, nameBefore: office.name }
  if (change.kind === 'renamed') {
    if (change.day > berlinDay(trx.at)) return refuse(problem('input.malformed', undefined, 'day'))
    const wrong = await nameProblem(trx, { id, name: change.name })
    if (wrong) return refuse(wrong)
    const writing = await changed(trx, 'office.renamed', actorId, id)
    await writing
      .insertInto('office_history')
      .values({ ...line, id: newId(), successorId: null })
      .execute()
    await writing.updateTable('office').set({ name: change.name }).where('id', '=', id).execute()
    return officeHistory(trx, id)
  }
  const successors = [...new Set(change.successorIds)]
  if (!(await maySucceed(trx, id, successors)) || successors.length < change.successorIds.length)
    return refuse(problem('office.successorUnfit', undefined, 'successorIds'))
  const writing = await changed(trx, `office.${change.kind}`, actorId, id)
  const lines = successors.length === 0 ? [null] : successors
  await writing
    .insertInto('office_history')
    .values(lines.map((successorId) => ({ ...line, id: newId(), successorId })))
    .execute()
  await writing.updateTable('office').set({ endedOn: change.day }).where('id', '=', id).execute()
  return officeHistory(trx, id)
}

/** Whether all of them are other offices that are still there. */
async function maySucceed(db: Db, id: string, successors: readonly string[]): Promise<boolean> {
  if (successors.includes(id)) return false
  const fit = db
    .selectFrom('office')
    .where('id', 'in', successors)
    .where('sample', '=', 0)
    .where('endedOn', 'is', null)
  return (await countOf(fit)) === successors.length
}

/** Takes back that an office ended: what was written down about it by mistake is gone, the audit trail keeps both. */
export async function takeBackOfficeEnd(
  trx: Trx,
  actorId: string,
  id: string,
): Promise<Result<OfficeHistory>> {
  const office = await officeById(trx, id)
  if (!office || office.endedOn === null) return refuse(problem('access.unknown'))
  const writing = await changed(trx, 'office.returned', actorId, id)
  await writing
    .deleteFrom('office_history')
    .where('officeId', '=', id)
    .where('kind', '!=', 'renamed')
    .execute()
  await writing.updateTable('office').set({ endedOn: null }).where('id', '=', id).execute()
  return officeHistory(trx, id)
}

/** Says in which years the figures of an office were recorded incompletely (CY4): these, and no others. */
export async function setRecordingBreaks(
  trx: Trx,
  actorId: string,
  id: string,
  years: readonly number[],
): Promise<Result<OfficeHistory>> {
  if (!(await officeById(trx, id))) return refuse(problem('access.unknown'))
  const writing = await changed(trx, 'office.breaksSet', actorId, id)
  await writing.deleteFrom('recording_break').where('officeId', '=', id).execute()
  const rows = [...new Set(years)].map((year) => ({ officeId: id, year }))
  if (rows.length > 0) await writing.insertInto('recording_break').values(rows).execute()
  return officeHistory(trx, id)
}
