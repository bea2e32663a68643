import { sql, type SelectQueryBuilder } from 'kysely'
import { cycleOfYear } from '../../shared/cycle/cycle.ts'
import { statesOf } from '../../shared/procedure/procedure.ts'
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { LIST_ROWS, PAGE_ROWS, type Page } from '../../shared/kernel/page.schema.ts'
import { nameTaken } from '../../shared/kernel/name.ts'
import { problem, type Problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import type { Account } from '../../shared/account/account.schema.ts'
import { isGoneOn } from '../../shared/office/ending.ts'
import type {
  ListedProcedure,
  Procedure,
  ProcedureFilter,
  ProcedureNeed,
} from '../../shared/procedure/procedure.schema.ts'
import { changed, DONE, type Trx } from '../audit/audit.ts'
import { countOf } from '../db/countOf.ts'
import type { Db } from '../db/database.ts'
import { inAlphabet, nameLike } from '../db/nameLike.ts'
import type { Schema } from '../db/schema.ts'
import { headingProblem } from '../room/headings.ts'
import { procedureIdsOf } from '../session/access.ts'
import { rankOf } from './stateRank.ts'

/** What stands in the row of a procedure. */
type ProcedureFacts = Omit<Procedure, 'facilitatorIds' | 'cycle'>

/** Columns of the contract. */
const columns = ['id', 'officeId', 'title', 'cycleStart', 'kind', 'state'] as const

/** The procedures an account works on, by title (AC4). */
export const listProcedures = (db: Db, account: Account): Promise<Procedure[]> =>
  withFacilitators(
    db,
    db
      .selectFrom('procedure')
      .select(columns)
      .where('id', 'in', procedureIdsOf(db, account))
      .orderBy((of) => inAlphabet(of.ref('title')))
      .limit(LIST_ROWS),
  )

/** A page of the procedures: first those without a facilitator, then those that are overdue, then by office. */
export async function findProcedures(
  db: Db,
  { text, state, id, page }: ProcedureFilter,
  today: string,
): Promise<Page<ListedProcedure>> {
  // No list of the administration names those of the samples.
  const found = db
    .selectFrom('procedure')
    .innerJoin('office', 'office.id', 'procedure.officeId')
    .where('office.sample', '=', 0)
    .$if(id !== null, (all) => all.where('procedure.id', '=', id ?? ''))
    .$if(state !== null, (all) => all.where('procedure.state', '=', state))
    .$if(text.trim() !== '', (all) =>
      all.where((of) =>
        of.or([nameLike(of.ref('office.name'), text), nameLike(of.ref('title'), text)]),
      ),
    )
  const rows = await found
    .select((of) => [
      'procedure.id',
      'office.name as officeName',
      sql<ProcedureNeed | null>`CASE
        WHEN NOT EXISTS (SELECT 1 FROM procedure_facilitator AS lead
          WHERE lead."procedureId" = ${of.ref('procedure.id')}) THEN 'facilitation'
        WHEN EXISTS (SELECT 1 FROM procedure_due AS due
          WHERE due."procedureId" = ${of.ref('procedure.id')} AND due.day < ${today}
          AND ${rankOf(sql.ref('due.state'))} > ${rankOf(of.ref('procedure.state'))}) THEN 'overdue'
        END`.as('need'),
    ])
    .orderBy(() => sql`CASE need WHEN 'facilitation' THEN 0 WHEN 'overdue' THEN 1 ELSE 2 END`)
    .orderBy((of) => inAlphabet(of.ref('office.name')))
    .orderBy((of) => inAlphabet(of.ref('title')))
    .orderBy('procedure.id')
    .limit(PAGE_ROWS)
    .offset(page * PAGE_ROWS)
    .execute()
  return { rows: await listed(db, rows), total: await countOf(found) }
}

/** Procedures of a page with what the list says of them, in its order. */
async function listed(
  db: Db,
  rows: readonly Pick<ListedProcedure, 'id' | 'officeName' | 'need'>[],
): Promise<ListedProcedure[]> {
  const ids = rows.map(({ id }) => id)
  const whole = new Map(
    (
      await withFacilitators(db, db.selectFrom('procedure').select(columns).where('id', 'in', ids))
    ).map((procedure) => [procedure.id, procedure]),
  )
  const people = await db
    .selectFrom('procedure_facilitator')
    .innerJoin('account', 'account.id', 'accountId')
    .select(['procedureId', 'name'])
    .where('procedureId', 'in', ids)
    .orderBy((of) => inAlphabet(of.ref('name')))
    .execute()
  return rows.flatMap(({ id, officeName, need }) => {
    const procedure = whole.get(id)
    const facilitators = people.filter(({ procedureId }) => procedureId === id)
    if (!procedure) return []
    return { ...procedure, officeName, need, facilitators: facilitators.map(({ name }) => name) }
  })
}

/** One procedure, or undefined. */
export async function procedureById(db: Db, id: string): Promise<Procedure | undefined> {
  const one = db.selectFrom('procedure').select(columns).where('id', '=', id)
  return (await withFacilitators(db, one)).at(0)
}

/** Adds a procedure of an office there is, in its first state (PR1). */
export async function addProcedure(
  trx: Trx,
  actorId: string,
  added: Omit<ProcedureFacts, 'state'>,
): Promise<Result<Procedure>> {
  const [state = 'interest'] = statesOf(added.kind)
  const row = { ...added, state }
  const office = await trx
    .selectFrom('office')
    .select('endedOn')
    .where('id', '=', row.officeId)
    .executeTakeFirst()
  if (!office) return refuse(problem('input.malformed', undefined, 'officeId'))
  if (isGoneOn(office, berlinDay(trx.at))) return refuse(problem('office.ended'))
  const wrong = (await cycleProblem(trx, row)) ?? (await titleProblem(trx, row))
  if (wrong) return refuse(wrong)
  const writing = await changed(trx, 'procedure.added', actorId, row.id)
  await writing.insertInto('procedure').values(row).execute()
  await writing
    .insertInto('procedure_change')
    .values({
      ...{ procedureId: row.id, seq: 1, state: row.state, move: 'begin', reason: '' },
      ...{ day: berlinDay(trx.at), byId: actorId, at: trx.at },
    })
    .execute()
  return found(writing, row.id)
}

/** Gives a procedure another title, cycle or kind. */
export async function changeProcedure(
  trx: Trx,
  actorId: string,
  id: string,
  change: Pick<Procedure, 'title' | 'cycleStart' | 'kind'>,
): Promise<Result<Procedure>> {
  const before = await procedureById(trx, id)
  if (!before) return refuse(problem('access.unknown'))
  const after = { ...before, ...change }
  const isMoved = after.kind !== before.kind || after.cycleStart !== before.cycleStart
  const wrong =
    (isMoved ? await cycleProblem(trx, after) : undefined) ?? (await titleProblem(trx, after))
  if (wrong) return refuse(wrong)
  const writing = await changed(trx, 'procedure.changed', actorId, id)
  await writing.updateTable('procedure').set(change).where('id', '=', id).execute()
  return found(writing, id)
}

/** A procedure as it was just written. */
async function found(db: Db, id: string): Promise<Result<Procedure>> {
  const procedure = await procedureById(db, id)
  return procedure ? ok(procedure) : refuse(problem('access.unknown'))
}

/** An ordinary procedure belongs to a cycle there is (CY1). */
async function cycleProblem(
  db: Db,
  { kind, cycleStart }: Pick<Procedure, 'kind' | 'cycleStart'>,
): Promise<Problem | undefined> {
  if (kind === 'extraordinary') return undefined
  const cycles = await db.selectFrom('cycle').select('firstYear').execute()
  return cycleOfYear(cycles, cycleStart)
    ? undefined
    : problem('input.malformed', undefined, 'cycleStart')
}

/** Removes a procedure without cases, draws, workshops and packages. */
export async function removeProcedure(
  trx: Trx,
  actorId: string,
  id: string,
): Promise<Result<{ done: true }>> {
  const cases = await countOf(trx.selectFrom('review_case').where('procedureId', '=', id))
  const workshops = await countOf(trx.selectFrom('workshop').where('procedureId', '=', id))
  const packages = await countOf(trx.selectFrom('release_package').where('procedureId', '=', id))
  const draws = await countOf(trx.selectFrom('draw').where('procedureId', '=', id))
  if (cases + workshops + packages + draws > 0)
    return refuse(problem('procedure.inUse', { cases, workshops, packages, draws }))
  const writing = await changed(trx, 'procedure.removed', actorId, id)
  const gone = await writing.deleteFrom('procedure').where('id', '=', id).executeTakeFirst()
  return gone.numDeletedRows === 1n ? DONE : refuse(problem('access.unknown'))
}

/** A procedure whose facilitators were set, and who is none of them any more. */
interface Assigned {
  readonly procedure: Procedure
  readonly left: readonly string[]
}

/** Sets who runs a procedure: accounts of facilitators, each once. */
export async function assignFacilitators(
  trx: Trx,
  actorId: string,
  procedureId: string,
  facilitatorIds: readonly string[],
): Promise<Result<Assigned>> {
  const before = await procedureById(trx, procedureId)
  if (!before) return refuse(problem('access.unknown'))
  const wanted = [...new Set(facilitatorIds)]
  const known = trx.selectFrom('account').where('id', 'in', wanted)
  if ((await countOf(known.where('role', '=', 'facilitator'))) !== wanted.length)
    return refuse(problem('input.malformed', undefined, 'facilitatorIds'))
  const writing = await changed(trx, 'procedure.assigned', actorId, procedureId)
  const assigned = wanted.map((accountId) => ({ procedureId, accountId }))
  await writing.deleteFrom('procedure_facilitator').where('procedureId', '=', procedureId).execute()
  if (assigned.length > 0)
    await writing.insertInto('procedure_facilitator').values(assigned).execute()
  return ok({
    procedure: { ...before, facilitatorIds: wanted },
    left: before.facilitatorIds.filter((id) => !wanted.includes(id)),
  })
}

/** Procedures with their cycle and those who run them. */
async function withFacilitators(
  db: Db,
  chosen: SelectQueryBuilder<Schema, 'procedure', ProcedureFacts>,
): Promise<Procedure[]> {
  const rows = await chosen.execute()
  const ids = rows.map(({ id }) => id)
  const assigned = await db
    .selectFrom('procedure_facilitator')
    .selectAll()
    .where('procedureId', 'in', ids)
    .execute()
  // Gone through once: a state of ten years has thousands of both.
  const facilitatorIds = new Map<string, string[]>(ids.map((id) => [id, []]))
  for (const { procedureId, accountId } of assigned)
    facilitatorIds.get(procedureId)?.push(accountId)
  const cycles = await db.selectFrom('cycle').selectAll().execute()
  return rows.map((row) => ({
    ...row,
    cycle: row.kind === 'ordinary' ? (cycleOfYear(cycles, row.cycleStart) ?? null) : null,
    facilitatorIds: facilitatorIds.get(row.id) ?? [],
  }))
}

/** The title names no person, and the office has no other procedure of this cycle whose title looks the same. */
async function titleProblem(
  db: Db,
  { id, officeId, title, cycleStart }: Pick<Procedure, 'id' | 'officeId' | 'title' | 'cycleStart'>,
): Promise<Problem | undefined> {
  const named = headingProblem([['title', title]])
  if (named) return named
  const others = await db
    .selectFrom('procedure')
    .select(['id', 'title as name'])
    .where('officeId', '=', officeId)
    .where('cycleStart', '=', cycleStart)
    .where('id', '!=', id)
    .execute()
  return nameTaken('procedure.titleTaken', 'title', title, others)
}
