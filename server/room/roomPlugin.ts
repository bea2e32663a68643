import type {} from '@fastify/websocket'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { problem, type Problem } from '../../shared/kernel/problem.ts'
import { idSchema } from '../../shared/kernel/id.ts'
import { plainRoutes } from '../../shared/protocol/api.ts'
import { closeCode, type Viewer } from '../../shared/protocol/message.ts'
import type { Deps } from '../deps.ts'
import { sendProblem } from '../http/problemReply.ts'
import { sameOrigin } from '../http/security.ts'
import { readCookie } from '../login/cookies.ts'
import {
  accountOf,
  accountOfToken,
  facilitatorSeat,
  mayFacilitate,
  projectorOf,
  seatOf,
} from '../login/identity.ts'

/** Who opens a line, checked before the upgrade. */
interface Caller {
  readonly viewer: Viewer
  readonly accountId: string | null
  /** The session behind an account's line, checked again while it lives. */
  readonly session: string | null
}

/** How often a live line makes sure that its session still holds, and keeps it alive. */
const RECHECK_MS = 60_000

/** The only socket route. The check comes before the upgrade; the handlers are attached in the same turn. */
export function roomPlugin(app: FastifyInstance, deps: Deps): void {
  const callers = new WeakMap<FastifyRequest, Caller>()
  app.get<{ Params: { id: string }; Querystring: { as?: string } }>(
    plainRoutes.room.path,
    {
      websocket: true,
      preValidation: async (request, reply) => {
        const caller = callerOf(request, deps)
        if ('code' in caller) return sendProblem(reply, caller)
        callers.set(request, caller)
        return undefined
      },
    },
    (socket, request) => {
      const caller = callers.get(request)
      if (!caller) return socket.close(closeCode.denied)
      const { viewer, accountId, session } = caller
      const line = deps.rooms.open(request.params.id, viewer, accountId, {
        send: (text) => socket.send(text),
        close: (code, reason) => socket.close(code, reason),
        get bufferedAmount() {
          return socket.bufferedAmount
        },
      })
      if (!line) return socket.close(closeCode.gone, 'workshop.closed')
      let checkedAt = deps.clock()
      socket.on('message', (data, isBinary) => {
        const now = deps.clock()
        if (session !== null && now - checkedAt > RECHECK_MS) {
          checkedAt = now
          if (!accountOfToken(session, deps)) return socket.close(closeCode.login, 'login.required')
        }
        line.hear(isBinary ? '' : textOf(data))
      })
      socket.on('close', () => line.end())
      socket.on('error', () => socket.terminate())
    },
  )
}

const textOf = (data: unknown): string =>
  Buffer.isBuffer(data) ? data.toString('utf8') : String(data)

/** Who calls: origin, workshop, and the role asked for with `as` against what the cookies allow. */
function callerOf(
  request: FastifyRequest<{ Params: { id: string }; Querystring: { as?: string } }>,
  deps: Deps,
): Caller | Problem {
  const { id } = request.params
  if (!sameOrigin(request, deps.config)) return problem('access.origin')
  if (!idSchema.safeParse(id).success) return problem('access.unknown')
  switch (request.query.as) {
    case 'facilitator': {
      const account = accountOf(request, deps)
      if (!account) return problem('login.required')
      if (!mayFacilitate(account, id, deps)) return problem('access.unknown')
      const seatId = facilitatorSeat(account, id, deps)
      const session = readCookie(request, 'fw_session', deps.config) ?? null
      return {
        viewer: { kind: 'seat', seatId, facilitation: true },
        accountId: account.id,
        session,
      }
    }
    case 'seat': {
      const seat = seatOf(request, deps)
      if (seat?.workshopId !== id) return problem('access.unknown')
      return {
        viewer: { kind: 'seat', seatId: seat.seatId, facilitation: false },
        accountId: null,
        session: null,
      }
    }
    case 'projector':
      return projectorOf(request, deps)?.workshopId === id
        ? { viewer: { kind: 'projector' }, accountId: null, session: null }
        : problem('access.unknown')
    default:
      return problem('access.unknown')
  }
}
