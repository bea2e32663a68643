import type { RecommendationContent } from './recommendation.schema.ts'

export type { Addressee, RecommendationContent } from './recommendation.schema.ts'

/** Whom a recommendation addresses (method note §4.4). */
export const addressees = ['office', 'stateYouthOffice', 'state', 'partner'] as const

/** `revision` counts changes; `review` is set when a finding it rests on changed ("prüfen"). */
export type Recommendation = RecommendationContent & {
  readonly revision: number
  readonly review: boolean
}

export type RecommendationEvent =
  | { type: 'recommendationChanged'; content: RecommendationContent }
  | { type: 'recommendationRemoved'; id: string }

export interface RecommendationSlice {
  readonly recommendations: readonly Recommendation[]
}
export const emptyRecommendationSlice: RecommendationSlice = { recommendations: [] }
