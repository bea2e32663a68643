import type { AnnotationSlice } from '../../shared/annotation/annotation.ts'
import { inOrder } from '../../shared/finding/finding.ts'
import { emptyProjectorSlice } from '../../shared/projector/projector.ts'
import { emptyMinutesSlice } from '../../shared/minutes/minutes.ts'
import type { RoomSlice } from '../../shared/protocol/roomView.ts'
import { plainState, plainText } from '../../shared/sharedText/sharedText.rules.ts'
import { latestVote, ranking } from '../../shared/vote/vote.rules.ts'

/**
 * What stays of a room at the end of the comment period: the result without seats, names of devices or
 * anything a single person wrote beside the agreed texts. Revealed annotations keep what statistics need
 * (entry, criterion, direction, weight, rating); the quote stays only where a finding rests on it. Shared texts
 * stay as they read, without their history: a deleted word may have been a name.
 */
export function compact(room: RoomSlice): RoomSlice {
  const { workshop, annotation, discussion, sharedText, keySituation, ...rest } = room
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
    keySituation: { ...keySituation, groups: {}, clocks: {} },
    discussion: { ...discussion, replies: [], focus: null },
    projector: emptyProjectorSlice,
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

/** A stored result, also of an earlier version: what that did not know is filled in as it was meant then. */
export function readResult(body: string): RoomSlice {
  const stored = JSON.parse(body) as Omit<RoomSlice, 'minutes'> & Partial<RoomSlice>
  const room: RoomSlice = { minutes: emptyMinutesSlice, ...stored }
  const { figures, uncounted } = room.annotation as Partial<AnnotationSlice>
  const counted = { figures: figures ?? [], uncounted: uncounted ?? true }
  return numbered({ ...room, annotation: { ...room.annotation, ...counted } })
}

/**
 * A result of a version without stable numbers (rule NU1) gets those its minutes were issued with: findings as
 * they stood there, recommendations by dots.
 */
function numbered(room: RoomSlice): RoomSlice {
  if ((room.finding as { retired?: unknown }).retired !== undefined) return room
  const placed = new Map(inOrder(room.finding.findings).map(({ id }, at) => [id, at + 1]))
  const result = latestVote({ room }, 'recommendation')?.result
  const dots = new Map((result ? ranking(result) : []).map((rank) => [rank.id, rank.dots]))
  const ranked = room.recommendation.recommendations
    .toSorted((a, b) => (dots.get(b.id) ?? -1) - (dots.get(a.id) ?? -1))
    .map(({ id }) => id)
  return {
    ...room,
    finding: {
      retired: {},
      findings: room.finding.findings.map((one) => ({ ...one, number: placed.get(one.id) ?? 0 })),
    },
    recommendation: {
      retired: {},
      recommendations: room.recommendation.recommendations.map((one) => ({
        ...one,
        number: ranked.indexOf(one.id) + 1,
      })),
    },
  }
}
