import type { FastifyInstance } from 'fastify'
import { lengthOf } from '../../shared/close/roomResult.ts'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse } from '../../shared/kernel/result.ts'
import { api } from '../../shared/http/api.ts'
import { type WorkshopSummary } from '../../shared/workshopPlan/workshopPlan.schema.ts'
import { changedNow, DONE, inTransaction } from '../audit/audit.ts'
import { betweenTransactions, type Db } from '../db/database.ts'
import type { WorkshopRow } from '../db/schema.ts'
import { handle, type CallDeps } from '../http/handle.ts'
import { liveCode } from '../join/join.queries.ts'
import { heldDays } from '../result/result.queries.ts'
import type { Rooms } from '../room/rooms.ts'
import {
  addWorkshop,
  basisOf,
  changeWorkshopBasis,
  heldOf,
  planOf,
  planWorkshop,
  statusNow,
  toSummary,
  workshopById,
  workshopsOf,
} from './workshopPlan.queries.ts'

/** What planning asks of the rooms. */
type PlannedRooms = Pick<Rooms, 'slice' | 'canBeAsked' | 'planChanged' | 'basisChanged' | 'remove'>
type WorkshopPlanDeps = CallDeps & {
  readonly newId: () => string
  readonly rooms: PlannedRooms
}

/** Planning a workshop, until it is opened. What happens inside goes through the room. */
export function workshopPlanRoutes(app: FastifyInstance, deps: WorkshopPlanDeps): void {
  const { db, sqlite, clock, rooms, config } = deps

  handle(app, deps, api.listWorkshops, async ({ account }) => {
    return ok(await withHeld(db, rooms, await workshopsOf(db, account)))
  })

  handle(app, deps, api.addWorkshop, ({ account, params, body }) => {
    const ids = { id: deps.newId(), procedureId: params.id }
    return inTransaction(deps, (trx) => addWorkshop(trx, account.id, ids, body))
  })

  handle(app, deps, api.getWorkshop, async ({ account, params: { id } }) => {
    const row = await workshopById(db, id)
    if (!row) return refuse(problem('access.unknown'))
    const mayInvite = account.role === 'facilitator'
    return ok({
      workshop: toSummary(row),
      basis: await basisOf(db, row),
      publicUrl: config.publicUrl,
      agenda: planOf(row),
      joinCode: mayInvite ? ((await liveCode(db, id, clock())) ?? null) : null,
      projectorLinked: row.projectorHash !== null,
    })
  })

  handle(app, deps, api.planWorkshop, async ({ account, params: { id }, body }) => {
    // Throws if the room cannot be asked, before anything is written.
    rooms.slice(id)
    const made = await inTransaction(deps, (trx) => planWorkshop(trx, account.id, id, body))
    if (made.ok) await rooms.planChanged(id, body.agenda, body.commentDays)
    return made
  })

  handle(app, deps, api.changeWorkshopBasis, async ({ account, params: { id }, body }) => {
    const made = await inTransaction(deps, (trx) => changeWorkshopBasis(trx, account.id, id, body))
    if (made.ok) await betweenTransactions(db, () => rooms.basisChanged(id))
    return made
  })

  handle(app, deps, api.removeWorkshop, ({ account, params: { id } }) =>
    betweenTransactions(db, () => {
      if (statusNow(sqlite, id) !== 'planned') return refuse(problem('workshop.inUse'))
      const line = { action: 'workshop.removed', actorId: account.id, objectId: id } as const
      rooms.remove(id, () => changedNow(sqlite, clock, line))
      return DONE
    }),
  )
}

/** What became of days that are over: of concluded ones as their results say it, of those whose room is there as it does. */
async function withHeld(
  db: Db,
  rooms: PlannedRooms,
  rows: readonly WorkshopRow[],
): Promise<WorkshopSummary[]> {
  const concluded = rows.filter(({ status }) => status === 'concluded').map(({ id }) => id)
  const results = await heldDays(db, concluded)
  return rows.map((row) => {
    const held = results.get(row.id) ?? (row.status === 'closed' ? heldInRoom(rooms, row.id) : null)
    return { ...toSummary(row), ...(held ? { held: heldOf(row, held) } : {}) }
  })
}

/** Null for a room that cannot be asked: it takes nothing from the list but what was held in it. */
function heldInRoom(rooms: PlannedRooms, id: string) {
  const room = rooms.canBeAsked(id) ? rooms.slice(id) : undefined
  if (!room) return null
  const deadlines = room.recommendation.recommendations.filter(({ due }) => due !== null).length
  return { minutes: lengthOf(room.workshop), deadlines }
}
