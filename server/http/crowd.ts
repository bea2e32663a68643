import type { Socket } from 'node:net'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { problem } from '../../shared/kernel/problem.ts'
import { sendProblem } from './problemReply.ts'

/** Connections beyond a limit that are still told so; the rest is closed at once. */
export const RESERVE = 32
/** How long such a connection may take to say what it wants. */
export const HASTE_MS = 3000
/** When to come again, in seconds. */
const LATER = 5

/** Asks a caller who is one too many to come later, and ends the connection. */
export const askLater = (reply: FastifyReply): FastifyReply =>
  sendProblem(reply.header('connection', 'close'), problem('server.full', { seconds: LATER }))

/**
 * Keeps the number of open connections below a limit, so that neither files nor memory run out for those who are in. A
 * caller beyond it is asked to come later.
 */
export function limitCrowd(app: FastifyInstance, most: number): void {
  const beyond = new WeakSet<Socket>()
  let open = 0
  app.server.maxConnections = most + RESERVE
  app.server.on('connection', (socket: Socket) => {
    open++
    socket.once('close', () => open--)
    if (open <= most) return
    beyond.add(socket)
    const timer = setTimeout(() => socket.destroy(), HASTE_MS)
    socket.once('close', () => clearTimeout(timer))
  })
  app.addHook('onRequest', async (request, reply) => {
    if (!beyond.has(request.raw.socket)) return undefined
    return askLater(reply)
  })
}
