import type { FastifyInstance, FastifyRequest } from 'fastify'
import { problem } from '../../shared/kernel/problem.ts'
import { BODY_BYTES } from '../../shared/http/route.ts'
import { accountOf, seatOf, type SessionDeps } from '../session/identity.ts'
import { FailureLimit } from '../kernel/failureLimit.ts'
import { networkOf } from './networkOf.ts'
import { sendProblem } from './problemReply.ts'

/** A login, a code, a setup: whatever an honest stranger sends is smaller, and costs nothing here. */
const FREE_BYTES = 2048
/** Units of 1 KiB a network may send at once, and how long one takes to be forgotten: 256 KiB, then 8 KiB a second. */
const budget = { burst: 256, forgetMs: 125 }
const UNIT = 1024

/**
 * Callers without a session or a seat have a budget of bytes for large bodies, counted before the body is read: who
 * has no business here must not keep the server busy with reading.
 */
export function budgetBytes(app: FastifyInstance, deps: SessionDeps): void {
  const limit = new FailureLimit(budget, deps.clock)
  app.addHook('onRequest', async (request, reply) => {
    const bytes = announcedBytes(request)
    if (bytes <= FREE_BYTES) return undefined
    const network = networkOf(request.ip)
    const waitMs = limit.waitMs(network)
    if (waitMs === 0) {
      limit.failed(network, Math.ceil(bytes / UNIT))
      return undefined
    }
    if (accountOf(request, deps) ?? seatOf(request, deps)) return undefined
    const seconds = Math.ceil(waitMs / 1000)
    return sendProblem(reply.header('connection', 'close'), problem('server.tooMany', { seconds }))
  })
}

/** What a request says it brings, as far as a stranger is read at all; without a word it may be all of that. */
function announcedBytes({ headers }: FastifyRequest): number {
  if (headers['transfer-encoding'] !== undefined) return BODY_BYTES
  return Math.min(Number(headers['content-length'] ?? 0), BODY_BYTES)
}
