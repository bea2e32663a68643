import type { FastifyInstance } from 'fastify'
import { nameKey } from '../../shared/kernel/name.ts'
import { problem, taken, type Problem } from '../../shared/kernel/problem.ts'
import { ok, refuse } from '../../shared/kernel/result.ts'
import { api, type Procedure } from '../../shared/protocol/api.ts'
import { audited, DONE } from '../audit/audit.ts'
import { countOf } from '../db/countOf.ts'
import type { Db } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { handle, requireAccount } from '../http/handle.ts'
import { headingProblem } from '../room/headings.ts'
import { mayProcedure } from '../login/access.ts'

/** All procedures with their facilitators, by title. */
async function allProcedures(db: Db): Promise<Procedure[]> {
  const rows = await db.selectFrom('procedure').selectAll().orderBy('title').execute()
  const assigned = await db.selectFrom('procedure_facilitator').selectAll().execute()
  return rows.map((row) => ({
    ...row,
    facilitatorIds: assigned
      .filter(({ procedureId }) => procedureId === row.id)
      .map(({ accountId }) => accountId),
  }))
}

/** The office has another procedure of this cycle with a title nobody could tell from this one. */
async function titleProblem(
  db: Db,
  { id, officeId, title, cycleStart }: Omit<Procedure, 'facilitatorIds'>,
): Promise<Problem | undefined> {
  const others = await db
    .selectFrom('procedure')
    .select(['id', 'title'])
    .where('officeId', '=', officeId)
    .where('cycleStart', '=', cycleStart)
    .where('id', '!=', id)
    .execute()
  const twin = others.find((other) => nameKey(other.title) === nameKey(title))
  return twin && taken('procedure.titleTaken', twin.id, 'title')
}

/** Procedures of offices, and which facilitators run them. */
export function procedureRoutes(app: FastifyInstance, deps: Deps): void {
  const { db } = deps

  handle(app, deps, api.listProcedures, async (call) => {
    const account = requireAccount(call)
    const all = await allProcedures(db)
    if (account.role === 'administrator') {
      const samples = await db.selectFrom('office').select('id').where('sample', '=', 1).execute()
      return ok(all.filter(({ officeId }) => samples.every(({ id }) => id !== officeId)))
    }
    return ok(all.filter(({ id }) => mayProcedure(account, id, deps)))
  })

  handle(app, deps, api.addProcedure, async (call) => {
    const office = await db
      .selectFrom('office')
      .select('id')
      .where('id', '=', call.body.officeId)
      .executeTakeFirst()
    if (!office) return refuse(problem('input.malformed', undefined, 'officeId'))
    const row = { id: deps.newId(), ...call.body }
    const line = { actorId: requireAccount(call).id, objectId: row.id }
    return audited(deps, { action: 'procedure.added', ...line }, async (trx) => {
      const wrong = headingProblem([['title', row.title]]) ?? (await titleProblem(trx, row))
      if (wrong) return refuse(wrong)
      await trx.insertInto('procedure').values(row).execute()
      return ok({ ...row, facilitatorIds: [] })
    })
  })

  handle(app, deps, api.changeProcedure, (call) => {
    const { id } = call.params
    const line = { actorId: requireAccount(call).id, objectId: id }
    return audited(deps, { action: 'procedure.changed', ...line }, async (trx) => {
      const before = (await allProcedures(trx)).find((procedure) => procedure.id === id)
      if (!before) return refuse(problem('access.unknown'))
      const { facilitatorIds, ...row } = { ...before, ...call.body }
      const wrong = headingProblem([['title', row.title]]) ?? (await titleProblem(trx, row))
      if (wrong) return refuse(wrong)
      await trx.updateTable('procedure').set(call.body).where('id', '=', id).execute()
      return ok({ ...row, facilitatorIds })
    })
  })

  handle(app, deps, api.removeProcedure, (call) => {
    const { id } = call.params
    const line = { actorId: requireAccount(call).id, objectId: id }
    return audited(deps, { action: 'procedure.removed', ...line }, async (trx) => {
      const cases = await countOf(trx.selectFrom('review_case').where('procedureId', '=', id))
      const workshops = await countOf(trx.selectFrom('workshop').where('procedureId', '=', id))
      if (cases + workshops > 0) return refuse(problem('procedure.inUse', { cases, workshops }))
      const gone = await trx.deleteFrom('procedure').where('id', '=', id).executeTakeFirst()
      return gone.numDeletedRows === 0n ? refuse(problem('access.unknown')) : DONE
    })
  })

  handle(app, deps, api.assignFacilitators, async (call) => {
    const procedureId = call.params.id
    const wanted = [...new Set(call.body.facilitatorIds)]
    const held = await db
      .selectFrom('procedure')
      .select('id')
      .where('id', '=', procedureId)
      .executeTakeFirst()
    if (!held) return refuse(problem('access.unknown'))
    const known =
      wanted.length === 0
        ? []
        : await db
            .selectFrom('account')
            .select('id')
            .where('id', 'in', wanted)
            .where('role', '=', 'facilitator')
            .execute()
    if (known.length !== wanted.length)
      return refuse(problem('input.malformed', undefined, 'facilitatorIds'))
    const before = await db
      .selectFrom('procedure_facilitator')
      .select('accountId')
      .where('procedureId', '=', procedureId)
      .execute()
    const line = { actorId: requireAccount(call).id, objectId: procedureId }
    await audited(deps, { action: 'procedure.assigned', ...line }, async (trx) => {
      await trx.deleteFrom('procedure_facilitator').where('procedureId', '=', procedureId).execute()
      if (wanted.length > 0)
        await trx
          .insertInto('procedure_facilitator')
          .values(wanted.map((accountId) => ({ procedureId, accountId })))
          .execute()
      return DONE
    })
    for (const { accountId } of before)
      if (!wanted.includes(accountId)) deps.rooms.dropAccount(accountId)
    const changed = (await allProcedures(db)).find(({ id }) => id === procedureId)
    return changed ? ok(changed) : refuse(problem('access.unknown'))
  })
}
