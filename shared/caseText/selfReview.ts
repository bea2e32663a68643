import type { SelfReview } from './selfReview.schema.ts'

export type { SelfReview } from './selfReview.schema.ts'

/** What whoever submits a text confirms about it; machines do not find names (method note §5). */
export const reviewQuestionIds = ['names', 'places', 'dates', 'rare', 'quotes'] as const
export type ReviewQuestionId = (typeof reviewQuestionIds)[number]

/** Who would recognise the family: nobody, or only who was part of the case. Anybody else, and the text stays. */
export const submittable = ['nobody', 'involved'] as const

/** What is stored with a version: questions of earlier versions may have had other ids. */
export type StoredSelfReview = Omit<SelfReview, 'confirmed'> & {
  readonly confirmed: readonly string[]
}
