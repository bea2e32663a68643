import type { FastifyInstance } from 'fastify'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import { api, type JoinCode } from '../../shared/protocol/api.ts'
import type { Agenda } from '../../shared/workshop/agenda.ts'
import { audit } from '../audit/audit.ts'
import { catalogueOf } from '../catalogue/catalogue.routes.ts'
import { betweenTransactions } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { handle, requireAccount } from '../http/handle.ts'
import { mayProcedure } from '../login/access.ts'
import { hashToken, newToken } from '../login/token.ts'
import { reviewCaseById } from '../reviewCase/reviewCase.queries.ts'
import { newJoinCode } from './joinCode.ts'
import { planOf, toSummary, workshopById } from './workshop.queries.ts'

/** Ids of an agenda's steps must differ, or nobody could tell them apart. */
const agendaProblem = (agenda: Agenda) =>
  new Set(agenda.map(({ id }) => id)).size === agenda.length
    ? undefined
    : problem('input.malformed', undefined, 'agenda')

/** Planning a workshop, its codes and links, its end. What happens inside goes through the room. */
export function workshopRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, clock, rooms } = deps

  const summary = async (id: string) => {
    const row = await workshopById(db, id)
    return row ? ok(toSummary(row)) : refuse(problem('access.unknown'))
  }

  const liveCode = (workshopId: string): Promise<JoinCode | undefined> =>
    db
      .selectFrom('join_code')
      .select(['code', 'expiresAt'])
      .where('workshopId', '=', workshopId)
      .where('expiresAt', '>', clock())
      .executeTakeFirst()

  handle(app, deps, api.listWorkshops, async (call) => {
    const account = requireAccount(call)
    const rows = await db
      .selectFrom('workshop')
      .selectAll()
      .orderBy('date', 'desc')
      .orderBy('title')
      .execute()
    return ok(
      rows.filter(({ procedureId }) => mayProcedure(account, procedureId, deps)).map(toSummary),
    )
  })

  handle(app, deps, api.addWorkshop, async (call) => {
    const { caseId, agenda, ...plan } = call.body
    const { catalogueKey, catalogueVersion } = plan
    const reviewCase = await reviewCaseById(db, caseId)
    if (reviewCase?.procedureId !== call.params.id)
      return refuse(problem('input.malformed', undefined, 'caseId'))
    if (reviewCase.status === 'withdrawn')
      return refuse(problem('reviewCase.withdrawn', undefined, 'caseId'))
    if (reviewCase.releasedVersion === null)
      return refuse(problem('reviewCase.unreleased', undefined, 'caseId'))
    if (!(await catalogueOf(db, catalogueKey, catalogueVersion)))
      return refuse(problem('input.malformed', undefined, 'catalogueKey'))
    const wrong = agendaProblem(agenda)
    if (wrong) return refuse(wrong)
    const row = {
      id: deps.newId(),
      procedureId: call.params.id,
      caseId,
      caseVersion: reviewCase.releasedVersion,
      ...plan,
      status: 'planned' as const,
      plan: JSON.stringify(agenda),
      projectorHash: null,
      commentUntil: null,
    }
    await db.insertInto('workshop').values(row).execute()
    await audit(db, clock, 'workshop.added', requireAccount(call).id, row.id)
    return summary(row.id)
  })

  handle(app, deps, api.getWorkshop, async (call) => {
    const row = await workshopById(db, call.params.id)
    if (!row) return refuse(problem('access.unknown'))
    const mayInvite = requireAccount(call).role === 'facilitator'
    const joinCode = mayInvite ? ((await liveCode(row.id)) ?? null) : null
    const projectorLinked = row.projectorHash !== null
    return ok({ workshop: toSummary(row), agenda: planOf(row), joinCode, projectorLinked })
  })

  handle(app, deps, api.planWorkshop, async (call) => {
    const { id } = call.params
    const { agenda, ...plan } = call.body
    const row = await workshopById(db, id)
    if (row?.status !== 'planned') return refuse(problem('workshop.alreadyOpen'))
    const wrong = agendaProblem(agenda)
    if (wrong) return refuse(wrong)
    const change = { ...plan, plan: JSON.stringify(agenda) }
    await db.updateTable('workshop').set(change).where('id', '=', id).execute()
    await rooms.planChanged(id, agenda, plan.commentDays)
    await audit(db, clock, 'workshop.planned', requireAccount(call).id, id)
    return summary(id)
  })

  handle(app, deps, api.rotateJoinCode, async (call): Promise<Result<JoinCode>> => {
    const { id } = call.params
    const row = await workshopById(db, id)
    if (!row || row.status === 'concluded') return refuse(problem('workshop.closed'))
    const joinCode = { code: newJoinCode(), expiresAt: clock() + call.body.hours * 3_600_000 }
    await db.transaction().execute(async (trx) => {
      await trx.deleteFrom('join_code').where('workshopId', '=', id).execute()
      await trx
        .insertInto('join_code')
        .values({ ...joinCode, workshopId: id })
        .execute()
    })
    rooms.joinCodeChanged(id)
    await audit(db, clock, 'workshop.codeRotated', requireAccount(call).id, id)
    return ok(joinCode)
  })

  handle(app, deps, api.projectorLink, async (call) => {
    const token = newToken()
    await db
      .updateTable('workshop')
      .set({ projectorHash: hashToken(token) })
      .where('id', '=', call.params.id)
      .execute()
    rooms.dropProjectors(call.params.id)
    await audit(db, clock, 'workshop.projectorLinked', requireAccount(call).id, call.params.id)
    return ok({ token })
  })

  handle(app, deps, api.extendCommentPeriod, async (call) => {
    const { id } = call.params
    const refused = await rooms.extendCommentPeriod(id, call.body.until)
    if (refused) return refuse(refused)
    await audit(db, clock, 'workshop.commentPeriodExtended', requireAccount(call).id, id)
    return summary(id)
  })

  handle(app, deps, api.concludeWorkshop, async (call) => {
    const row = await workshopById(db, call.params.id)
    if (row?.status !== 'closed') return refuse(problem('workshop.notOpen'))
    await betweenTransactions(db, () => rooms.conclude(row.id))
    await audit(db, clock, 'workshop.concluded', requireAccount(call).id, row.id)
    return summary(row.id)
  })
}
