import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { CaseText } from '../../shared/caseText/caseText.ts'
import { findIdentifiers } from '../../shared/caseText/guard.ts'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import { api, type ReviewCase } from '../../shared/protocol/api.ts'
import { audit } from '../audit/audit.ts'
import { betweenTransactions } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { handle, requireAccount } from '../http/handle.ts'
import { dropCaseKeys } from '../room/deviceKey.ts'
import { caseVersionOf, reviewCaseById, reviewCasesOf } from './reviewCase.queries.ts'

/** SHA-256 of the text as it is stored: what two people release is exactly this. */
export const hashOfText = (body: string): string => createHash('sha256').update(body).digest('hex')

/**
 * Where a text still names somebody: kind and place of the first find, never the find itself. Entry by entry, so
 * that the rooms are served in between.
 */
async function identifiersProblem({ title, entries, roles }: CaseText) {
  const found = findIdentifiers({ title, entries: [] })
  for (const [entryIndex, entry] of entries.entries()) {
    const hits = findIdentifiers({ title: '', entries: [entry] })
    found.push(...hits.map((hit) => ({ ...hit, entryIndex })))
    await new Promise((next) => setImmediate(next))
  }
  found.push(...findIdentifiers({ title: '', entries: [], roles }))
  const [first] = found
  if (!first) return undefined
  const entry = first.entryIndex === null ? 0 : first.entryIndex + 1
  const facts = { count: found.length, kind: first.kind, entry, start: first.start, end: first.end }
  const field =
    first.entryIndex === null ? 'title' : `entries.${String(first.entryIndex)}.${first.field}`
  return problem('caseText.identifiers', facts, field)
}

/** Review cases: closed ones only; a second account releases; withdrawal works at any time (design D11, D16). */
export function reviewCaseRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, clock, rooms } = deps

  const shown = async (id: string): Promise<Result<ReviewCase>> => {
    const found = await reviewCaseById(db, id)
    return found ? ok(found) : refuse(problem('access.unknown'))
  }

  handle(app, deps, api.listCases, async ({ params }) => ok(await reviewCasesOf(db, params.id)))

  handle(app, deps, api.addCase, async (call) => {
    const { label, origin, closed } = call.body
    if (!closed) return refuse(problem('reviewCase.notClosed', undefined, 'closed'))
    const row = {
      id: deps.newId(),
      procedureId: call.params.id,
      label,
      origin,
      withdrawn: 0 as const,
    }
    await db.insertInto('review_case').values(row).execute()
    await audit(db, clock, 'case.added', requireAccount(call).id, row.id)
    return shown(row.id)
  })

  handle(app, deps, api.submitCaseText, async (call) => {
    const caseId = call.params.id
    const named = await identifiersProblem(call.body)
    if (named) return refuse(named)
    const body = JSON.stringify(call.body)
    const createdBy = requireAccount(call).id
    // One transaction: two people who submit at the same moment get two versions.
    const version = await db.transaction().execute(async (trx) => {
      const held = await reviewCaseById(trx, caseId)
      if (held?.status === 'withdrawn') return undefined
      const row = { caseId, version: (held?.version ?? 0) + 1, hash: hashOfText(body), body }
      const waiting = { status: 'awaitingRelease' as const, createdBy, releasedBy: null }
      await trx
        .insertInto('case_version')
        .values({ ...row, ...waiting })
        .execute()
      return row.version
    })
    if (version === undefined) return refuse(problem('reviewCase.withdrawn'))
    await audit(
      db,
      clock,
      'caseText.submitted',
      requireAccount(call).id,
      `${caseId}.${String(version)}`,
    )
    return shown(caseId)
  })

  handle(app, deps, api.getCaseText, async (call) => {
    const { id, version } = call.params
    const found = await caseVersionOf(db, id, version)
    // Before two people released it, only the office itself reads it.
    const hidden = requireAccount(call).role === 'facilitator' && found?.status !== 'released'
    return found && !hidden ? ok(found) : refuse(problem('access.unknown'))
  })

  handle(app, deps, api.releaseCaseText, async (call) => {
    const { id, version } = call.params
    const account = requireAccount(call)
    const found = await caseVersionOf(db, id, version)
    if (!found) return refuse(problem('access.unknown'))
    if (found.status === 'released') return refuse(problem('caseText.alreadyReleased'))
    if (found.createdBy === account.id) return refuse(problem('caseText.ownRelease'))
    if (found.hash !== call.body.hash)
      return refuse(problem('caseText.malformed', undefined, 'hash'))
    await db
      .updateTable('case_version')
      .set({ status: 'released', releasedBy: account.id })
      .where('caseId', '=', id)
      .where('version', '=', version)
      .where('status', '=', 'awaitingRelease')
      .execute()
    await audit(db, clock, 'caseText.released', account.id, `${id}.${String(version)}`)
    return shown(id)
  })

  handle(app, deps, api.withdrawCase, async (call) => {
    const caseId = call.params.id
    await db.transaction().execute(async (trx) => {
      await trx.updateTable('review_case').set({ withdrawn: 1 }).where('id', '=', caseId).execute()
      await trx
        .updateTable('case_version')
        .set({ status: 'withdrawn', body: '' })
        .where('caseId', '=', caseId)
        .execute()
    })
    // The rooms first: nothing that comes after may keep a text on somebody's screen.
    rooms.withdrawText(caseId)
    await betweenTransactions(db, () => {
      dropCaseKeys(deps, caseId)
      deps.log.empty()
    })
    await audit(db, clock, 'case.withdrawn', requireAccount(call).id, caseId)
    return shown(caseId)
  })
}
