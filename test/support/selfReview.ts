import { reviewQuestionIds, type SelfReview } from '../../shared/caseText/selfReview.ts'

/** Every question about a text answered so that it may be submitted. */
export const answered: SelfReview = { recognition: 'nobody', confirmed: [...reviewQuestionIds] }
