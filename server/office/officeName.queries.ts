import { sql } from 'kysely'
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { twinOf } from '../../shared/kernel/name.ts'
import { problem, taken, type Problem } from '../../shared/kernel/problem.ts'
import { DONE, changed, type Trx } from '../audit/audit.ts'
import { refuse, type Result } from '../../shared/kernel/result.ts'
import { isGoneOn } from '../../shared/office/ending.ts'
import type { Office } from '../../shared/office/office.schema.ts'
import type { Db } from '../db/database.ts'

/** Another office has a name that looks the same; which one it is, unless no list shows it. */
export async function nameProblem(
  db: Db,
  { id, name }: Pick<Office, 'id' | 'name'>,
): Promise<Problem | undefined> {
  const others = db.selectFrom('office').select(['id', 'name', 'sample']).where('id', '!=', id)
  const twin = twinOf(name, await others.execute())
  return twin && taken('office.nameTaken', twin.sample === 1 ? null : twin.id, 'name')
}

/** The names an office had, the one it gave up last first. */
const formerNames = (db: Db, id: string) =>
  db
    .selectFrom('office_history')
    .select(['id', 'day', 'nameBefore'])
    .where('officeId', '=', id)
    .where('kind', '=', 'renamed')
    .orderBy(sql`rowid`, 'desc')

/**
 * Gives an office another name from a day on (CY3): not the one it has, not before it got that one, and none that is still
 * to come. The former name stays in its history.
 */
export async function renameOffice(
  trx: Trx,
  actorId: string,
  office: Office,
  { name, day }: { readonly name: string; readonly day: string },
  newId: () => string,
): Promise<Result<{ done: true }>> {
  const today = berlinDay(trx.at)
  if (isGoneOn(office, today)) return refuse(problem('office.ended'))
  if (name === office.name) return refuse(problem('input.malformed', undefined, 'name'))
  const last = await formerNames(trx, office.id).executeTakeFirst()
  if (day > today || (last && day < last.day))
    return refuse(problem('input.malformed', undefined, 'day'))
  const wrong = await nameProblem(trx, { id: office.id, name })
  if (wrong) return refuse(wrong)
  const line = { kind: 'renamed' as const, day, nameBefore: office.name, successorId: null }
  const writing = await changed(trx, 'office.renamed', actorId, office.id)
  await writing
    .insertInto('office_history')
    .values({ ...line, id: newId(), officeId: office.id })
    .execute()
  await writing.updateTable('office').set({ name }).where('id', '=', office.id).execute()
  return DONE
}

/**
 * Gives an office the name back that it gave up last by mistake; the audit trail keeps both. Refused if it is not this one,
 * or another office has it meanwhile.
 */
export async function takeBackName(
  trx: Trx,
  actorId: string,
  id: string,
  nameBefore: string,
): Promise<Result<{ done: true }>> {
  const last = await formerNames(trx, id).executeTakeFirst()
  if (last?.nameBefore !== nameBefore) return refuse(problem('access.unknown'))
  const wrong = await nameProblem(trx, { id, name: nameBefore })
  if (wrong) return refuse(wrong)
  const writing = await changed(trx, 'office.nameReturned', actorId, id)
  await writing.deleteFrom('office_history').where('id', '=', last.id).execute()
  await writing.updateTable('office').set({ name: nameBefore }).where('id', '=', id).execute()
  return DONE
}
