import type { FastifyInstance } from 'fastify'
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { ok } from '../../shared/kernel/result.ts'
import { api } from '../../shared/http/api.ts'
import { inTransaction } from '../audit/audit.ts'
import { handle, type CallDeps } from '../http/handle.ts'
import type { Rooms } from '../room/rooms.ts'
import {
  addProcedure,
  assignFacilitators,
  changeProcedure,
  findProcedures,
  listProcedures,
  removeProcedure,
} from './procedure.queries.ts'
import {
  changeCommitteePaper,
  changeProcedureDue,
  changeProcedureState,
  listProcedureDues,
  procedureWay,
} from './procedureState.queries.ts'

type ProcedureDeps = CallDeps & {
  readonly newId: () => string
  readonly rooms: Pick<Rooms, 'dropAccount'>
}

/** Procedures of offices, what they are at, and which facilitators run them. */
export function procedureRoutes(app: FastifyInstance, deps: ProcedureDeps): void {
  const { db, rooms, newId } = deps

  handle(app, deps, api.listProcedures, async ({ account }) =>
    ok(await listProcedures(db, account)),
  )

  handle(app, deps, api.listProcedureDues, async ({ account }) =>
    ok(await listProcedureDues(db, account)),
  )

  handle(app, deps, api.findProcedures, async ({ body }) =>
    ok(await findProcedures(db, body, berlinDay(deps.clock()))),
  )

  handle(app, deps, api.addProcedure, ({ account, body }) =>
    inTransaction(deps, (trx) => addProcedure(trx, account.id, { id: newId(), ...body })),
  )

  handle(app, deps, api.changeProcedure, ({ account, params, body }) =>
    inTransaction(deps, (trx) => changeProcedure(trx, account.id, params.id, body)),
  )

  handle(app, deps, api.removeProcedure, ({ account, params }) =>
    inTransaction(deps, (trx) => removeProcedure(trx, account.id, params.id)),
  )

  handle(app, deps, api.assignFacilitators, async ({ account, params, body }) => {
    const { facilitatorIds } = body
    const made = await inTransaction(deps, (trx) =>
      assignFacilitators(trx, account.id, params.id, facilitatorIds),
    )
    if (!made.ok) return made
    for (const accountId of made.value.left) rooms.dropAccount(accountId)
    return ok(made.value.procedure)
  })

  handle(app, deps, api.getProcedure, ({ account, params }) => procedureWay(db, account, params.id))

  handle(app, deps, api.changeProcedureState, ({ account, params, body }) =>
    inTransaction(deps, (trx) => changeProcedureState(trx, account, params.id, body)),
  )

  handle(app, deps, api.changeProcedureDue, ({ account, params, body }) =>
    inTransaction(deps, (trx) => changeProcedureDue(trx, account, params.id, body)),
  )

  handle(app, deps, api.changeCommitteePaper, ({ account, params, body }) =>
    inTransaction(deps, (trx) => changeCommitteePaper(trx, account, params.id, body)),
  )
}
