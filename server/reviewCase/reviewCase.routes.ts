import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Updateable } from 'kysely'
import type { CaseText } from '../../shared/caseText/caseText.ts'
import { findLabelIdentifiers, sameLabel } from '../../shared/caseText/guard.label.ts'
import { openPlaces, type KeptPlace } from '../../shared/caseText/place.ts'
import { problem, taken, type Problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import { api, type ReviewCase } from '../../shared/protocol/api.ts'
import { audit, type AuditAction } from '../audit/audit.ts'
import { betweenTransactions, type Db } from '../db/database.ts'
import type { CaseVersionTable } from '../db/schema.ts'
import type { Deps } from '../deps.ts'
import { handle, requireAccount } from '../http/handle.ts'
import { dropCaseKeys } from '../room/deviceKey.ts'
import { draftKeyOf, dropDraftKeys } from './draftKey.ts'
import {
  caseVersionOf,
  caseVersionsOf,
  lastNumberOf,
  reviewCaseById,
  reviewCasesOf,
  withdrawnVersion,
} from './reviewCase.queries.ts'

/** SHA-256 of the text as it is stored: what two people release is exactly this. */
export const hashOfText = (body: string): string => createHash('sha256').update(body).digest('hex')

/**
 * Where a text still names somebody or a calendar day nobody has decided about: kind and place of the first find,
 * never the find itself. Entry by entry, so that the rooms are served in between.
 */
async function placesProblem({ title, entries, roles }: CaseText, kept: readonly KeptPlace[]) {
  const empty = { title: '', entries: [], roles: [], outcomeFrom: null }
  const found = openPlaces({ ...empty, title }, kept)
  for (const [entryIndex, entry] of entries.entries()) {
    const hits = openPlaces({ ...empty, entries: [entry] }, kept)
    found.push(...hits.map((hit) => ({ ...hit, entryIndex })))
    await new Promise((next) => setImmediate(next))
  }
  found.push(...openPlaces({ ...empty, roles }, kept))
  const [first] = found
  if (!first) return undefined
  const entry = first.entryIndex === null ? 0 : first.entryIndex + 1
  const facts = { count: found.length, kind: first.kind, entry, start: first.start, end: first.end }
  const field =
    first.entryIndex === null ? 'title' : `entries.${String(first.entryIndex)}.${first.field}`
  return problem('caseText.identifiers', facts, `text.${field}`)
}

/** A label names nobody and is not the one of another case of the procedure. */
async function labelProblem(
  db: Db,
  procedureId: string,
  label: string,
  ownId: string | null,
): Promise<Problem | undefined> {
  const [named] = findLabelIdentifiers(label)
  if (named) return problem('reviewCase.labelIdentifiers', { kind: named.kind }, 'label')
  const others = await db
    .selectFrom('review_case')
    .select(['id', 'label'])
    .where('procedureId', '=', procedureId)
    .execute()
  const twin = others.find(
    (other) => other.id !== ownId && sameLabel(other.label) === sameLabel(label),
  )
  return twin && taken('reviewCase.labelTaken', twin.id, 'label')
}

/** Review cases: closed ones only; a second account releases; withdrawal works at any time (design D11, D16). */
export function reviewCaseRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, clock, rooms } = deps

  const shown = async (id: string): Promise<Result<ReviewCase>> => {
    const found = await reviewCaseById(db, id)
    return found ? ok(found) : refuse(problem('access.unknown'))
  }
  type Call = Parameters<typeof requireAccount>[0]
  /** Makes a change and writes its line of the audit trail in one transaction; what is refused leaves neither. */
  const changed = (
    action: AuditAction,
    call: Call,
    objectId: string,
    change: (trx: Db) => Promise<Problem | undefined>,
  ): Promise<Problem | undefined> =>
    db.transaction().execute(async (trx) => {
      const wrong = await change(trx)
      if (!wrong) await audit(trx, clock, action, requireAccount(call).id, objectId)
      return wrong
    })
  const ofVersion = ({ id, version }: { id: string; version: number }): string =>
    `${id}.${String(version)}`
  /** What was written over is gone from the files, too. */
  const emptied = (caseId: string): Promise<void> =>
    betweenTransactions(db, () => {
      dropDraftKeys(deps, caseId)
      deps.log.empty()
    })

  handle(app, deps, api.listCases, async ({ params }) => ok(await reviewCasesOf(db, params.id)))

  handle(app, deps, api.addCase, async (call) => {
    const { label, origin, closed } = call.body
    if (!closed) return refuse(problem('reviewCase.notClosed', undefined, 'closed'))
    const id = deps.newId()
    const procedureId = call.params.id
    const wrong = await changed('case.added', call, id, async (trx) => {
      const found = await labelProblem(trx, procedureId, label, null)
      const row = { id, procedureId, label, origin, withdrawn: 0 as const }
      if (!found) await trx.insertInto('review_case').values(row).execute()
      return found
    })
    return wrong ? refuse(wrong) : shown(id)
  })

  handle(app, deps, api.changeCase, async (call) => {
    const { id } = call.params
    const { label } = call.body
    const wrong = await changed('case.changed', call, id, async (trx) => {
      const held = await reviewCaseById(trx, id)
      if (!held) return problem('access.unknown')
      if (held.wasReleased) return problem('reviewCase.wasReleased')
      const found = await labelProblem(trx, held.procedureId, label, id)
      if (!found) await trx.updateTable('review_case').set({ label }).where('id', '=', id).execute()
      return found
    })
    return wrong ? refuse(wrong) : shown(id)
  })

  handle(app, deps, api.removeCase, async (call) => {
    const { id } = call.params
    const wrong = await changed('case.removed', call, id, async (trx) => {
      const held = await reviewCaseById(trx, id)
      if (!held) return problem('access.unknown')
      if (held.wasReleased) return problem('reviewCase.wasReleased')
      await trx.deleteFrom('case_version').where('caseId', '=', id).execute()
      await trx.deleteFrom('draft_key').where('caseId', '=', id).execute()
      await trx.deleteFrom('review_case').where('id', '=', id).execute()
      return undefined
    })
    if (wrong) return refuse(wrong)
    await emptied(id)
    return ok({ done: true as const })
  })

  handle(app, deps, api.submitCaseText, async (call) => {
    const caseId = call.params.id
    const { text, base, note, kept, selfReview } = call.body
    const named = await placesProblem(text, kept)
    if (named) return refuse(named)
    const body = JSON.stringify(text)
    const hash = hashOfText(body)
    const createdBy = requireAccount(call).id
    // One transaction: of two people who submit at the same moment the second one is told about the first.
    const wrong = await db.transaction().execute(async (trx): Promise<Problem | undefined> => {
      const held = await reviewCaseById(trx, caseId)
      if (!held) return problem('access.unknown')
      if (held.status === 'withdrawn') return problem('reviewCase.withdrawn')
      if (held.version !== base) {
        // The same text once more: the answer to the first time was lost on the way.
        const isRepeated = held.hash === hash && held.submittedBy === createdBy
        return isRepeated ? undefined : problem('caseText.stale', { version: held.version })
      }
      const version = (await lastNumberOf(trx, caseId)) + 1
      await trx
        .insertInto('case_version')
        .values({
          ...{ caseId, version, hash, body, createdBy, note, kept: JSON.stringify(kept) },
          selfReview: JSON.stringify(selfReview),
          ...{ status: 'awaitingRelease', releasedBy: null, createdAt: clock() },
        })
        .execute()
      const objectId = ofVersion({ id: caseId, version })
      await audit(trx, clock, 'caseText.submitted', createdBy, objectId)
      return undefined
    })
    return wrong ? refuse(wrong) : shown(caseId)
  })

  handle(app, deps, api.draftKey, (call) => {
    const key = draftKeyOf(deps, requireAccount(call).id, call.params.id)
    return key === undefined ? refuse(problem('server.storage')) : ok({ key })
  })

  handle(app, deps, api.listCaseTexts, async (call) => ok(await caseVersionsOf(db, call.params.id)))

  handle(app, deps, api.getCaseText, async (call) => {
    const { id, version } = call.params
    const found = await caseVersionOf(db, id, version)
    const facilitates = requireAccount(call).role === 'facilitator'
    // Before two people released it, only the office itself reads it; who wrote it is the office's own matter.
    if (!found || (facilitates && found.status !== 'released'))
      return refuse(problem('access.unknown'))
    await audit(db, clock, 'caseText.read', requireAccount(call).id, ofVersion(call.params))
    if (!facilitates) return ok(found)
    const names = { createdByName: null, releasedByName: null, refusedByName: null }
    return ok({ ...found, ...names, note: '', refusal: '', kept: [], selfReview: null })
  })

  handle(app, deps, api.releaseCaseText, async (call) => {
    const { id, version } = call.params
    const account = requireAccount(call)
    const wrong = await decided('caseText.released', call, call.params, async (trx) => {
      const found = await caseVersionOf(trx, id, version)
      if (found && found.hash !== call.body.hash)
        return problem('caseText.malformed', undefined, 'hash')
      return { status: 'released', releasedBy: account.id, releasedAt: clock() }
    })
    return wrong ? refuse(wrong) : shown(id)
  })

  handle(app, deps, api.refuseCaseText, async (call) => {
    const refusedBy = requireAccount(call).id
    const refusal = call.body.reason
    const wrong = await decided('caseText.refused', call, call.params, () =>
      Promise.resolve({ refusedBy, refusedAt: clock(), refusal }),
    )
    return wrong ? refuse(wrong) : shown(call.params.id)
  })

  /** A second account decides about the newest version, once. */
  function decided(
    action: AuditAction,
    call: Call,
    { id, version }: { readonly id: string; readonly version: number },
    change: (trx: Db) => Promise<Problem | Decision>,
  ): Promise<Problem | undefined> {
    const accountId = requireAccount(call).id
    return changed(action, call, ofVersion({ id, version }), async (trx) => {
      const [held, found] = [await reviewCaseById(trx, id), await caseVersionOf(trx, id, version)]
      if (!held || !found) return problem('access.unknown')
      if (found.status === 'released') return problem('caseText.alreadyReleased')
      if (found.createdBy === accountId) return problem('caseText.ownRelease')
      if (held.version !== version) return problem('caseText.stale', { version: held.version })
      if (found.status === 'refused') return problem('caseText.refused')
      const decision = await change(trx)
      if ('code' in decision) return decision
      const { numUpdatedRows } = await trx
        .updateTable('case_version')
        .set(decision)
        .where('caseId', '=', id)
        .where('version', '=', version)
        .where('status', '=', 'awaitingRelease')
        .where('refusedBy', 'is', null)
        .executeTakeFirst()
      return numUpdatedRows === 1n ? undefined : problem('caseText.alreadyReleased')
    })
  }

  handle(app, deps, api.withdrawCaseText, async (call) => {
    const { id, version } = call.params
    const objectId = ofVersion(call.params)
    const wrong = await changed('caseText.withdrawn', call, objectId, async (trx) => {
      const found = await caseVersionOf(trx, id, version)
      if (!found) return problem('access.unknown')
      const held = await reviewCaseById(trx, id)
      // The one workshops are planned with goes with the whole case; any other one may go by itself.
      if (held?.releasedVersion === version) return problem('caseText.current')
      if (found.inUse) return problem('caseText.inUse')
      await trx
        .updateTable('case_version')
        .set(withdrawnVersion)
        .where('caseId', '=', id)
        .where('version', '=', version)
        .execute()
      return undefined
    })
    if (wrong) return refuse(wrong)
    await betweenTransactions(db, () => deps.log.empty())
    return shown(id)
  })

  handle(app, deps, api.withdrawCase, async (call) => {
    const caseId = call.params.id
    await changed('case.withdrawn', call, caseId, async (trx) => {
      await trx.updateTable('review_case').set({ withdrawn: 1 }).where('id', '=', caseId).execute()
      await trx
        .updateTable('case_version')
        .set(withdrawnVersion)
        .where('caseId', '=', caseId)
        .execute()
      return undefined
    })
    // The rooms first: nothing that comes after may keep a text on somebody's screen.
    rooms.withdrawText(caseId)
    await betweenTransactions(db, () => dropCaseKeys(deps, caseId))
    await emptied(caseId)
    return shown(caseId)
  })
}

/** What a second reader writes down about a version. */
type Decision = Updateable<CaseVersionTable>
