import type { FastifyInstance } from 'fastify'
import { api } from '../../shared/http/api.ts'
import { cycleFrom } from '../../shared/cycle/cycle.ts'
import { ok } from '../../shared/kernel/result.ts'
import { inTransaction } from '../audit/audit.ts'
import { handle, type CallDeps } from '../http/handle.ts'
import { addCycle, listCycles, planOffice, removeCycle } from './cycle.queries.ts'

/** Cycles of five years, and which office has its turn when. */
export function cycleRoutes(app: FastifyInstance, deps: CallDeps): void {
  handle(app, deps, api.listCycles, async () => ok(await listCycles(deps.db)))

  handle(app, deps, api.addCycle, ({ account, body }) =>
    inTransaction(deps, (trx) => addCycle(trx, account.id, cycleFrom(body.firstYear, body.half))),
  )

  handle(app, deps, api.removeCycle, ({ account, params }) =>
    inTransaction(deps, (trx) => removeCycle(trx, account.id, params.firstYear)),
  )

  handle(app, deps, api.planOffice, ({ account, params, body }) =>
    inTransaction(deps, (trx) => planOffice(trx, account.id, params.firstYear, body)),
  )
}
