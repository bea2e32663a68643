import type { AgreedContent, AgreedRating } from '../../shared/structureRating/structureRating.ts'
import {
  evidenceText,
  ratingPartWords,
} from '../../shared/structureRating/structureRating.words.ts'
import { StructureEdit } from '../conflict/structureEdit.svelte.ts'
import type { RoomClient } from '../room/RoomClient.svelte.ts'

/** The part of an agreed rating that is sent. */
function contentOf({ revision: _revision, ...content }: AgreedRating): AgreedContent {
  return content
}

/** Changing what the room agreed on for one criterion. `labelOf` is the word of a rating. */
export function agreedRatingEdit(
  room: RoomClient,
  { id, criterionId }: Pick<AgreedRating, 'id' | 'criterionId'>,
  labelOf: (rating: string) => string,
): StructureEdit<AgreedContent> {
  const held = () => room.view.room.structureRating.agreed.find((one) => one.id === id)
  return new StructureEdit<AgreedContent>(
    {
      stored: () => {
        const agreed = held()
        return agreed && { content: contentOf(agreed), revision: agreed.revision }
      },
      send: (content, revision = 0) => room.run({ type: 'agreeStructure', content, revision }),
      together: [['rating', 'reason']],
    },
    {
      host: room,
      name: () => `Einstufung ${criterionId}`,
      facts: ({ rating, reason, evidence }) => [
        { label: ratingPartWords.rating, value: labelOf(rating) },
        { label: ratingPartWords.reason, value: reason },
        { label: ratingPartWords.evidence, value: evidenceText(evidence) },
      ],
    },
  )
}
