import type { FastifyInstance } from 'fastify'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse } from '../../shared/kernel/result.ts'
import { api } from '../../shared/http/api.ts'
import { inTransaction } from '../audit/audit.ts'
import { handle, type CallDeps } from '../http/handle.ts'
import type { Rooms } from '../room/rooms.ts'
import { setCookie } from '../session/cookies.ts'
import { linkProjector, workshopOfProjector } from './projector.queries.ts'

type ProjectorDeps = CallDeps & {
  readonly rooms: Pick<Rooms, 'dropProjectors'>
}

/** The link of the projector: made by the facilitation, opened on whatever shows the wall. */
export function projectorRoutes(app: FastifyInstance, deps: ProjectorDeps): void {
  const { db, config, rooms } = deps

  handle(app, deps, api.projectorLink, async ({ account, params }) => {
    const made = await inTransaction(deps, (trx) => linkProjector(trx, account.id, params.id))
    if (made.ok) rooms.dropProjectors(params.id)
    return made
  })

  handle(app, deps, api.projectorJoin, async ({ body, reply }) => {
    const workshopId = await workshopOfProjector(db, body.token)
    if (workshopId === undefined) return refuse(problem('access.unknown'))
    setCookie(reply, 'fw_projector', body.token, config)
    return ok({ workshopId })
  })
}
