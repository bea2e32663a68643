import { formatShortDate } from '../kernel/format.ts'
import type { Retired } from '../kernel/numbering.ts'
import type { RecommendationContent } from './recommendation.schema.ts'

export type { Addressee, RecommendationContent } from './recommendation.schema.ts'

/** Whom a recommendation addresses. */
export const addressees = ['office', 'stateYouthOffice', 'state', 'partner'] as const

/**
 * `number` is given at creation and stays for ever (rule NU1); `revision` counts changes; `review` is set when a
 * finding it rests on changed ("prüfen").
 */
export type Recommendation = RecommendationContent & {
  readonly number: number
  readonly revision: number
  readonly review: boolean
}

export type RecommendationEvent =
  | { type: 'recommendationChanged'; content: RecommendationContent }
  | { type: 'recommendationRemoved'; id: string }

export interface RecommendationSlice {
  readonly recommendations: readonly Recommendation[]
  readonly retired: Retired
}
export const emptyRecommendationSlice: RecommendationSlice = { recommendations: [], retired: {} }

/** What to say about a date that lies behind today (both YYYY-MM-DD); empty for any other. */
export const pastDueText = (due: string | null, today: string): string =>
  due !== null && due < today
    ? `Die Frist ${formatShortDate(due)} liegt in der Vergangenheit. Stimmt das Jahr?`
    : ''
