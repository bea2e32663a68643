import type { FastifyInstance } from 'fastify'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse } from '../../shared/kernel/result.ts'
import { api } from '../../shared/protocol/api.ts'
import { audit } from '../audit/audit.ts'
import type { Deps } from '../deps.ts'
import { handle, requireAccount } from '../http/handle.ts'

/** Offices: kept by the administration, seen by those who work with them. */
export function officeRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, clock } = deps

  const nameTaken = async (name: string, exceptId: string | null) => {
    const row = await db
      .selectFrom('office')
      .select('id')
      .where('name', '=', name)
      .executeTakeFirst()
    return row !== undefined && row.id !== exceptId
  }

  handle(app, deps, api.listOffices, async (call) => {
    const account = requireAccount(call)
    const all = db.selectFrom('office').selectAll().orderBy('name')
    if (account.role === 'administrator') return ok(await all.execute())
    if (account.role === 'coordinator')
      return ok(await all.where('id', '=', account.officeId).execute())
    const assigned = db
      .selectFrom('procedure')
      .innerJoin('procedure_facilitator', 'procedure_facilitator.procedureId', 'procedure.id')
      .where('accountId', '=', account.id)
      .select('procedure.officeId')
    return ok(await all.where('id', 'in', assigned).execute())
  })

  handle(app, deps, api.addOffice, async (call) => {
    const office = { id: deps.newId(), ...call.body }
    const added = await db
      .insertInto('office')
      .values(office)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (added.numInsertedOrUpdatedRows === 0n)
      return refuse(problem('office.nameTaken', undefined, 'name'))
    await audit(db, clock, 'office.added', requireAccount(call).id, office.id)
    return ok(office)
  })

  handle(app, deps, api.changeOffice, async (call) => {
    const { id } = call.params
    if (await nameTaken(call.body.name, id))
      return refuse(problem('office.nameTaken', undefined, 'name'))
    const changed = await db
      .updateTable('office')
      .set(call.body)
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirst()
    if (!changed) return refuse(problem('access.unknown'))
    await audit(db, clock, 'office.changed', requireAccount(call).id, id)
    return ok(changed)
  })
}
