import type { KeySituationContent } from '../../shared/keySituation/keySituation.ts'
import type { Draft } from '../room/drafts.svelte.ts'
import type { RoomClient } from '../room/RoomClient.svelte.ts'
import { StructureEdit } from '../conflict/structureEdit.svelte.ts'
import { placesText } from './situationPlaces.ts'

/** Changing a key situation that everybody sees already; `draft` is what is typed for it. */
export function situationEdit(
  room: RoomClient,
  id: string,
  draft?: Draft,
): StructureEdit<KeySituationContent> {
  const held = () => room.view.room.keySituation.situations.find((one) => one.id === id)
  const title = held()?.title ?? ''
  return new StructureEdit<KeySituationContent>(
    {
      stored: () => {
        const situation = held()
        if (!situation) return undefined
        const { title, question, entryIds, revision } = situation
        return { content: { id, title, question, entryIds }, revision }
      },
      send: (content, revision = 0) =>
        room.run({ type: 'changeKeySituation', content, revision }, draft),
    },
    {
      host: room,
      name: () => `Die Situation „${title}“`,
      facts: (content) => [
        { label: 'Titel', value: content.title },
        { label: 'Frage für die Gruppe', value: content.question },
        { label: 'Einträge', value: placesText(room.text?.entries ?? [], content) },
      ],
    },
  )
}
