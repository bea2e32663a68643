// Recommendations on the wall: one card at a time, in the order the room gave them.
import type { RoomSlice } from '../../shared/protocol/roomView.ts'
import type { Vote } from '../../shared/vote/vote.ts'
import { latestVote } from '../../shared/vote/vote.rules.ts'
import { plainText } from '../../shared/sharedText/sharedText.rules.ts'
import { recommendationTextId } from '../../shared/sharedText/sharedText.ts'
import { byPriority, type Placed } from '../recommendation/priority.ts'
import type { Change } from './latestChange.ts'
import { textPages } from './pages.ts'

/** A page: the vote, or a recommendation with a part of its wording. */
export type RecommendationPage =
  | { readonly kind: 'vote'; readonly vote: Vote }
  | { readonly kind: 'card'; readonly placed: Placed; readonly text: string }

/** The wording of a recommendation, or what stands there until somebody writes it. */
export const recommendationWording = (room: RoomSlice, id: string): string =>
  plainText(room.sharedText.states[recommendationTextId(id)]).trim()

/** A running vote stands alone; its result comes before the cards. */
export function recommendationPages(room: RoomSlice): readonly RecommendationPage[] {
  const vote = latestVote({ room }, 'recommendation')
  if (vote?.result === null) return [{ kind: 'vote', vote }]
  const cards = byPriority(room).flatMap((placed) =>
    textPages(
      recommendationWording(room, placed.recommendation.id) || 'Noch ohne Wortlaut',
      260,
    ).map((text) => ({ kind: 'card' as const, placed, text })),
  )
  return vote ? [{ kind: 'vote', vote }, ...cards] : cards
}

/** The page somebody writes on: the last one of the recommendation that changed. */
export function pageOfChange(
  pages: readonly RecommendationPage[],
  change: Change | null,
): number | null {
  const at = pages.findLastIndex(
    (page) => page.kind === 'card' && page.placed.recommendation.id === change?.id,
  )
  return at === -1 ? null : at
}
