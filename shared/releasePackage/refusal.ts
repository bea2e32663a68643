import { problem, type Problem } from '../kernel/problem.ts'

/** Every reason for which a package, its withdrawal, a key or a mapping is refused. */
export const refusals = [
  // What comes in at the state level.
  'tooLarge',
  'malformed',
  'version',
  'reformatted',
  'keyUnknown',
  'keyRevoked',
  'keyOther',
  'signatureWrong',
  'officeUnknown',
  'officeContradicts',
  'catalogueUnknown',
  'catalogueUnmapped',
  'criterionUnknown',
  'ratingUnknown',
  'double',
  'doubleWithdrawn',
  'numberTaken',
  'older',
  'future',
  'timesContradict',
  'procedureContradicts',
  'replacesContradicts',
  'tooManyFindings',
  'basisUnfit',
  'findingContradicts',
  'consentContradicts',
  'structureContradicts',
  'caseUnknown',
  'mergedContradicts',
  'wordingNamed',
  'otherFile',
  'withdrawnBefore',
  'usedByRelease',
  'caseStays',
  // What is to leave an office.
  'sample',
  'tooEarly',
  'noResult',
  'allStay',
  'noLegalBasis',
  'stillOpen',
  'codeUnfit',
  'codeUnknown',
  'stateRefuses',
  'unchanged',
  'stale',
  'wordingStale',
  'wordingOwn',
  'wordingEmpty',
  // Keys and mappings.
  'keyMalformed',
  'keyKnown',
  'keyOffice',
  'mappingFaulty',
  'mappingKnown',
  'mappingBackward',
  'mappingUsed',
] as const
export type Refusal = (typeof refusals)[number]

export const isRefusal = (why: unknown): why is Refusal =>
  (refusals as readonly unknown[]).includes(why)

/** What is there already, or gone already: there is nothing to do about it. */
export const needNothing: ReadonlySet<Refusal> = new Set<Refusal>(['double', 'withdrawnBefore'])

/** A refusal by name, with what its sentence says beside it. */
export const refused = (why: Refusal, facts: Record<string, string | number> = {}): Problem =>
  problem('releasePackage.refused', { why, ...facts })
