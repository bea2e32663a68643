// What becomes of what was found in a text before it is submitted, in codes.
import { codesOf } from '../kernel/words.ts'
import type { IdentifierType } from '../identifiers/identifier.ts'
import { reasonWords, typeWords } from '../identifiers/identifiers.words.ts'

/** What may be found, as a list. */
export const identifierTypes: readonly IdentifierType[] = codesOf(typeWords)

/** Why a place was found; `after`: a word before it leads to a name. The word itself is no code and stays away. */
export const intakeReasons = [...codesOf(reasonWords), 'after'] as const
export type IntakeReason = (typeof intakeReasons)[number]

const codes = new Map<string, IntakeReason>(
  codesOf(reasonWords).map((code) => [reasonWords[code], code]),
)

/** The code of a reason the detection gives in words. */
export const reasonCodeOf = (reason: string): IntakeReason => codes.get(reason) ?? 'after'

/**
 * What became of a place: another word stands there, it stays for a reason in words (RC8), it stays, or nothing was decided
 * until the text was submitted.
 */
export const intakeDecisions = ['replaced', 'kept', 'left', 'open'] as const
export type IntakeDecision = (typeof intakeDecisions)[number]

/** Most places or decisions that are counted; a text has 400,000 characters. */
export const MOST_COUNTED = 400_000
