// Changes of the minutes' head: two people who change it see both versions.
import { distributionOf, type RecordDetails } from '../../shared/minutes/minutes.ts'
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
  { label: 'Verteiler', value: distributionOf(details) },
]

/** What stands in the form and was not saved yet, and what it is based on. */
export interface RecordDetailsDraft {
  readonly details: RecordDetails
  readonly before: RecordDetails
}

/** What the form begins with: what holds, the usual distribution list included. */
export const asWritten = (held: RecordDetails): RecordDetails => ({
  ...held,
  distribution: distributionOf(held),
})

export const sameDetails = (one: RecordDetails, other: RecordDetails): boolean =>
  one.facilitation === other.facilitation &&
  one.recorder === other.recorder &&
  one.distribution === other.distribution
