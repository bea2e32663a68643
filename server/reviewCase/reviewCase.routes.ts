import type { FastifyInstance } from 'fastify'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import { api } from '../../shared/http/api.ts'
import { keptStill } from '../../shared/identifiers/lastLine.ts'
import { type CaseVersion } from '../../shared/reviewCase/reviewCase.schema.ts'
import { inTransaction, noted } from '../audit/audit.ts'
import { betweenTransactions } from '../db/database.ts'
import { handle, type CallDeps } from '../http/handle.ts'
import type { WriteAheadLog } from '../db/writeAheadLog.ts'
import type { Rooms } from '../room/rooms.ts'
import { draftKeyOf } from './draftKey.queries.ts'
import { openPlacesProblem } from './openPlaces.ts'
import {
  addCase,
  caseVersionOf,
  changeCase,
  listCases,
  listCaseTexts,
  refuseCaseText,
  releaseCaseText,
  removeCase,
  reviewCaseById,
  submitCaseText,
  versionName,
  withdrawCase,
  withdrawCaseText,
} from './reviewCase.queries.ts'

type ReviewCaseDeps = CallDeps & {
  readonly newId: () => string
  readonly log: Pick<WriteAheadLog, 'empty'>
  readonly rooms: Pick<Rooms, 'withdrawText'>
}

/** Review cases: closed ones only; a second account releases; withdrawal works at any time (CA1 to CA7). */
export function reviewCaseRoutes(app: FastifyInstance, deps: ReviewCaseDeps): void {
  const { db, rooms } = deps

  /** What was written over is gone from the files, too. */
  const emptied = async <T>(made: Result<T>): Promise<Result<T>> => {
    if (made.ok) await betweenTransactions(db, () => deps.log.empty())
    return made
  }

  handle(app, deps, api.listCases, async ({ params }) => ok(await listCases(db, params.id)))

  handle(app, deps, api.getCase, async ({ params }) => {
    const found = await reviewCaseById(db, params.id)
    return found ? ok(found) : refuse(problem('access.unknown'))
  })

  handle(app, deps, api.addCase, ({ account, params, body: { closed, ...body } }) => {
    if (!closed) return refuse(problem('reviewCase.notClosed', undefined, 'closed'))
    const added = { id: deps.newId(), procedureId: params.id, ...body }
    return inTransaction(deps, (trx) => addCase(trx, account.id, added))
  })

  handle(app, deps, api.changeCase, ({ account, params, body }) =>
    inTransaction(deps, (trx) => changeCase(trx, account.id, params.id, body.label)),
  )

  handle(app, deps, api.removeCase, async ({ account, params }) =>
    emptied(await inTransaction(deps, (trx) => removeCase(trx, account.id, params.id))),
  )

  handle(app, deps, api.submitCaseText, async ({ account, params, body }) => {
    const named = await openPlacesProblem(body.text, body.kept)
    if (named) return refuse(named)
    const submitted = {
      ...{ caseId: params.id, base: body.base, note: body.note },
      ...{ body: JSON.stringify(body.text), kept: JSON.stringify(keptStill(body.text, body.kept)) },
      selfReview: JSON.stringify(body.selfReview),
      intake: JSON.stringify(body.intake),
    }
    return inTransaction(deps, (trx) => submitCaseText(trx, account.id, submitted))
  })

  handle(app, deps, api.draftKey, async ({ account, params }) =>
    ok({ key: await draftKeyOf(db, account.id, params.id, deps.clock()) }),
  )

  handle(app, deps, api.listCaseTexts, async ({ params }) => ok(await listCaseTexts(db, params.id)))

  handle(app, deps, api.getCaseText, async ({ account, params }) => {
    const found = await caseVersionOf(db, params.id, params.version)
    const facilitates = account.role === 'facilitator'
    // Before two people released it, only the office itself reads it.
    if (!found || (facilitates && found.status !== 'released'))
      return refuse(problem('access.unknown'))
    await noted(deps, 'caseText.read', account.id, versionName(params))
    return ok(facilitates ? withoutAuthors(found) : found)
  })

  handle(app, deps, api.releaseCaseText, ({ account, params, body }) =>
    inTransaction(deps, (trx) => releaseCaseText(trx, account.id, params, body.hash)),
  )

  handle(app, deps, api.refuseCaseText, ({ account, params, body }) =>
    inTransaction(deps, (trx) => refuseCaseText(trx, account.id, params, body.reason)),
  )

  handle(app, deps, api.withdrawCaseText, async ({ account, params }) =>
    emptied(await inTransaction(deps, (trx) => withdrawCaseText(trx, account.id, params))),
  )

  handle(app, deps, api.withdrawCase, async ({ account, params }) => {
    const made = await inTransaction(deps, (trx) => withdrawCase(trx, account.id, params.id))
    // The rooms first: nothing that comes after may keep a text on a screen.
    if (made.ok) rooms.withdrawText(params.id)
    return emptied(made)
  })
}

/** What the moderation reads of a version: who wrote it, and what was said about it, is the office's own matter (CA3). */
const withoutAuthors = (version: CaseVersion): CaseVersion => ({
  ...version,
  ...{ createdByName: null, releasedByName: null, refusedByName: null },
  ...{ note: '', refusal: '', kept: [], selfReview: null, intake: null },
})
