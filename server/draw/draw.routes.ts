import type { FastifyInstance } from 'fastify'
import { ok } from '../../shared/kernel/result.ts'
import { api } from '../../shared/http/api.ts'
import { inTransaction } from '../audit/audit.ts'
import { handle, type CallDeps } from '../http/handle.ts'
import {
  announceDraw,
  bindPart,
  discardDraw,
  drawsOf,
  drawTasks,
  enterDice,
  excludeDrawn,
  uncoverPart,
} from './draw.queries.ts'

/** Draws of the cases of a procedure. The list they are made from never comes here. */
export function drawRoutes(
  app: FastifyInstance,
  deps: CallDeps & { readonly newId: () => string },
): void {
  const { db, newId } = deps

  handle(app, deps, api.listDraws, async ({ params }) => ok(await drawsOf(db, params.id)))

  handle(app, deps, api.listDrawTasks, async ({ account }) => ok(await drawTasks(db, account)))

  handle(app, deps, api.announceDraw, ({ account, params, body }) =>
    inTransaction(deps, (trx) =>
      announceDraw(trx, account.id, { id: params.id, drawId: newId() }, body),
    ),
  )

  handle(app, deps, api.bindPart, ({ account, params, body }) =>
    inTransaction(deps, (trx) => bindPart(trx, account, params, body.commitment)),
  )

  handle(app, deps, api.uncoverPart, ({ account, params, body }) =>
    inTransaction(deps, (trx) => uncoverPart(trx, account, params, body.value)),
  )

  handle(app, deps, api.enterDice, ({ account, params, body }) =>
    inTransaction(deps, (trx) => enterDice(trx, account.id, params, body.dice)),
  )

  handle(app, deps, api.excludeDrawn, ({ account, params, body }) =>
    inTransaction(deps, (trx) => excludeDrawn(trx, account.id, params, body)),
  )

  handle(app, deps, api.discardDraw, ({ account, params, body }) =>
    inTransaction(deps, (trx) => discardDraw(trx, account.id, params, body.reason)),
  )
}
