import type { FastifyInstance } from 'fastify'
import { ok } from '../../shared/kernel/result.ts'
import { api } from '../../shared/http/api.ts'
import { inTransaction } from '../audit/audit.ts'
import { handle, type CallDeps } from '../http/handle.ts'
import {
  addLegalBasis,
  changeLegalBasis,
  decideLegalBasis,
  decisionsOfProcedure,
  listLegalBases,
  removeLegalBasis,
} from './legalBasis.queries.ts'

/** On what case texts are passed on: the list of the installation, and what was decided for each case. */
export function legalBasisRoutes(
  app: FastifyInstance,
  deps: CallDeps & { readonly newId: () => string },
): void {
  const { db, newId } = deps

  handle(app, deps, api.listLegalBases, async () => ok(await listLegalBases(db)))

  handle(app, deps, api.addLegalBasis, ({ account, body }) =>
    inTransaction(deps, (trx) => addLegalBasis(trx, account.id, { id: newId(), ...body })),
  )

  handle(app, deps, api.changeLegalBasis, ({ account, params, body }) =>
    inTransaction(deps, (trx) => changeLegalBasis(trx, account.id, { ...params, ...body })),
  )

  handle(app, deps, api.removeLegalBasis, ({ account, params }) =>
    inTransaction(deps, (trx) => removeLegalBasis(trx, account.id, params.id)),
  )

  handle(app, deps, api.listBasisDecisions, async ({ params }) =>
    ok(await decisionsOfProcedure(db, params.id)),
  )

  handle(app, deps, api.decideLegalBasis, ({ account, params, body }) =>
    inTransaction(deps, (trx) => decideLegalBasis(trx, account.id, { caseId: params.id, ...body })),
  )
}
