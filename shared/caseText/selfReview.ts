import type { SelfReview } from './selfReview.schema.ts'

export type { SelfReview } from './selfReview.schema.ts'

/** What the account that submits a text confirms about it: what no search of the text can answer. */
export const reviewQuestionIds = [
  'names',
  'places',
  'dates',
  'rare',
  'quotes',
  'combined',
  'linked',
  'others',
  'entrusted',
] as const
export type ReviewQuestionId = (typeof reviewQuestionIds)[number]

/**
 * Who would recognise the family: no one, or only people who were part of the case. If others would, the text stays.
 */
export const submittable = ['nobody', 'involved'] as const

/** What is stored with a version: questions of earlier versions may have had other ids. */
export type StoredSelfReview = Omit<SelfReview, 'confirmed'> & {
  readonly confirmed: readonly string[]
}
