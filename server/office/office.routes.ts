import type { FastifyInstance } from 'fastify'
import { nameKey } from '../../shared/kernel/name.ts'
import { problem, taken, type Problem } from '../../shared/kernel/problem.ts'
import { ok, refuse } from '../../shared/kernel/result.ts'
import { api } from '../../shared/protocol/api.ts'
import { audited, DONE } from '../audit/audit.ts'
import type { Db } from '../db/database.ts'
import { countOf } from '../db/countOf.ts'
import type { Deps } from '../deps.ts'
import { handle, requireAccount } from '../http/handle.ts'

/** Columns of the contract. */
const columns = ['id', 'name', 'regionalBody', 'authorityType', 'sizeClass'] as const

/** Another office has a name nobody could tell from this one; which one it is, unless no list shows it. */
async function nameProblem(
  db: Db,
  name: string,
  exceptId: string | null,
): Promise<Problem | undefined> {
  const others = await db.selectFrom('office').select(['id', 'name', 'sample']).execute()
  const twin = others.find(
    (other) => other.id !== exceptId && nameKey(other.name) === nameKey(name),
  )
  return twin && taken('office.nameTaken', twin.sample === 1 ? null : twin.id, 'name')
}

/** Offices: kept by the administration, seen by those who work with them. */
export function officeRoutes(app: FastifyInstance, deps: Deps): void {
  const { db } = deps

  handle(app, deps, api.listOffices, async (call) => {
    const account = requireAccount(call)
    const all = db.selectFrom('office').select(columns).orderBy('name')
    if (account.role === 'administrator') return ok(await all.where('sample', '=', 0).execute())
    if (account.role === 'coordinator')
      return ok(await all.where('id', '=', account.officeId).execute())
    const assigned = db
      .selectFrom('procedure')
      .innerJoin('procedure_facilitator', 'procedure_facilitator.procedureId', 'procedure.id')
      .where('accountId', '=', account.id)
      .select('procedure.officeId')
    return ok(await all.where('id', 'in', assigned).execute())
  })

  handle(app, deps, api.addOffice, (call) => {
    const office = { id: deps.newId(), ...call.body }
    const line = { actorId: requireAccount(call).id, objectId: office.id }
    return audited(deps, { action: 'office.added', ...line }, async (trx) => {
      const wrong = await nameProblem(trx, office.name, null)
      if (wrong) return refuse(wrong)
      await trx.insertInto('office').values(office).execute()
      return ok(office)
    })
  })

  handle(app, deps, api.changeOffice, (call) => {
    const { id } = call.params
    const line = { actorId: requireAccount(call).id, objectId: id }
    return audited(deps, { action: 'office.changed', ...line }, async (trx) => {
      const wrong = await nameProblem(trx, call.body.name, id)
      if (wrong) return refuse(wrong)
      const changed = await trx
        .updateTable('office')
        .set(call.body)
        .where('id', '=', id)
        .where('sample', '=', 0)
        .returning(columns)
        .executeTakeFirst()
      return changed ? ok(changed) : refuse(problem('access.unknown'))
    })
  })

  handle(app, deps, api.removeOffice, (call) => {
    const { id } = call.params
    const line = { actorId: requireAccount(call).id, objectId: id }
    return audited(deps, { action: 'office.removed', ...line }, async (trx) => {
      const accounts = await countOf(trx.selectFrom('account').where('officeId', '=', id))
      const procedures = await countOf(trx.selectFrom('procedure').where('officeId', '=', id))
      if (accounts + procedures > 0)
        return refuse(problem('office.inUse', { accounts, procedures }))
      const gone = await trx
        .deleteFrom('office')
        .where('id', '=', id)
        .where('sample', '=', 0)
        .executeTakeFirst()
      return gone.numDeletedRows === 0n ? refuse(problem('access.unknown')) : DONE
    })
  })
}
