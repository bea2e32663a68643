import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import { LIST_ROWS, PAGE_ROWS, type Page } from '../../shared/kernel/page.schema.ts'
import type { Account } from '../../shared/account/account.schema.ts'
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import type {
  ListedOffice,
  Office,
  OfficeChange,
  OfficeFilter,
  OfficeInput,
} from '../../shared/office/office.schema.ts'
import { changed, DONE, type Trx } from '../audit/audit.ts'
import { countOf } from '../db/countOf.ts'
import type { Db } from '../db/database.ts'
import { inAlphabet, nameLike } from '../db/nameLike.ts'
import { nameProblem, renameOffice } from './officeName.queries.ts'

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

/** The offices an account chooses from, by name (AC4): all but that of the samples, the own one, those of assigned procedures. */
export function listOffices(db: Db, { id, role, officeId }: Account): Promise<Office[]> {
  const all = db
    .selectFrom('office')
    .select(officeColumns)
    .orderBy((of) => inAlphabet(of.ref('name')))
    .limit(LIST_ROWS)
  if (role === 'administrator' || role === 'analyst') return all.where('sample', '=', 0).execute()
  if (role === 'coordinator') return all.where('id', '=', officeId).execute()
  const assigned = db
    .selectFrom('procedure')
    .innerJoin('procedure_facilitator', 'procedure_facilitator.procedureId', 'procedure.id')
    .where('accountId', '=', id)
    .select('procedure.officeId')
  return all.where('id', 'in', assigned).execute()
}

/** A page of the offices, by name, with their turns in cycles that are not over on this day; that of the samples is none. */
export async function findOffices(
  db: Db,
  { text, id, page }: OfficeFilter,
  today: string,
): Promise<Page<ListedOffice>> {
  const found = db
    .selectFrom('office')
    .where('sample', '=', 0)
    .$if(id !== null, (all) => all.where('id', '=', id ?? ''))
    .$if(text.trim() !== '', (all) => all.where((of) => nameLike(of.ref('name'), text)))
  const rows = await found
    .select(officeColumns)
    .select((of) => [
      of
        .exists(of.selectFrom('account').select('id').whereRef('officeId', '=', 'office.id'))
        .as('hasAccounts'),
      of
        .exists(of.selectFrom('procedure').select('id').whereRef('officeId', '=', 'office.id'))
        .as('hasProcedures'),
      of
        .exists(
          of
            .selectFrom('office_history')
            .select('office_history.id')
            .where((is) =>
              is.or([
                is('officeId', '=', is.ref('office.id')),
                is('successorId', '=', is.ref('office.id')),
              ]),
            )
            .where('kind', '!=', 'renamed'),
        )
        .as('hasHistory'),
    ])
    .orderBy((of) => inAlphabet(of.ref('name')))
    .limit(PAGE_ROWS)
    .offset(page * PAGE_ROWS)
    .execute()
  const planned = await turnsOf(
    db,
    rows.map((row) => row.id),
    today,
  )
  return {
    rows: rows.map(({ hasAccounts, hasProcedures, hasHistory, ...office }) => ({
      ...office,
      turns: planned.filter(({ officeId }) => officeId === office.id).map((one) => one.halfYear),
      inUse: Boolean(hasAccounts) || Boolean(hasProcedures) || Boolean(hasHistory),
    })),
    total: await countOf(found),
  }
}

/** The half-years in which offices have their turn, in cycles that are not over on this day. */
const turnsOf = (db: Db, officeIds: readonly string[], today: string) =>
  db
    .selectFrom('cycle_plan')
    .innerJoin('cycle', 'cycle.firstYear', 'cycleYear')
    .select(['officeId', 'halfYear'])
    .where('officeId', 'in', officeIds)
    .where('lastDay', '>=', today)
    .orderBy('halfYear')
    .execute()

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

/** An office the administration and the state know, or undefined; that of the samples is none. */
export const officeById = (db: Db, id: string): Promise<Office | undefined> =>
  db
    .selectFrom('office')
    .select(officeColumns)
    .where('id', '=', id)
    .where('sample', '=', 0)
    .executeTakeFirst()

/** Changes an office; another name is one of its history (CY3), from the day that is told or from today on. */
export async function changeOffice(
  trx: Trx,
  actorId: string,
  id: string,
  { name, renamedOn, ...facts }: OfficeChange,
  newId: () => string,
): Promise<Result<Office>> {
  const before = await officeById(trx, id)
  if (!before) return refuse(problem('access.unknown'))
  if (name !== before.name) {
    const day = renamedOn ?? berlinDay(trx.at)
    const renamed = await renameOffice(trx, actorId, before, { name, day }, newId)
    if (!renamed.ok)
      return renamed.problem.field === 'day'
        ? refuse(problem('input.malformed', undefined, 'renamedOn'))
        : renamed
  }
  const writing = await changed(trx, 'office.changed', actorId, id)
  await writing.updateTable('office').set(facts).where('id', '=', id).execute()
  return ok({ ...before, ...facts, name })
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
      .where((is) => is.or([is('officeId', '=', id), is('successorId', '=', id)]))
      .where('kind', '!=', 'renamed'),
  )
  const packages = await countOf(trx.selectFrom('received_package').where('officeId', '=', id))
  if (accounts + procedures + changes + packages > 0)
    return refuse(problem('office.inUse', { accounts, procedures, changes, packages }))
  const writing = await changed(trx, 'office.removed', actorId, id)
  // A name it had before is no concern of another office once it is gone.
  await writing.deleteFrom('office_history').where('officeId', '=', id).execute()
  await writing.deleteFrom('cycle_plan').where('officeId', '=', id).execute()
  await writing.deleteFrom('recording_break').where('officeId', '=', id).execute()
  const gone = await writing
    .deleteFrom('office')
    .where('id', '=', id)
    .where('sample', '=', 0)
    .executeTakeFirst()
  return gone.numDeletedRows === 1n ? DONE : refuse(problem('access.unknown'))
}
