import type { Dimension } from '../catalogue/catalogue.ts'
import type { AgreedContent, OwnRating, Rated, Uncovered } from './structureRating.schema.ts'

export type {
  AgreedContent,
  DocumentKind,
  Evidence,
  OwnRating,
  Rated,
  Uncovered,
} from './structureRating.schema.ts'

/** Kinds of documents a rating can rest on; the document itself stays in the office. */
export const documentKinds = [
  'serviceInstruction',
  'concept',
  'agreement',
  'decision',
  'plan',
  'form',
  'evaluation',
  'other',
] as const

/** Most criteria that are uncovered together. */
export const MOST_REVEALED = 100

/** Fewer seats than this rated a criterion and nothing of it is shown (rule SR2). */
export const RATING_SEATS = 3

/** Non-answer of the catalogue that needs a reason: the criterion does not apply to this office (rule SR4). */
export const NOT_APPLICABLE = 'not_applicable'

/** Ratings that say that there is nothing: they need no evidence (rule SR5). */
const WITHOUT_EVIDENCE: readonly string[] = [
  'absent',
  'not_assessable',
  'not_documented',
  NOT_APPLICABLE,
]

/** Dimensions whose criteria are rated once per office and procedure, not on a case. */
const RATED_DIMENSIONS: readonly Dimension[] = ['structure', 'consultant']

/** Is a criterion of this dimension rated once per office and procedure? */
export const isRatedDimension = (dimension: string): boolean =>
  (RATED_DIMENSIONS as readonly string[]).includes(dimension)

/** Does a rating name what it rests on, or need nothing (rule SR5)? */
export const hasRatingEvidence = ({ rating, evidence }: Pick<Rated, 'rating' | 'evidence'>) =>
  WITHOUT_EVIDENCE.includes(rating) || evidence.document !== null || evidence.text !== ''

/** What the room agreed on for one criterion; `revision` counts changes. Minority view and consent stand beside it under its id. */
export type AgreedRating = AgreedContent & { readonly revision: number }

/** What is needed of a catalogue to list what is rated. */
interface RateableCatalogue<T> {
  readonly criteria: readonly T[]
}

/** Criteria of one theme, in the order of the catalogue. */
export interface RatedTheme<T> {
  readonly theme: string
  readonly criteria: readonly T[]
}

/** The criteria of a catalogue that are rated once per office and procedure, theme by theme, in its order. */
export function ratedThemes<T extends { readonly dimension: string; readonly theme: string }>({
  criteria,
}: RateableCatalogue<T>): readonly RatedTheme<T>[] {
  const themes = new Map<string, T[]>()
  for (const criterion of criteria) {
    if (!isRatedDimension(criterion.dimension)) continue
    const held = themes.get(criterion.theme)
    if (held) held.push(criterion)
    else themes.set(criterion.theme, [criterion])
  }
  return [...themes].map(([theme, those]) => ({ theme, criteria: those }))
}

/** How many criteria of a catalogue are rated once per office and procedure. */
export const rateableCount = ({
  criteria,
}: RateableCatalogue<{ readonly dimension: string }>): number =>
  criteria.filter(({ dimension }) => isRatedDimension(dimension)).length

/** How many seats gave each rating, in the order of the scale; ratings that were not given are left out. */
export function distribution(
  voices: readonly Pick<Rated, 'rating'>[],
  scale: readonly string[],
): readonly { readonly rating: string; readonly seats: number }[] {
  return scale
    .map((rating) => ({
      rating,
      seats: voices.filter((voice) => voice.rating === rating).length,
    }))
    .filter(({ seats }) => seats > 0)
}

/** The first two for the own seat, all others for the room. No event of the room names a seat (rule SR1). */
export type StructureRatingEvent =
  | { type: 'structureRated'; seatId: string; rating: OwnRating }
  | { type: 'structureRatingCleared'; seatId: string; criterionId: string }
  | { type: 'structureRevealAnnounced'; announced: boolean; criterionIds?: readonly string[] }
  | { type: 'structureRevealed'; criteria: readonly Uncovered[] }
  | { type: 'structureAgreed'; content: AgreedContent }
  | { type: 'structureAgreementRemoved'; id: string }

/** What the whole room knows about structure ratings. */
export interface StructureRatingSlice {
  readonly announced: boolean
  /** The criteria that were announced, together; absent if that was not said, and in logs of earlier versions. */
  readonly announcedIds?: readonly string[]
  /** By criterion, once it was uncovered; null if fewer than three seats rated it. */
  readonly uncovered: Readonly<Record<string, readonly Rated[] | null>>
  /** The criteria that were uncovered last, together. */
  readonly last: readonly string[]
  readonly agreed: readonly AgreedRating[]
}

export const emptyStructureRatingSlice: StructureRatingSlice = {
  announced: false,
  uncovered: {},
  last: [],
  agreed: [],
}
