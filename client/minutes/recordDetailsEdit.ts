// Changes of the minutes' head: two people who change it see both versions.
import { USUAL_DISTRIBUTION, type RecordDetails } from '../../shared/minutes/minutes.ts'
import type { RoomClient } from '../room/RoomClient.svelte.ts'
import { StructureEdit } from '../sharedText/structureEdit.svelte.ts'

/** Changing who led, who wrote and who gets the minutes. */
export function recordDetailsEdit(
  room: Pick<RoomClient, 'view' | 'run'>,
): StructureEdit<RecordDetails, RecordDetails> {
  return new StructureEdit<RecordDetails, RecordDetails>({
    stored: () => {
      const { details } = room.view.room.minutes
      return { content: details, revision: details }
    },
    send: (details, before = details) => room.run({ type: 'changeRecordDetails', details, before }),
  })
}

/** What is compared of two versions. */
export const recordDetailsFacts = (details: RecordDetails) => [
  { label: 'Moderation', value: details.facilitation || 'keine Angabe' },
  { label: 'Protokoll', value: details.recorder || 'keine Angabe' },
  { label: 'Verteiler', value: details.distribution || 'keine Angabe' },
]

/** What the form begins with: what holds, and for an empty distribution list the usual one. */
export const recordDetailsDraft = (details: RecordDetails): RecordDetails => ({
  ...details,
  distribution: details.distribution || USUAL_DISTRIBUTION,
})
