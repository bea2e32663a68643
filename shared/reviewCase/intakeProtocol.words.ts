// The protocol of an intake in words.
import { reasonWords } from '../identifiers/identifiers.words.ts'
import type { Words } from '../kernel/words.ts'
import type { IntakeDecision, IntakeReason } from './intakeProtocol.ts'

/** What it is called. */
export const INTAKE_PROTOCOL = 'Protokoll des Einlesens'

/** What became of what was found. */
export const intakeDecisionWords: Words<IntakeDecision> = {
  replaced: 'ersetzt',
  kept: 'mit Grund behalten',
  left: 'stehen gelassen',
  open: 'nicht entschieden',
}

/** Why a place was found. */
export const intakeReasonWords: Words<IntakeReason> = {
  ...reasonWords,
  after: 'steht nach einem Wort wie „Frau“ oder „in“',
}
