import { randomBytes } from 'node:crypto'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { problem, type Problem, type ProblemCode } from '../../shared/kernel/problem.ts'
import { isDiskTrouble } from '../db/storageError.ts'
import type { FailureLog } from '../room/committer.ts'
import { DamagedRoom } from '../room/damagedRoom.ts'

const statusOf: Partial<Record<ProblemCode, number>> = {
  'input.malformed': 400,
  'input.tooLarge': 413,
  'login.required': 401,
  'login.wrong': 401,
  'login.tooMany': 429,
  'login.startPassword': 403,
  'login.startPasswordEnded': 403,
  'account.currentWrong': 401,
  'access.denied': 403,
  'access.unknown': 404,
  'access.origin': 403,
  'server.internal': 500,
  'server.storage': 503,
  'server.stopping': 503,
  'server.full': 503,
  'workshop.damaged': 503,
  'server.tooMany': 429,
  'setup.linkInvalid': 403,
  'join.codeInvalid': 403,
  'join.crowded': 429,
  'seat.notAdmitted': 403,
  'account.emailTaken': 409,
  'office.nameTaken': 409,
  'office.inUse': 409,
  'account.inUse': 409,
  'procedure.titleTaken': 409,
  'procedure.inUse': 409,
  'catalogue.versionTaken': 409,
  'catalogue.inUse': 409,
  'workshop.titleTaken': 409,
  'workshop.inUse': 409,
  'caseText.alreadyReleased': 409,
  'caseText.stale': 409,
  'reviewCase.labelTaken': 409,
}

/** The HTTP status of a problem; what is not listed is a rule that says no (422). */
export const statusFor = (code: ProblemCode): number => statusOf[code] ?? 422

/** Answers with a problem. */
export function sendProblem(reply: FastifyReply, why: Problem): FastifyReply {
  const wait = why.facts?.['seconds']
  if (wait !== undefined) reply.header('retry-after', String(wait))
  return reply.code(statusFor(why.code)).send(why)
}

/**
 * The one place where errors become answers. Expected refusals are values and never come here; what comes is
 * a request Fastify could not read, a disk that does not take anything, or a bug: logged once under an incident
 * number, without content.
 */
export function problemReply(app: FastifyInstance, failed: FailureLog): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500
    if (status === 413) return sendProblem(reply, problem('input.tooLarge'))
    if (status < 500) return sendProblem(reply, problem('input.malformed'))
    // Told in the log when it was found.
    if (error instanceof DamagedRoom) return sendProblem(reply, problem('workshop.damaged'))
    if (isDiskTrouble(error)) {
      failed('request', error)
      return sendProblem(reply, problem('server.storage'))
    }
    const incident = randomBytes(4).toString('hex').toUpperCase()
    request.log.error(
      { incident, route: request.routeOptions.url, kind: error.name, at: whereOf(error) },
      'incident',
    )
    return sendProblem(reply, problem('server.internal', { incident }))
  })
}

/** Codes with which a connection ends that was lost on the way. */
const lostCodes: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT'])

/**
 * What goes wrong on a WebSocket. A frame nobody may send was answered with its close code already, and says
 * nothing about the server: who sends many of them must not fill the log. Anything else is a bug.
 */
export function lineError(
  error: Error & { readonly code?: string },
  socket: { terminate(): void },
  request: FastifyRequest,
): void {
  const { code = '' } = error
  if (!code.startsWith('WS_ERR') && !lostCodes.has(code))
    request.log.error(
      { route: request.routeOptions.url, kind: error.name, at: whereOf(error) },
      'line failure',
    )
  socket.terminate()
}

/** The first place of our own code in a stack: a file and a line, never a message, which might quote content. */
function whereOf(error: Error): string {
  const line = error.stack
    ?.split('\n')
    .find((text) => text.includes('/server/') || text.includes('server.js'))
  return line?.trim().slice(0, 200) ?? 'unknown'
}
