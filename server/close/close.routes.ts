import type { FastifyInstance } from 'fastify'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import { api } from '../../shared/http/api.ts'
import { type WorkshopSummary } from '../../shared/workshopPlan/workshopPlan.schema.ts'
import { changedNow, type AuditLine } from '../audit/audit.ts'
import { betweenTransactions } from '../db/database.ts'
import { handle, type CallDeps } from '../http/handle.ts'
import type { Rooms } from '../room/rooms.ts'
import { statusNow, toSummary, workshopById } from '../workshopPlan/workshopPlan.queries.ts'

type CloseDeps = CallDeps & {
  readonly rooms: Pick<Rooms, 'extendCommentPeriod' | 'conclude'>
}

/** After the day: more time for comments, and the conclusion. Both are one transaction of the room with their line. */
export function closeRoutes(app: FastifyInstance, deps: CloseDeps): void {
  const { db, sqlite, clock, rooms } = deps
  const note = (line: AuditLine) => () => changedNow(sqlite, clock, line)

  const summary = async (id: string): Promise<Result<WorkshopSummary>> => {
    const row = await workshopById(db, id)
    return row ? ok(toSummary(row)) : refuse(problem('access.unknown'))
  }

  handle(app, deps, api.extendCommentPeriod, async ({ account, params: { id }, body }) => {
    const action = 'workshop.commentPeriodExtended'
    const also = note({ action, actorId: account.id, objectId: id })
    const refused = await rooms.extendCommentPeriod(id, body.until, also)
    return refused ? refuse(refused) : summary(id)
  })

  handle(app, deps, api.concludeWorkshop, async ({ account, params: { id } }) => {
    const also = note({ action: 'workshop.concluded', actorId: account.id, objectId: id })
    const isDone = await betweenTransactions(
      db,
      () => statusNow(sqlite, id) === 'closed' && rooms.conclude(id, also),
    )
    return isDone ? summary(id) : refuse(problem('workshop.notOpen'))
  })
}
