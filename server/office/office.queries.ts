import { twinOf } from '../../shared/kernel/name.ts'
import { problem, taken, type Problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import type { Account } from '../../shared/account/account.schema.ts'
import type { Office, OfficeInput } from '../../shared/office/office.schema.ts'
import { changed, DONE, type Trx } from '../audit/audit.ts'
import { countOf } from '../db/countOf.ts'
import type { Db } from '../db/database.ts'

/** Columns of the contract. */
export const officeColumns = [
  'id',
  'name',
  'regionalBody',
  'administrativeDistrict',
  'authorityType',
  'sizeClass',
  'burdenClass',
  'endedOn',
] as const

/** The offices an account sees, by name (AC4): all but that of the samples, the own one, those of assigned procedures. */
export function listOffices(db: Db, { id, role, officeId }: Account): Promise<Office[]> {
  const all = db.selectFrom('office').select(officeColumns).orderBy('name')
  if (role === 'administrator' || role === 'analyst') return all.where('sample', '=', 0).execute()
  if (role === 'coordinator') return all.where('id', '=', officeId).execute()
  const assigned = db
    .selectFrom('procedure')
    .innerJoin('procedure_facilitator', 'procedure_facilitator.procedureId', 'procedure.id')
    .where('accountId', '=', id)
    .select('procedure.officeId')
  return all.where('id', 'in', assigned).execute()
}

/** Adds an office with a name of its own. */
export async function addOffice(
  trx: Trx,
  actorId: string,
  office: OfficeInput & Pick<Office, 'id'>,
): Promise<Result<Office>> {
  const wrong = await nameProblem(trx, office)
  if (wrong) return refuse(wrong)
  const writing = await changed(trx, 'office.added', actorId, office.id)
  await writing.insertInto('office').values(office).execute()
  return ok({ ...office, endedOn: null })
}

/** Changes an office; that of the samples is none. */
export async function changeOffice(
  trx: Trx,
  actorId: string,
  { id, ...office }: OfficeInput & Pick<Office, 'id'>,
): Promise<Result<Office>> {
  const wrong = await nameProblem(trx, { id, ...office })
  if (wrong) return refuse(wrong)
  const writing = await changed(trx, 'office.changed', actorId, id)
  const row = await writing
    .updateTable('office')
    .set(office)
    .where('id', '=', id)
    .where('sample', '=', 0)
    .returning(officeColumns)
    .executeTakeFirst()
  return row ? ok(row) : refuse(problem('access.unknown'))
}

/** Removes an office nothing belongs to. */
export async function removeOffice(
  trx: Trx,
  actorId: string,
  id: string,
): Promise<Result<{ done: true }>> {
  const accounts = await countOf(trx.selectFrom('account').where('officeId', '=', id))
  const procedures = await countOf(trx.selectFrom('procedure').where('officeId', '=', id))
  const changes = await countOf(
    trx
      .selectFrom('office_history')
      .where((is) => is.or([is('officeId', '=', id), is('successorId', '=', id)])),
  )
  if (accounts + procedures + changes > 0)
    return refuse(problem('office.inUse', { accounts, procedures, changes }))
  const writing = await changed(trx, 'office.removed', actorId, id)
  await writing.deleteFrom('cycle_plan').where('officeId', '=', id).execute()
  await writing.deleteFrom('recording_break').where('officeId', '=', id).execute()
  const gone = await writing
    .deleteFrom('office')
    .where('id', '=', id)
    .where('sample', '=', 0)
    .executeTakeFirst()
  return gone.numDeletedRows === 1n ? DONE : refuse(problem('access.unknown'))
}

/** Another office has a name that looks the same; which one it is, unless no list shows it. */
export async function nameProblem(
  db: Db,
  { id, name }: Pick<Office, 'id' | 'name'>,
): Promise<Problem | undefined> {
  const others = db.selectFrom('office').select(['id', 'name', 'sample']).where('id', '!=', id)
  const twin = twinOf(name, await others.execute())
  return twin && taken('office.nameTaken', twin.sample === 1 ? null : twin.id, 'name')
}
