import type { FastifyInstance } from 'fastify'
import { nameKey } from '../../shared/kernel/name.ts'
import { problem, taken, type Problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import { api, type JoinCode, type Origin, type WorkshopSummary } from '../../shared/protocol/api.ts'
import type { Agenda } from '../../shared/workshop/agenda.ts'
import { audit, audited, auditNow, DONE } from '../audit/audit.ts'
import { catalogueOf } from '../catalogue/catalogue.routes.ts'
import { betweenTransactions, type Db } from '../db/database.ts'
import type { WorkshopRow } from '../db/schema.ts'
import type { Deps } from '../deps.ts'
import { handle, requireAccount } from '../http/handle.ts'
import { mayProcedure } from '../login/access.ts'
import { hashToken, newToken } from '../login/token.ts'
import { agendaHeadings, headingProblem } from '../room/headings.ts'
import { reviewCaseById } from '../reviewCase/reviewCase.queries.ts'
import { newJoinCode } from './joinCode.ts'
import { basisOf, heldOf, planOf, toSummary, workshopById } from './workshop.queries.ts'

/** Ids of an agenda's steps must differ, or nobody could tell them apart. */
const agendaProblem = (agenda: Agenda) =>
  new Set(agenda.map(({ id }) => id)).size === agenda.length
    ? undefined
    : problem('input.malformed', undefined, 'agenda')

/** Today in the offices' time zone, YYYY-MM-DD. */
const todayInBerlin = (now: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date(now))

/** What a workshop reads, as somebody asks for it. */
interface WantedBasis {
  readonly caseId: string
  readonly catalogueKey: string
  readonly catalogueVersion: string
}

/** The minutes say of the case what was said when it was added, or nothing. */
const originProblem = (said: Origin | null, ofCase: Origin | undefined): Problem | undefined =>
  said === null || said === ofCase
    ? undefined
    : problem('workshop.originContradicts', undefined, 'origin')

/** Is there another workshop of this procedure on that day nobody could tell from this one? */
async function titleProblem(
  db: Db,
  { id, procedureId, title, date }: Record<'id' | 'procedureId' | 'title' | 'date', string>,
): Promise<Problem | undefined> {
  const others = await db
    .selectFrom('workshop')
    .select(['id', 'title'])
    .where('procedureId', '=', procedureId)
    .where('date', '=', date)
    .where('id', '!=', id)
    .execute()
  const twin = others.find((other) => nameKey(other.title) === nameKey(title))
  return twin && taken('workshop.titleTaken', twin.id, 'title')
}

/** Planning a workshop, its codes and links, its end. What happens inside goes through the room. */
export function workshopRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, sqlite, clock, rooms } = deps

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

  /** A result never changes: it is read once. */
  const results = new Map<string, NonNullable<WorkshopSummary['held']>>()
  const heldIn = (row: WorkshopRow): Pick<WorkshopSummary, 'held'> => {
    if (row.status !== 'closed' && row.status !== 'concluded') return {}
    const known = results.get(row.id)
    if (known) return { held: known }
    // A damaged room takes nothing from the list but what was held in it.
    if (rooms.isDamaged(row.id)) return {}
    const room = rooms.slice(row.id)
    if (!room) return {}
    const held = heldOf(row, room)
    if (row.status === 'concluded') results.set(row.id, held)
    return { held }
  }

  handle(app, deps, api.listWorkshops, async (call) => {
    const account = requireAccount(call)
    const rows = await db
      .selectFrom('workshop')
      .selectAll()
      .orderBy('date', 'desc')
      .orderBy('title')
      .execute()
    return ok(
      rows
        .filter(({ procedureId }) => mayProcedure(account, procedureId, deps))
        .map((row) => ({ ...toSummary(row), ...heldIn(row) })),
    )
  })

  /** The wanted case and its newest released version, if case and catalogue can be used in this procedure. */
  const usable = async (
    procedureId: string,
    { caseId, catalogueKey, catalogueVersion }: WantedBasis,
  ): Promise<Result<{ version: number; origin: Origin }>> => {
    const reviewCase = await reviewCaseById(db, caseId)
    if (reviewCase?.procedureId !== procedureId)
      return refuse(problem('input.malformed', undefined, 'caseId'))
    if (reviewCase.status === 'withdrawn')
      return refuse(problem('reviewCase.withdrawn', undefined, 'caseId'))
    if (reviewCase.releasedVersion === null)
      return refuse(problem('reviewCase.unreleased', undefined, 'caseId'))
    if (!(await catalogueOf(db, catalogueKey, catalogueVersion)))
      return refuse(problem('input.malformed', undefined, 'catalogueKey'))
    return ok({ version: reviewCase.releasedVersion, origin: reviewCase.origin })
  }

  /** A day before today is asked about: it may be a slip, or a workshop that was held on paper. */
  const dayProblem = (date: string, pastDay: boolean): Problem | undefined =>
    !pastDay && date < todayInBerlin(clock())
      ? problem('workshop.dayPast', undefined, 'date')
      : undefined

  handle(app, deps, api.addWorkshop, async (call) => {
    const { caseId, agenda, pastDay, ...plan } = call.body
    const basis = await usable(call.params.id, call.body)
    if (!basis.ok) return basis
    const wrong =
      agendaProblem(agenda) ??
      headingProblem([['title', plan.title], ...agendaHeadings(agenda)]) ??
      dayProblem(plan.date, pastDay) ??
      originProblem(plan.origin, basis.value.origin)
    if (wrong) return refuse(wrong)
    const row = {
      id: deps.newId(),
      procedureId: call.params.id,
      caseId,
      caseVersion: basis.value.version,
      ...plan,
      status: 'planned' as const,
      plan: JSON.stringify(agenda),
      projectorHash: null,
      commentUntil: null,
    }
    const line = { actorId: requireAccount(call).id, objectId: row.id }
    const added = await audited(deps, { action: 'workshop.added', ...line }, async (trx) => {
      const doubled = await titleProblem(trx, row)
      if (doubled) return refuse(doubled)
      await trx.insertInto('workshop').values(row).execute()
      return DONE
    })
    return added.ok ? summary(row.id) : added
  })

  handle(app, deps, api.getWorkshop, async (call) => {
    const row = await workshopById(db, call.params.id)
    if (!row) return refuse(problem('access.unknown'))
    const mayInvite = requireAccount(call).role === 'facilitator'
    const joinCode = mayInvite ? ((await liveCode(row.id)) ?? null) : null
    const projectorLinked = row.projectorHash !== null
    const basis = await basisOf(db, row)
    const { publicUrl } = deps.config
    const workshop = toSummary(row)
    return ok({ workshop, basis, publicUrl, agenda: planOf(row), joinCode, projectorLinked })
  })

  handle(app, deps, api.planWorkshop, async (call) => {
    const { id } = call.params
    const { agenda, pastDay, ...plan } = call.body
    const { title, date, commentDays } = plan
    const row = await workshopById(db, id)
    if (row?.status !== 'planned') return refuse(problem('workshop.alreadyOpen'))
    const wrong =
      agendaProblem(agenda) ??
      headingProblem([['title', title], ...agendaHeadings(agenda)]) ??
      dayProblem(date, pastDay || date === row.date) ??
      originProblem(plan.origin, (await reviewCaseById(db, row.caseId))?.origin)
    if (wrong) return refuse(wrong)
    const change = { ...plan, plan: JSON.stringify(agenda) }
    const line = { actorId: requireAccount(call).id, objectId: id }
    const changed = await audited(deps, { action: 'workshop.planned', ...line }, async (trx) => {
      const doubled = await titleProblem(trx, { ...row, title, date })
      if (doubled) return refuse(doubled)
      await trx.updateTable('workshop').set(change).where('id', '=', id).execute()
      return DONE
    })
    if (!changed.ok) return changed
    await rooms.planChanged(id, agenda, commentDays)
    return summary(id)
  })

  handle(app, deps, api.changeWorkshopBasis, async (call) => {
    const { id } = call.params
    const { caseId, catalogueKey, catalogueVersion } = call.body
    const row = await workshopById(db, id)
    if (!row) return refuse(problem('access.unknown'))
    const basis = await usable(row.procedureId, call.body)
    if (!basis.ok) return basis
    const { version, origin } = basis.value
    const basisChange = { caseId, caseVersion: version, catalogueKey, catalogueVersion }
    // What the plan says of the case follows the case.
    const change = row.origin === null ? basisChange : { ...basisChange, origin }
    const line = { actorId: requireAccount(call).id, objectId: id }
    const changed = await audited(deps, { action: 'workshop.rebased', ...line }, async (trx) => {
      const done = await trx
        .updateTable('workshop')
        .set(change)
        .where('id', '=', id)
        .where('status', '=', 'planned')
        .executeTakeFirst()
      return done.numUpdatedRows === 0n ? refuse(problem('workshop.alreadyOpen')) : DONE
    })
    if (!changed.ok) return changed
    await betweenTransactions(db, () => rooms.basisChanged(id))
    return summary(id)
  })

  handle(app, deps, api.removeWorkshop, (call) =>
    betweenTransactions(db, () => {
      const { id } = call.params
      const line = { actorId: requireAccount(call).id, objectId: id }
      const held = sqlite
        .prepare<[string], { status: string }>('SELECT status FROM workshop WHERE id = ?')
        .get(id)
      if (held?.status !== 'planned') return refuse(problem('workshop.inUse'))
      rooms.remove(id, () => auditNow(sqlite, clock, { action: 'workshop.removed', ...line }))
      return DONE
    }),
  )

  handle(app, deps, api.rotateJoinCode, async (call): Promise<Result<JoinCode>> => {
    const { id } = call.params
    const row = await workshopById(db, id)
    if (!row || row.status === 'concluded') return refuse(problem('workshop.closed'))
    const joinCode = { code: newJoinCode(), expiresAt: clock() + call.body.hours * 3_600_000 }
    const line = { actorId: requireAccount(call).id, objectId: id }
    const made = await audited(deps, { action: 'workshop.codeRotated', ...line }, async (trx) => {
      await trx.deleteFrom('join_code').where('workshopId', '=', id).execute()
      await trx
        .insertInto('join_code')
        .values({ ...joinCode, workshopId: id })
        .execute()
      return ok(joinCode)
    })
    rooms.joinCodeChanged(id)
    return made
  })

  handle(app, deps, api.projectorLink, async (call) => {
    const token = newToken()
    const line = { actorId: requireAccount(call).id, objectId: call.params.id }
    const made = await audited(
      deps,
      { action: 'workshop.projectorLinked', ...line },
      async (trx) => {
        await trx
          .updateTable('workshop')
          .set({ projectorHash: hashToken(token) })
          .where('id', '=', call.params.id)
          .execute()
        return ok({ token })
      },
    )
    rooms.dropProjectors(call.params.id)
    return made
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
