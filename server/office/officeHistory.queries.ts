import { sql } from 'kysely'
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import type { OfficeChangeInput, OfficeHistory } from '../../shared/office/officeHistory.schema.ts'
import { changed, type Trx } from '../audit/audit.ts'
import { countOf } from '../db/countOf.ts'
import type { Db } from '../db/database.ts'
import { officeById } from './office.queries.ts'
import { renameOffice, takeBackName } from './officeName.queries.ts'

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
      sql<number>`line.rowid`.as('written'),
    ])
    .where((is) => is.or([is('line.officeId', '=', id), is('line.successorId', '=', id)]))
    .orderBy('line.day')
    .orderBy(sql`line.rowid`)
    .execute()
  const breaks = await db
    .selectFrom('recording_break')
    .select('year')
    .where('officeId', '=', id)
    .orderBy('year')
    .execute()
  /** The name that a later line gave up, or today's. */
  const nameAfter = (written: number): string =>
    rows
      .filter((row) => row.officeId === id && row.written > written)
      .toSorted((one, other) => one.written - other.written)
      .at(0)?.nameBefore ?? office.name
  return ok({
    office,
    changes: rows.map(({ successorId, name, written, ...line }) => ({
      ...line,
      nameAfter: line.kind === 'renamed' ? nameAfter(written) : null,
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
  if (change.kind === 'renamed') {
    const renamed = await renameOffice(trx, actorId, office, change, newId)
    return renamed.ok ? officeHistory(trx, id) : renamed
  }
  if (office.endedOn !== null) return refuse(problem('office.ended'))
  const line = { officeId: id, kind: change.kind, day: change.day, nameBefore: office.name }
  const successors = [...new Set(change.successorIds)]
  if (!(await maySucceed(trx, id, successors)) || successors.length < change.successorIds.length)
    return refuse(problem('office.successorUnfit', undefined, 'successorIds'))
  if (await takesOverLater(trx, id, change.day)) return refuse(problem('office.takesOver'))
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

/** Whether it is to take over from another office on that day or later: then it has to be there. */
async function takesOverLater(db: Db, id: string, day: string): Promise<boolean> {
  const lines = db
    .selectFrom('office_history')
    .where('successorId', '=', id)
    .where('day', '>=', day)
  return (await countOf(lines)) > 0
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

/** Takes back a new name that was written down by mistake. */
export async function takeBackOfficeName(
  trx: Trx,
  actorId: string,
  id: string,
  nameBefore: string,
): Promise<Result<OfficeHistory>> {
  if (!(await officeById(trx, id))) return refuse(problem('access.unknown'))
  const done = await takeBackName(trx, actorId, id, nameBefore)
  return done.ok ? officeHistory(trx, id) : done
}

/** Says in which years the figures of an office were recorded incompletely (CY4): these, and no others. */
export async function setRecordingBreaks(
  trx: Trx,
  actorId: string,
  id: string,
  years: readonly number[],
): Promise<Result<OfficeHistory>> {
  if (!(await officeById(trx, id))) return refuse(problem('access.unknown'))
  // A year is recorded in part once it has begun.
  const thisYear = Number(berlinDay(trx.at).slice(0, 4))
  if (years.some((year) => year > thisYear))
    return refuse(problem('input.malformed', undefined, 'years'))
  const writing = await changed(trx, 'office.breaksSet', actorId, id)
  await writing.deleteFrom('recording_break').where('officeId', '=', id).execute()
  const rows = [...new Set(years)].map((year) => ({ officeId: id, year }))
  if (rows.length > 0) await writing.insertInto('recording_break').values(rows).execute()
  return officeHistory(trx, id)
}
