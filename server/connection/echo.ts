import type {} from '@fastify/websocket'
import type { FastifyInstance } from 'fastify'
import { problem } from '../../shared/kernel/problem.ts'
import { plainRoutes } from '../../shared/http/api.ts'
import type { Config } from '../config.ts'
import { EventLines, LINE_HEADER, type LineEnds } from '../http/eventLines.ts'
import { sendProblem } from '../http/problemReply.ts'
import { sameOrigin, sameOriginRead } from '../http/security.ts'

/** What may be sent to the connection check at most: characters a message, messages a line, lines at once, time. */
const LONGEST = 64
const MOST_MESSAGES = 60
const MOST_LINES = 200
const LIFE_MS = 60_000
/** "Normal end" of a WebSocket. */
const CLOSE_DONE = 1000

/** The part of a line the echo needs. */
interface EchoLine {
  send(text: string): void
  close(code: number): void
}

/**
 * The connection check's counterpart: sends back what it is sent, in small amounts, over the same two ways a room
 * uses. No login, no room, nothing kept.
 */
export function echoRoutes(app: FastifyInstance, config: Pick<Config, 'publicUrl'>): void {
  const lines = new EventLines<null>()
  let sockets = 0
  app.get(
    plainRoutes.echo.path,
    {
      websocket: true,
      preValidation: async (request, reply) => {
        if (!sameOrigin(request, config)) return sendProblem(reply, problem('access.origin'))
        if (sockets >= MOST_LINES) return sendProblem(reply, problem('server.tooMany'))
        return undefined
      },
    },
    (socket) => {
      sockets++
      const { hear, end } = echoOf(socket)
      socket.on('message', (data, isBinary) => hear(isBinary ? '' : (data as Buffer).toString()))
      socket.on('close', () => {
        sockets--
        end()
      })
    },
  )
  app.get(plainRoutes.echoEvents.path, (request, reply) => {
    if (!sameOriginRead(request, config)) return sendProblem(reply, problem('access.origin'))
    if (lines.count >= MOST_LINES) return sendProblem(reply, problem('server.tooMany'))
    return lines.start(reply, null, echoOf)
  })
  app.post(
    plainRoutes.echoMessages.path,
    {
      bodyLimit: 4096,
      onRequest: async (request, reply) =>
        lines.ownerOf(request.headers[LINE_HEADER]) === undefined
          ? sendProblem(reply, problem('access.unknown'))
          : undefined,
    },
    (request, reply) => {
      lines.hear(request.headers[LINE_HEADER], request.body)
      return reply.code(204).send()
    },
  )
}

function echoOf(line: EchoLine): LineEnds {
  let heard = 0
  const timer = setTimeout(() => line.close(CLOSE_DONE), LIFE_MS)
  timer.unref()
  return {
    hear: (text) => {
      if (++heard > MOST_MESSAGES || text.length > LONGEST) line.close(CLOSE_DONE)
      else line.send(JSON.stringify(text))
    },
    end: () => clearTimeout(timer),
  }
}
