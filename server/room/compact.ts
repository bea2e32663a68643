import type { RoomSlice } from '../../shared/protocol/roomView.ts'
import { plainState, plainText } from '../../shared/sharedText/sharedText.rules.ts'

/**
 * What stays of a room at the end of the comment period: the result without seats, names of devices or
 * anything a single person wrote beside the agreed texts. Revealed annotations keep what statistics need
 * (entry, criterion, direction, weight, rating); the quote stays only where a finding rests on it. Shared texts
 * stay as they read, without their history: a deleted word may have been a name.
 */
export function compact(room: RoomSlice): RoomSlice {
  const { workshop, annotation, discussion, sharedText, ...rest } = room
  const evidence = new Set(rest.finding.findings.flatMap(({ annotationIds }) => annotationIds))
  const revealed = Object.fromEntries(
    Object.entries(annotation.revealed).map(([id, held]) => {
      const { entryId, start, end, quote } = held.span
      const kept = evidence.has(id)
      const span = { entryId, start, end, quote: kept ? quote : '' }
      return [id, { ...held, span, note: '' }]
    }),
  )
  const people = Object.values(workshop.seats).map((seat, index) => ({
    ...seat,
    id: `seat-without-a-name-${String(index + 1)}`,
  }))
  const states = Object.entries(sharedText.states).map(([id, state]) => [
    id,
    plainState(plainText(state)),
  ])
  return {
    ...rest,
    sharedText: { states: Object.fromEntries(states) as Record<string, string> },
    annotation: { ...annotation, revealed },
    discussion: { ...discussion, questions: [], replies: [], focus: null },
    workshop: {
      ...workshop,
      seats: Object.fromEntries(people.map((seat) => [seat.id, seat])),
      removedSeats: [],
      holder: null,
      main: null,
      coFacilitators: [],
    },
  }
}
