// Where a room agrees and where it splits: counts per place, with thresholds that anybody can recompute.
import type { Direction, RevealedAnnotation } from '../../shared/annotation/annotation.ts'

/** Fewer marks than this say nothing about agreement. */
export const ENOUGH_MARKS = 3
/** Share of the largest direction from which a place counts as agreed. */
export const AGREED_SHARE = 0.8
/** Share of the second largest direction from which a place counts as split. */
export const SPLIT_SHARE = 0.3

/** Marks per direction. Counts annotations, not people: who wrote them is not known (design D3). */
export type DirectionCounts = Readonly<Record<Direction, number>>

/**
 * agreed: enough marks and nearly all in one direction; split: enough marks and a strong second
 * direction; leaning: enough marks, neither of the two; few: too few to say.
 */
export type Verdict = 'agreed' | 'split' | 'leaning' | 'few'

/** One place of the text seen through one criterion. */
export interface AgreementPlace {
  readonly key: string
  readonly entryId: string
  readonly criterionId: string
  readonly counts: DirectionCounts
  readonly total: number
  readonly verdict: Verdict
  /** The most frequent direction; on a tie the first of strength, potential, question. */
  readonly leading: Direction
  /** Ids of the annotations counted here, in the order given. */
  readonly ids: readonly string[]
}

type Marked = Pick<RevealedAnnotation, 'id' | 'span' | 'criterionId' | 'direction'>

/** The directions in the order every list and legend uses. */
export const DIRECTIONS: readonly Direction[] = ['strength', 'potential', 'question']

/** How many of the annotations point in each direction. */
export function countDirections(
  marks: readonly { readonly direction: Direction }[],
): DirectionCounts {
  const counts = { strength: 0, potential: 0, question: 0 }
  for (const { direction } of marks) counts[direction] += 1
  return counts
}

/** All marks of a count. */
export const totalOf = (counts: DirectionCounts): number =>
  counts.strength + counts.potential + counts.question

/** The most frequent direction; on a tie the first in the fixed order. */
export function leadingDirection(counts: DirectionCounts): Direction {
  return DIRECTIONS.reduce((best, next) => (counts[next] > counts[best] ? next : best), 'strength')
}

/** What counts say about agreement; the thresholds are the constants above. */
export function verdictOf(counts: DirectionCounts): Verdict {
  const total = totalOf(counts)
  if (total < ENOUGH_MARKS) return 'few'
  const [first = 0, second = 0] = DIRECTIONS.map((direction) => counts[direction]).sort(
    (a, b) => b - a,
  )
  if (first / total >= AGREED_SHARE) return 'agreed'
  return second / total >= SPLIT_SHARE ? 'split' : 'leaning'
}

/**
 * Places of the text, one for each pair of entry and criterion that has marks, in the order in which the
 * pairs first occur.
 */
export function agreementPlaces(marks: readonly Marked[]): readonly AgreementPlace[] {
  const byPlace = new Map<string, Marked[]>()
  for (const mark of marks) {
    const key = `${mark.span.entryId} ${mark.criterionId}`
    const held = byPlace.get(key)
    if (held) held.push(mark)
    else byPlace.set(key, [mark])
  }
  return [...byPlace].flatMap(([key, here]) => {
    const [first] = here
    if (!first) return []
    const counts = countDirections(here)
    return [
      {
        key,
        entryId: first.span.entryId,
        criterionId: first.criterionId,
        counts,
        total: here.length,
        verdict: verdictOf(counts),
        leading: leadingDirection(counts),
        ids: here.map(({ id }) => id),
      },
    ]
  })
}

/** The places with this verdict, most marks first; equal ones keep their order. */
export function placesWith(
  places: readonly AgreementPlace[],
  verdict: Verdict,
): readonly AgreementPlace[] {
  return places.filter((place) => place.verdict === verdict).toSorted((a, b) => b.total - a.total)
}
