import type { FastifyInstance } from 'fastify'
import { api } from '../../shared/http/api.ts'
import { inTransaction } from '../audit/audit.ts'
import { handle, type CallDeps } from '../http/handle.ts'
import { changeMasterData, confirmMasterData, masterDataOf } from './masterData.queries.ts'

/** Master data of cases: written by one account of the office, confirmed by another (MD4, MD5). */
export function masterDataRoutes(app: FastifyInstance, deps: CallDeps): void {
  handle(app, deps, api.getMasterData, ({ account, params }) =>
    masterDataOf(deps.db, account.id, params.id),
  )

  handle(app, deps, api.changeMasterData, ({ account, params, body }) =>
    inTransaction(deps, (trx) => changeMasterData(trx, account.id, { caseId: params.id, ...body })),
  )

  handle(app, deps, api.confirmMasterData, ({ account, params, body }) =>
    inTransaction(deps, (trx) => confirmMasterData(trx, account.id, params.id, body.revision)),
  )
}
