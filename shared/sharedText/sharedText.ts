import type { TextId } from './sharedText.schema.ts'

export type { TextId } from './sharedText.schema.ts'

/** Fields whose wording several people write at once. */
export const sharedTextFields = {
  finding: ['title', 'observation', 'explanation', 'minorityView'],
  recommendation: ['wording'],
  structureRating: ['minorityView'],
} as const

export type FindingTextField = (typeof sharedTextFields.finding)[number]

/** The shared text of a finding's field. */
export const findingTextId = (findingId: string, field: FindingTextField): TextId =>
  `finding.${findingId}.${field}`
/** The shared text of a recommendation's wording. */
export const recommendationTextId = (id: string): TextId => `recommendation.${id}.wording`
/** The shared text of what a minority says to an agreed structure rating. */
export const structureTextId = (id: string): TextId => `structureRating.${id}.minorityView`

/** Longest shared text, in UTF-16 units. */
export const SHARED_TEXT_LIMIT = 8000
/** Largest single update, in base64 characters. */
export const UPDATE_LIMIT = 24_000

export type SharedTextEvent = { type: 'textUpdated'; textId: string; update: string }

/** Merged Yjs state per text, base64. */
export interface SharedTextSlice {
  readonly states: Readonly<Record<string, string>>
}
export const emptySharedTextSlice: SharedTextSlice = { states: {} }
