import type { FindingContent } from '../../shared/finding/finding.ts'
import type { RoomClient } from '../room/RoomClient.svelte.ts'
import { StructureEdit } from '../conflict/structureEdit.svelte.ts'
import { contentOf } from './findingDraft.ts'
import { findingFacts } from './findingFacts.ts'

/** Changing the structured part of one finding. */
export function findingEdit(room: RoomClient, id: string): StructureEdit<FindingContent> {
  const held = () => room.view.room.finding.findings.find((one) => one.id === id)
  let number = held()?.number ?? ''
  return new StructureEdit<FindingContent>(
    {
      stored: () => {
        const finding = held()
        return finding && { content: contentOf(finding), revision: finding.revision }
      },
      send: (content, revision = 0) => room.run({ type: 'changeFinding', content, revision }),
      // A rating is one of its criterion.
      together: [['criterionId', 'rating']],
    },
    {
      host: room,
      name: () => `Befund ${(number = held()?.number ?? number)}`,
      facts: (content) => findingFacts(content, room.catalogue),
    },
  )
}
