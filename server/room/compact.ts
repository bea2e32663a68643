import type { RoomSlice } from '../../shared/protocol/roomView.ts'

/**
 * What stays of a room at the end of the comment period: the result without seats, names of devices or
 * anything a single person wrote beside the agreed texts. Revealed annotations keep what statistics need
 * (entry, criterion, direction, weight, rating); note and quote stay only where a finding rests on them.
 */
export function compact({ workshop, annotation, discussion, ...rest }: RoomSlice): RoomSlice {
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
  return {
    ...rest,
    annotation: { ...annotation, revealed },
    discussion: { ...discussion, replies: [], focus: null },
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
