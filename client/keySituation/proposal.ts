import { ranking } from '../../shared/vote/tally.ts'
import type { KeySituation } from '../../shared/keySituation/keySituation.ts'
import type { VoteResult } from '../../shared/vote/vote.ts'

/** How many key situations a workshop deepens at least and at most. */
const WANTED = 3
const MOST = 4

/** What a result proposes: those clearly in front, and those of which the room has to choose because they are tied. */
export interface Proposal {
  readonly ids: readonly string[]
  readonly undecided: readonly string[]
}

/**
 * The situations in front: three, or four if the third place is shared. A tie that would make it more is left
 * to the room; the software never draws lots. What got no dot is not proposed.
 */
export function proposal(result: VoteResult): Proposal {
  const rows = ranking(result).filter(({ dots }) => dots > 0)
  const ids: string[] = []
  for (const rank of new Set(rows.map((row) => row.rank))) {
    if (ids.length >= WANTED) break
    const group = rows.filter((row) => row.rank === rank).map(({ id }) => id)
    if (ids.length + group.length > MOST) return { ids, undecided: group }
    ids.push(...group)
  }
  return { ids, undecided: [] }
}

/** The situations with those in front first; as they were written down if there is no result. */
export function byResult(
  situations: readonly KeySituation[],
  result: VoteResult | null | undefined,
): readonly KeySituation[] {
  if (!result?.totals) return situations
  const places = new Map(ranking(result).map(({ id }, at) => [id, at]))
  const place = ({ id }: KeySituation) => places.get(id) ?? Infinity
  // Two that were not voted on keep their order: Infinity minus Infinity is no number.
  return [...situations].sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)))
}
