import type { FastifyInstance } from 'fastify'
import { api } from '../../shared/http/api.ts'
import { ok } from '../../shared/kernel/result.ts'
import { inTransaction } from '../audit/audit.ts'
import { handle, type CallDeps } from '../http/handle.ts'
import { addDraft, changeDraft, removeDraft } from './draft.queries.ts'
import { adopt, adoptedOf, answer, comment, giveUp } from './ownOffice.queries.ts'
import { listFor, viewFor } from './stateRecommendation.queries.ts'
import {
  openHearing,
  publish,
  recallHearing,
  resolve,
  setProgress,
  withdraw,
} from './step.queries.ts'

/** Recommendations of the state to all offices: written by the state level, heard and answered by the offices. */
export function stateRecommendationRoutes(
  app: FastifyInstance,
  deps: CallDeps & { readonly newId: () => string },
): void {
  const { db, newId } = deps

  handle(app, deps, api.listStateRecommendations, async ({ account }) =>
    ok(await listFor(db, account)),
  )

  handle(app, deps, api.getStateRecommendation, ({ account, params }) =>
    viewFor(db, account, params.id),
  )

  handle(app, deps, api.addStateRecommendation, ({ account, body }) =>
    inTransaction(deps, (trx) => addDraft(trx, account, newId(), body)),
  )

  handle(app, deps, api.changeStateRecommendation, ({ account, params, body }) =>
    inTransaction(deps, (trx) => changeDraft(trx, account, params.id, body)),
  )

  handle(app, deps, api.removeStateRecommendation, ({ account, params }) =>
    inTransaction(deps, (trx) => removeDraft(trx, account.id, params.id)),
  )

  handle(app, deps, api.openHearing, ({ account, params, body }) =>
    inTransaction(deps, (trx) => openHearing(trx, account, params.id, body.revision)),
  )

  handle(app, deps, api.recallHearing, ({ account, params, body }) =>
    inTransaction(deps, (trx) => recallHearing(trx, account, params.id, body)),
  )

  handle(app, deps, api.commentInHearing, ({ account, params, body }) =>
    inTransaction(deps, (trx) => comment(trx, account, params.id, body.text)),
  )

  handle(app, deps, api.resolveStateRecommendation, ({ account, params, body }) =>
    inTransaction(deps, (trx) => resolve(trx, account, params.id, body)),
  )

  handle(app, deps, api.publishStateRecommendation, ({ account, params, body }) =>
    inTransaction(deps, (trx) => publish(trx, account, params.id, body.revision)),
  )

  handle(app, deps, api.withdrawStateRecommendation, ({ account, params, body }) =>
    inTransaction(deps, (trx) => withdraw(trx, account, params.id, body)),
  )

  handle(app, deps, api.setProgress, ({ account, params, body }) =>
    inTransaction(deps, (trx) => setProgress(trx, account, params.id, body)),
  )

  handle(app, deps, api.answerStateRecommendation, ({ account, params, body }) =>
    inTransaction(deps, (trx) => answer(trx, account, params.id, body)),
  )

  handle(app, deps, api.adoptStateRecommendation, ({ account, params, body }) =>
    inTransaction(deps, (trx) => adopt(trx, account, params.id, body.procedureId)),
  )

  handle(app, deps, api.listAdopted, async ({ params }) => ok(await adoptedOf(db, params.id)))

  handle(app, deps, api.giveUpAdopted, ({ account, params }) =>
    inTransaction(deps, (trx) => giveUp(trx, account.id, params.id, params.recommendationId)),
  )
}
