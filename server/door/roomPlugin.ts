import type {} from '@fastify/websocket'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { problem } from '../../shared/kernel/problem.ts'
import { plainRoutes } from '../../shared/http/api.ts'
import { closeCode, MAX_FRAME } from '../../shared/protocol/message.ts'
import type { Rooms } from '../room/rooms.ts'
import { EventLines, LINE_HEADER } from '../http/eventLines.ts'
import { sendProblem } from '../http/problemReply.ts'
import { Pulse } from '../http/pulse.ts'
import { sameOrigin, sameOriginRead } from '../http/security.ts'
import { accountOfToken, type SeatingDeps, type SessionDeps } from '../session/identity.ts'
import { callerOf, sameCaller, type Caller } from './caller.ts'
import { SessionWatch } from './sessionWatch.ts'
import { socketOut, Turn } from './socketOut.ts'

interface DoorDeps extends SeatingDeps {
  readonly rooms: Pick<Rooms, 'open'>
}

/** What looks after open lines. */
interface Watches {
  readonly pulse: Pulse
  readonly sessions: SessionWatch
}

type Room = { Params: { id: string }; Querystring: { as?: string } }

/** How often a live line makes sure that its session still holds, and keeps it alive. */
const RECHECK_MS = 60_000

/**
 * The two ways into a room: a WebSocket, or server-sent events with posts if a network does not let WebSockets through.
 * The same check comes before both, and the same conversation follows.
 */
export function roomPlugin(app: FastifyInstance, deps: DoorDeps, beatMs?: number): void {
  const watches = { pulse: new Pulse(deps.clock, beatMs), sessions: new SessionWatch(deps, beatMs) }
  app.addHook('onClose', () => {
    watches.pulse.stop()
    watches.sessions.stop()
  })
  socketRoute(app, deps, watches)
  eventRoutes(app, deps, watches)
}

/** The check comes before the upgrade; the handlers are attached in the same turn. */
function socketRoute(app: FastifyInstance, deps: DoorDeps, { pulse, sessions }: Watches): void {
  const callers = new WeakMap<FastifyRequest, Caller>()
  const turn = new Turn()
  app.get<Room>(
    plainRoutes.room.path,
    {
      websocket: true,
      preValidation: async (request, reply) => {
        const caller = sameOrigin(request, deps.config)
          ? callerOf(request, request.params.id, request.query.as, deps)
          : problem('access.origin')
        if ('code' in caller) return sendProblem(reply, caller)
        callers.set(request, caller)
        return undefined
      },
    },
    (socket, request) => {
      const caller = callers.get(request)
      if (!caller) return socket.close(closeCode.denied)
      const out = socketOut(socket, request.raw.socket, turn)
      const { workshopId, viewer, accountId, session } = caller
      const line = deps.rooms.open(workshopId, viewer, accountId, out, session)
      if (!line) return socket.close(closeCode.gone, 'workshop.closed')
      const beat = pulse.watchSocket(socket)
      const unwatch = sessions.watch(session, () => line.loggedOut())
      const holds = sessionCheck(caller, deps)
      socket.on('message', (data, isBinary) => {
        // Closing takes as long as the other side likes; what it says meanwhile is not heard.
        if (!holds()) return line.loggedOut()
        line.hear(isBinary ? '' : textOf(data))
      })
      socket.on('ping', (data) => {
        if (line.pinged()) socket.pong(data)
      })
      socket.on('close', () => {
        unwatch()
        beat.end()
        line.end()
      })
    },
  )
}

/** Server-sent events down, posts up. Every post is checked like the stream was, and must come from the same caller. */
function eventRoutes(app: FastifyInstance, deps: DoorDeps, { pulse, sessions }: Watches): void {
  const lines = new EventLines<{ readonly caller: Caller; readonly as: string | undefined }>()
  app.get<Room>(plainRoutes.roomEvents.path, (request, reply) => {
    const { as } = request.query
    const caller = sameOriginRead(request, deps.config)
      ? callerOf(request, request.params.id, as, deps)
      : problem('access.origin')
    if ('code' in caller) return sendProblem(reply, caller)
    return lines.start(reply, { caller, as }, (stream) => {
      const { workshopId, viewer, accountId, session } = caller
      const line = deps.rooms.open(workshopId, viewer, accountId, stream, session)
      if (!line) {
        stream.close(closeCode.gone)
        return { hear: () => undefined, end: () => undefined }
      }
      const beat = pulse.watchSilence(() => stream.cut())
      const unwatch = sessions.watch(session, () => line.loggedOut())
      const end = () => {
        unwatch()
        beat.end()
        line.end()
      }
      const hear = (text: string) => {
        beat.heard()
        line.hear(text)
      }
      return { hear, end }
    })
  })
  /** Why nothing may be posted on a line, or undefined. */
  const refusal = (request: FastifyRequest<Room>) => {
    const owner = lines.ownerOf(request.headers[LINE_HEADER])
    if (!owner) return problem('access.unknown')
    const caller = callerOf(request, request.params.id, owner.as, deps)
    if ('code' in caller) return caller
    return sameCaller(caller, owner.caller) ? undefined : problem('access.unknown')
  }
  app.post<Room>(
    plainRoutes.roomMessages.path,
    {
      bodyLimit: MAX_FRAME,
      // Before the body is read; and again afterwards, because a slow one takes its time.
      onRequest: async (request, reply) => {
        const refused = refusal(request)
        return refused && sendProblem(reply, refused)
      },
    },
    (request, reply) => {
      const refused = refusal(request)
      if (refused) return sendProblem(reply, refused)
      lines.hear(request.headers[LINE_HEADER], request.body)
      return reply.code(204).send()
    },
  )
}

const textOf = (data: unknown): string =>
  Buffer.isBuffer(data) ? data.toString('utf8') : String(data)

/** Says whether the session behind a line still holds, looking it up once a minute. */
function sessionCheck({ session }: Caller, deps: SessionDeps): () => boolean {
  let checkedAt = deps.clock()
  return () => {
    const now = deps.clock()
    if (session === null || now - checkedAt <= RECHECK_MS) return true
    checkedAt = now
    return accountOfToken(session, deps) !== null
  }
}
