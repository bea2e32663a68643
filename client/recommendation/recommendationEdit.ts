import type { RecommendationContent } from '../../shared/recommendation/recommendation.ts'
import type { RoomClient } from '../room/RoomClient.svelte.ts'
import { StructureEdit } from '../conflict/structureEdit.svelte.ts'
import { contentOf } from './priority.ts'
import { recommendationFacts } from './recommendationText.ts'

/** Changing the structured part of one recommendation. */
export function recommendationEdit(
  room: RoomClient,
  id: string,
): StructureEdit<RecommendationContent> {
  const held = () => room.view.room.recommendation.recommendations.find((one) => one.id === id)
  const findingNumber = (findingId: string) =>
    room.view.room.finding.findings.find((one) => one.id === findingId)?.number
  let number = held()?.number ?? ''
  return new StructureEdit<RecommendationContent>(
    {
      stored: () => {
        const recommendation = held()
        return (
          recommendation && {
            content: contentOf(recommendation),
            revision: recommendation.revision,
          }
        )
      },
      send: (content, revision = 0) =>
        room.run({ type: 'changeRecommendation', content, revision }),
    },
    {
      host: room,
      name: () => `Empfehlung ${(number = held()?.number ?? number)}`,
      facts: (content) => recommendationFacts(content, findingNumber),
    },
  )
}
