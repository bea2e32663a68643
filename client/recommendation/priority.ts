// Recommendations in the order the room gave them by its dots, as in the minutes. Their numbers stay (rule NU1).
import type { RoomSlice } from '../../shared/room/roomView.ts'
import type {
  Recommendation,
  RecommendationContent,
} from '../../shared/recommendation/recommendation.ts'
import { recommendationPartWords } from '../../shared/recommendation/recommendation.words.ts'
import { latestVote } from '../../shared/room/vote.rules.ts'
import { ranking } from '../../shared/vote/tally.ts'

/** A recommendation at its place. `dots` is null if it was not voted on yet. */
export interface Placed {
  readonly recommendation: Recommendation
  readonly dots: number | null
  readonly tied: boolean
  /** Dots from paper are among them. */
  readonly paper: boolean
}

/** A finding a recommendation can follow from. */
export interface LinkedFinding {
  readonly id: string
  readonly number: number
  /** "Befund 2: Übergaben fehlten" */
  readonly label: string
}

/** By dots, highest first; without a result, and among equals, in the order in which they were written. */
export function byPriority(room: RoomSlice): readonly Placed[] {
  const result = latestVote({ room }, 'recommendation')?.result
  const ranks = new Map((result ? ranking(result) : []).map((rank) => [rank.id, rank]))
  return room.recommendation.recommendations
    .toSorted((a, b) => (ranks.get(b.id)?.dots ?? -1) - (ranks.get(a.id)?.dots ?? -1))
    .map((recommendation) => {
      const rank = ranks.get(recommendation.id)
      return {
        recommendation,
        dots: rank?.dots ?? null,
        tied: rank?.tied ?? false,
        paper: rank !== undefined && result?.paper != null,
      }
    })
}

/** What a recommendation still lacks; owner and date are needed to close the workshop (rule PH6). Without a case there are no findings. */
export function lackingIn(
  { owner, due, indicator, findingIds }: Recommendation,
  wording: string,
  withoutCase: boolean,
): string[] {
  return [
    wording.trim() === '' ? recommendationPartWords.wording : '',
    owner === '' ? recommendationPartWords.owner : '',
    due === null ? recommendationPartWords.due : '',
    indicator === '' ? 'Woran merken wir es' : '',
    !withoutCase && findingIds.length === 0 ? 'Befund' : '',
  ].filter((word) => word !== '')
}

/** The structured part alone, as it is sent. */
export function contentOf({
  number: _number,
  revision: _revision,
  review: _review,
  ...content
}: Recommendation): RecommendationContent {
  return content
}

/** A recommendation that begins with findings, or with nothing. */
export const emptyRecommendation = (id: string, findingIds: string[]): RecommendationContent => ({
  id,
  findingIds,
  addressee: 'office',
  owner: '',
  due: null,
  indicator: '',
})
