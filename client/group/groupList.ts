// Which annotations a list for sorting shows, and in which order.
import type { AnnotationSlice, RevealedAnnotation } from '../../shared/annotation/annotation.ts'

/** The part of the annotations a list shows: all, the unsorted ones, or those of one group (its id). */
export type GroupPart = 'all' | 'ungrouped' | (string & {})

/** Ids that belong to a part, in the order of the reveal. */
export const idsOfPart = (
  { order, groupOf }: Pick<AnnotationSlice, 'order' | 'groupOf'>,
  part: GroupPart,
): readonly string[] =>
  order.filter((id) => part === 'all' || (groupOf[id] ?? 'ungrouped') === part)

/**
 * Keeps a list still under the hand: what was there stays in its place, also when another seat sorts it; what came
 * newly stands at the end. What no longer exists is left out.
 */
export function keepPlaces(
  held: readonly string[],
  wanted: readonly string[],
  exists: (id: string) => boolean,
): readonly string[] {
  const before = new Set(held)
  return [...held.filter(exists), ...wanted.filter((id) => !before.has(id))]
}

/** How many annotations each group holds; `ungrouped` counts the rest. */
export function groupCounts({
  order,
  groupOf,
}: Pick<AnnotationSlice, 'order' | 'groupOf'>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const id of order) {
    const at = groupOf[id] ?? 'ungrouped'
    counts.set(at, (counts.get(at) ?? 0) + 1)
  }
  return counts
}

/** How many annotations lie in no group: what is still to sort, the number beside „Ordnen“ everywhere. */
export const ungroupedCount = (slice: Pick<AnnotationSlice, 'order' | 'groupOf'>): number =>
  groupCounts(slice).get('ungrouped') ?? 0

/** A title for a new group: the criterion most of the annotations name; the first one if several tie. */
export function suggestedTitle(
  marks: readonly Pick<RevealedAnnotation, 'criterionId'>[],
  titleOf: (criterionId: string) => string | undefined,
): string {
  const counts = new Map<string, number>()
  for (const { criterionId } of marks) counts.set(criterionId, (counts.get(criterionId) ?? 0) + 1)
  const most = [...counts].toSorted((a, b) => b[1] - a[1])[0]
  return (most && titleOf(most[0])) ?? ''
}

/** Ids to ask for quickly; made anew if they change. */
export const idSet = (ids: readonly string[]): ReadonlySet<string> => new Set(ids)
