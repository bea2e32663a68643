import { reviewQuestionIds, type SelfReview } from '../../shared/caseText/selfReview.ts'
import type { IntakeProtocol } from '../../shared/reviewCase/intakeProtocol.schema.ts'

/** Every question about a text answered so that it may be submitted. */
export const answered: SelfReview = { recognition: 'nobody', confirmed: [...reviewQuestionIds] }

/** The protocol of an intake in which nothing was found. */
export const nothingFound: IntakeProtocol = { searched: true, rows: [] }
