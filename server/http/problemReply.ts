import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { problem, type Problem, type ProblemCode } from '../../shared/kernel/problem.ts'
import { isDiskTrouble } from '../db/storageError.ts'
import type { FailureLog } from '../kernel/failureLog.ts'
import { logIncident } from '../kernel/incident.ts'
import { DamagedRoom } from '../room/damagedRoom.ts'
import { LoadingRoom } from '../room/loadingRoom.ts'

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
  'workshop.loading': 503,
  'server.tooMany': 429,
  'setup.linkInvalid': 403,
  'join.codeInvalid': 403,
  'join.crowded': 429,
  'seat.notAdmitted': 403,
  'account.emailTaken': 409,
  'office.nameTaken': 409,
  'office.inUse': 409,
  'cycle.overlaps': 409,
  'cycle.gap': 409,
  'cycle.inUse': 409,
  'import.stale': 409,
  'account.inUse': 409,
  'procedure.titleTaken': 409,
  'procedure.inUse': 409,
  'procedure.stateStale': 409,
  'legalBasis.labelTaken': 409,
  'legalBasis.inUse': 409,
  'synthesis.stale': 409,
  'synthesis.pointTaken': 409,
  'survey.exists': 409,
  'stateRecommendation.stale': 409,
  'rollup.running': 409,
  'rollup.gone': 409,
  'rollup.otherTurn': 409,
  'rollup.changedSince': 409,
  'survey.closed': 409,
  'survey.answered': 409,
  'survey.codeInvalid': 403,
  'procedure.stateForeign': 403,
  'catalogue.versionTaken': 409,
  'catalogue.inUse': 409,
  'workshop.titleTaken': 409,
  'workshop.inUse': 409,
  'caseText.alreadyReleased': 409,
  'caseText.stale': 409,
  'reviewCase.labelTaken': 409,
  'reviewCase.masterDataStale': 409,
}

/** The HTTP status of a problem; what is not listed is a rule that says no (422). */
const statusFor = (code: ProblemCode): number => statusOf[code] ?? 422

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
    if (error instanceof LoadingRoom)
      return sendProblem(reply, problem('workshop.loading', { seconds: 2 }))
    // Told in the log when it was found.
    if (error instanceof DamagedRoom) return sendProblem(reply, problem('workshop.damaged'))
    if (isDiskTrouble(error)) {
      failed('request', error)
      return sendProblem(reply, problem('server.storage'))
    }
    const incident = logIncident(request.log, error, { route: request.routeOptions.url })
    return sendProblem(reply, problem('server.internal', { incident }))
  })
}

/** Codes with which a connection ends that was lost on the way. */
const lostCodes: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT'])

/**
 * What goes wrong on a WebSocket. A frame that may not be sent was answered with its close code already, and says
 * nothing about the server: a client that sends many of them must not fill the log. Anything else is a bug.
 */
export function lineError(
  error: Error & { readonly code?: string },
  socket: { terminate(): void },
  request: FastifyRequest,
): void {
  const { code = '' } = error
  if (!code.startsWith('WS_ERR') && !lostCodes.has(code))
    logIncident(request.log, error, { what: 'line', route: request.routeOptions.url })
  socket.terminate()
}
