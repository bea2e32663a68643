import type { ProblemCode, Problem } from './problem.schema.ts'

export type { ProblemCode, Problem } from './problem.schema.ts'

/** Every refusal this product can give. The client owes each of them a German title and a next step. */
export const problemCodes = [
  'input.malformed',
  'input.tooLarge',
  'login.required',
  'login.wrong',
  'login.tooMany',
  'login.startPassword',
  'login.startPasswordEnded',
  'access.denied',
  'access.unknown',
  'access.origin',
  'connection.lost',
  'server.internal',
  'server.storage',
  'server.stopping',
  'server.full',
  'server.tooMany',
  'protocol.version',
  'protocol.malformed',
  'setup.linkInvalid',
  'account.emailTaken',
  'account.passwordWeak',
  'account.currentWrong',
  'account.passwordSame',
  'account.lastAdministrator',
  'account.inUse',
  'office.nameTaken',
  'office.inUse',
  'procedure.titleTaken',
  'procedure.inUse',
  'catalogue.malformed',
  'catalogue.versionTaken',
  'catalogue.encoding',
  'catalogue.inUse',
  'reviewCase.notClosed',
  'reviewCase.unreleased',
  'reviewCase.withdrawn',
  'reviewCase.wasReleased',
  'reviewCase.labelIdentifiers',
  'workshop.identifiers',
  'reviewCase.labelTaken',
  'caseText.identifiers',
  'caseText.malformed',
  'caseText.ownRelease',
  'caseText.alreadyReleased',
  'caseText.stale',
  'caseText.refused',
  'caseText.current',
  'caseText.inUse',
  'join.codeInvalid',
  'join.crowded',
  'seat.notAdmitted',
  'seat.unknown',
  'seat.removed',
  'workshop.notOpen',
  'workshop.titleTaken',
  'workshop.dayPast',
  'workshop.originContradicts',
  'workshop.inUse',
  'workshop.alreadyOpen',
  'workshop.closed',
  'workshop.damaged',
  'workshop.unknownStep',
  'workshop.dayAhead',
  'workshop.dayBefore',
  'workshop.wrongPhase',
  'workshop.agendaEmpty',
  'workshop.currentStepMissing',
  'workshop.checklistOpen',
  'workshop.notClosed',
  'workshop.commentPeriod',
  'facilitation.notHolder',
  'facilitation.notNamed',
  'annotation.unknown',
  'annotation.exists',
  'annotation.tooMany',
  'annotation.outsideText',
  'annotation.unknownCriterion',
  'annotation.outcomeClosed',
  'annotation.ratingInvalid',
  'annotation.stale',
  'annotation.notOwn',
  'annotation.lateAside',
  'reveal.notAnnounced',
  'reveal.nothing',
  'reveal.tooFew',
  'reveal.notAgreed',
  'reveal.notAsked',
  'reveal.onceAStep',
  'group.unknown',
  'item.unknown',
  'item.exists',
  'item.tooMany',
  'item.notOwn',
  'item.stale',
  'keySituation.unknown',
  'keySituation.notMerged',
  'keySituation.tooMany',
  'keySituation.fewProposals',
  'finding.unknown',
  'finding.needsEvidence',
  'recommendation.unknown',
  'vote.unknown',
  'vote.open',
  'vote.closed',
  'vote.frozen',
  'vote.noOptions',
  'vote.overspent',
  'vote.otherDevice',
  'text.malformed',
  'text.tooLong',
  'text.full',
  'text.unknown',
] as const

/** Builds a problem. */
export function problem(
  code: ProblemCode,
  facts?: Record<string, string | number>,
  field?: string,
): Problem {
  return {
    code,
    ...(field === undefined ? {} : { field }),
    ...(facts === undefined ? {} : { facts }),
  }
}

/**
 * Something of this name or address exists: which one, by its id, so that the screen can lead there. Null where whoever
 * asks may not see it. Its name is no fact of a problem; whoever may see it reads it in its list.
 */
export const taken = (code: ProblemCode, existing: string | null, field: string): Problem =>
  problem(code, existing === null ? undefined : { existing }, field)

/** Reads the body of a refusing answer; what is none of ours (a proxy's page) is a failure of the server. */
export function readProblem(json: unknown): Problem {
  const isOurs =
    typeof json === 'object' &&
    json !== null &&
    'code' in json &&
    problemCodes.some((code) => code === json.code)
  return isOurs ? (json as Problem) : problem('server.internal')
}
