import type { z } from 'zod'
import { numberFor } from '../kernel/numbering.ts'
import { problem } from '../kernel/problem.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import type { CommandOf } from './command.ts'
import type { RoomEvent } from './event.ts'
import { markChanged } from './review.ts'
import type { RoomView } from './roomView.ts'
import { putById, removeById, withRoom } from './slice.ts'
import { dropTexts } from './sharedText.rules.ts'
import { openVoteOn } from './vote.rules.ts'
import type { RecommendationEvent } from '../recommendation/recommendation.ts'
import type { recommendationCommands } from '../recommendation/recommendation.schema.ts'

type RecommendationCommand = z.infer<(typeof recommendationCommands)[number]>

const recommendationById = (view: RoomView, id: string) =>
  view.room.recommendation.recommendations.find((recommendation) => recommendation.id === id)

/** Decides what a command about recommendations leads to. */
export function decideRecommendation(
  view: RoomView,
  command: RecommendationCommand,
): Result<RoomEvent[]> {
  switch (command.type) {
    case 'changeRecommendation':
      return changeRecommendation(view, command)
    case 'removeRecommendation':
      if (!recommendationById(view, command.id)) return refuse(problem('recommendation.unknown'))
      if (openVoteOn(view, command.id)) return refuse(problem('vote.frozen'))
      return ok([{ type: 'recommendationRemoved', id: command.id }])
  }
}

function changeRecommendation(
  view: RoomView,
  { content, revision }: CommandOf<'changeRecommendation'>,
): Result<RoomEvent[]> {
  const held = recommendationById(view, content.id)
  if ((held?.revision ?? 0) !== revision)
    return refuse(problem('item.stale', { yours: revision, current: held?.revision ?? 0 }))
  if (openVoteOn(view, content.id)) return refuse(problem('vote.frozen'))
  const linked = new Set(held?.findingIds ?? [])
  const known = new Set(view.room.finding.findings.map(({ id }) => id))
  if (content.findingIds.some((id) => !known.has(id) && !linked.has(id)))
    return refuse(problem('finding.unknown', undefined, 'findingIds'))
  return ok([{ type: 'recommendationChanged', content }])
}

/** The state after an event about recommendations. */
export function evolveRecommendation(view: RoomView, event: RecommendationEvent): RoomView {
  const { recommendations, retired } = view.room.recommendation
  switch (event.type) {
    case 'recommendationChanged': {
      const held = recommendationById(view, event.content.id)
      const recommendation = {
        ...event.content,
        number: numberFor(event.content.id, recommendations, retired),
        revision: (held?.revision ?? 0) + 1,
        review: held?.review ?? false,
      }
      return withRoom(view, {
        recommendation: {
          retired,
          recommendations: putById(recommendations, recommendation),
        },
      })
    }
    case 'recommendationRemoved': {
      const number = numberFor(event.id, recommendations, retired)
      const removed = withRoom(view, {
        recommendation: {
          recommendations: removeById(recommendations, event.id),
          retired: { ...retired, [event.id]: number },
        },
      })
      const marked = markChanged(removed, { recommendationId: event.id })
      return dropTexts(marked, `recommendation.${event.id}.`)
    }
  }
}
