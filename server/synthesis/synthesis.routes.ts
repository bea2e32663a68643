import type { FastifyInstance } from 'fastify'
import { ok } from '../../shared/kernel/result.ts'
import { api } from '../../shared/http/api.ts'
import { inTransaction } from '../audit/audit.ts'
import { handle, type CallDeps } from '../http/handle.ts'
import {
  addHeading,
  changeHeading,
  dissolveHeading,
  keepApart,
  synthesisOf,
} from './synthesis.queries.ts'

/** Findings and recommendations of several workshops, brought together for one procedure. */
export function synthesisRoutes(
  app: FastifyInstance,
  deps: CallDeps & { readonly newId: () => string },
): void {
  const { db, newId } = deps

  handle(app, deps, api.getSynthesis, async ({ params }) => ok(await synthesisOf(db, params.id)))

  handle(app, deps, api.addHeading, ({ account, params, body }) =>
    inTransaction(deps, (trx) =>
      addHeading(trx, account.id, { id: newId(), procedureId: params.id, ...body }),
    ),
  )

  handle(app, deps, api.changeHeading, ({ account, params, body }) =>
    inTransaction(deps, (trx) => changeHeading(trx, account.id, params.id, body)),
  )

  handle(app, deps, api.dissolveHeading, ({ account, params, body }) =>
    inTransaction(deps, (trx) => dissolveHeading(trx, account.id, params.id, body)),
  )

  handle(app, deps, api.keepApart, ({ account, params, body }) =>
    inTransaction(deps, (trx) => keepApart(trx, account.id, params.id, body)),
  )
}
