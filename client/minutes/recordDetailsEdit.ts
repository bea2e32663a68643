// Changes of the minutes' head: what two people change is put together; the same field is asked about.
import { distributionOf, type RecordDetails } from '../../shared/minutes/minutes.ts'
import type { Draft } from '../room/drafts.svelte.ts'
import type { RoomClient } from '../room/RoomClient.svelte.ts'
import { mergeFields } from '../conflict/mergeFields.ts'
import { StructureEdit } from '../conflict/structureEdit.svelte.ts'

/** Changing who led, who wrote and who gets the minutes; `draft` is what is typed for it. */
export function recordDetailsEdit(
  room: Pick<RoomClient, 'view' | 'run' | 'ask' | 'answered'>,
  draft?: Draft,
): StructureEdit<RecordDetails, RecordDetails> {
  return new StructureEdit<RecordDetails, RecordDetails>(
    {
      stored: () => {
        const { details } = room.view.room.minutes
        return { content: asWritten(details), revision: details }
      },
      send: (details, before = details) =>
        room.run({ type: 'changeRecordDetails', details, before }, draft),
    },
    { host: room, name: () => 'Diese Angaben', plural: true, facts: recordDetailsFacts },
  )
}

/** What is compared of two versions. */
const recordDetailsFacts = (details: RecordDetails) => [
  { label: 'Moderation: Funktion', value: details.facilitation || 'keine Angabe' },
  { label: 'Protokoll: Funktion', value: details.recorder || 'keine Angabe' },
  { label: 'Verteiler', value: distributionOf(details) },
]

/** What was typed into the form and not saved yet, and what it is based on. */
export interface RecordDetailsDraft {
  readonly details: RecordDetails
  readonly before: RecordDetails
}

/** What the form begins with: what holds, the usual distribution list included. */
export const asWritten = (held: RecordDetails): RecordDetails => ({
  ...held,
  distribution: distributionOf(held),
})

/** What stands in the form: what was typed here, and in every other field what holds. */
export const shownDetails = (
  kept: RecordDetailsDraft | undefined,
  held: RecordDetails,
): RecordDetails =>
  kept ? mergeFields(asWritten(kept.before), kept.details, asWritten(held)).mine : asWritten(held)

export const sameDetails = (one: RecordDetails, other: RecordDetails): boolean =>
  one.facilitation === other.facilitation &&
  one.recorder === other.recorder &&
  one.distribution === other.distribution
