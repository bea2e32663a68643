// Rooms at a given moment of the day, made with the real rules.
import type { AnnotationContent, Direction } from '../../../shared/annotation/annotation.ts'
import type { Command } from '../../../shared/protocol/command.ts'
import type { RoomEvent } from '../../../shared/protocol/event.ts'
import { evolve } from '../../../shared/protocol/evolve.ts'
import { emptyRoomView, type RoomView } from '../../../shared/protocol/roomView.ts'
import type { PhaseKind, Step } from '../../../shared/workshop/agenda.ts'
import type { SeatRole } from '../../../shared/workshop/seat.ts'
import { FakeRoom } from './fakeRoom.svelte.ts'
import { sampleCatalogue, sampleEntries, sampleReferences } from './sample.ts'

const id = (name: string, at = 0): string => `${name}-${String(at).padStart(16, '0')}`

const ROLES: readonly SeatRole[] = [
  'facilitator',
  'recorder',
  'caseBringer',
  'participant',
  'participant',
  'participant',
  'participant',
  'observer',
]
export const seatOf = (role: SeatRole): string => id('seat', ROLES.indexOf(role))
const writers = ROLES.flatMap((role, at) =>
  role === 'participant' || role === 'caseBringer' || role === 'recorder' ? [id('seat', at)] : [],
)

const step = (kind: PhaseKind, title: string, at: number): Step => ({
  id: id('step', at),
  kind,
  title,
  minutes: 20,
  question: 'Was fällt Ihnen auf?',
})
const steps = [
  step('present', 'Fallvorstellung', 0),
  step('annotate', 'Still anmerken', 1),
  step('compare', 'Aufdecken und vergleichen', 2),
  step('discuss', 'Besprechen', 3),
  step('findings', 'Befunde', 4),
]

/** An open workshop with everybody there, all of the text delivered, in the step of this kind. */
function openRoom(kind: PhaseKind): RoomView {
  const at = steps.findIndex((candidate) => candidate.kind === kind)
  const events: RoomEvent[] = [
    { type: 'agendaChanged', agenda: steps },
    { type: 'workshopOpened', at: 0 },
    ...ROLES.map((role, number): RoomEvent => ({
      type: 'seatAdmitted',
      seat: { id: id('seat', number), number: number + 1, role, groupSize: 1 },
    })),
    { type: 'facilitationMoved', holder: id('seat'), main: id('seat') },
    { type: 'dayMarkerMoved', day: 412, deliveredDay: 412 },
    { type: 'stepEntered', stepId: id('step', at), at: 0, endsAt: null, plannedMs: 1_200_000 },
  ]
  return events.reduce(evolve, emptyRoomView)
}

const DIRECTIONS: readonly Direction[] = ['strength', 'potential', 'question']

/** Annotations of the six writing seats, spread as the reference annotations expect it. */
function contents(): readonly { seatId: string; content: AnnotationContent }[] {
  return sampleReferences.flatMap(({ entryId, quote, criterionId, weight, note, spread }, at) => {
    const text = sampleEntries.find((entry) => entry.id === entryId)?.text ?? ''
    const start = text.indexOf(quote)
    const span = { entryId, start, end: start + quote.length, quote }
    const directions = spread.flatMap((count, place) =>
      new Array<Direction>(count).fill(DIRECTIONS[place] ?? 'question'),
    )
    return directions.map((direction, index) => ({
      seatId: writers[(at + index) % writers.length] ?? '',
      content: {
        span,
        criterionId,
        direction,
        weight: weight === 1 || weight === 2 || weight === 3 ? weight : 2,
        rating: null,
        note: index === 0 ? note : '',
        paper: false,
      },
    }))
  })
}

export type Scene =
  'annotate' | 'started' | 'before' | 'announced' | 'compare' | 'discuss' | 'grouping'

/** A room as one seat sees it: before writing, after some writing, around the reveal, after it. */
export function sceneFor(scene: Scene, role: SeatRole): FakeRoom {
  const kind: PhaseKind =
    scene === 'annotate' || scene === 'started'
      ? 'annotate'
      : scene === 'grouping'
        ? 'findings'
        : scene === 'discuss'
          ? 'discuss'
          : 'compare'
  const room = new FakeRoom(
    seatOf(role),
    openRoom(scene === 'annotate' || scene === 'started' ? 'annotate' : 'compare'),
    sampleCatalogue,
    sampleEntries,
  )
  if (scene === 'annotate') return room
  const hear = (command: Command, seatId = id('seat')): void => room.hear(command, seatId)
  contents().forEach(({ seatId, content }, at) =>
    hear({ type: 'addAnnotation', id: id('note', at), content }, seatId),
  )
  if (scene === 'started' || scene === 'before') return room
  hear({ type: 'announceReveal', announced: true })
  if (scene === 'announced') return room
  hear({ type: 'reveal' })
  if (kind !== 'compare') {
    const stepId = steps.find((candidate) => candidate.kind === kind)?.id ?? ''
    hear({ type: 'enterStep', stepId })
  }
  if (scene === 'discuss') discuss(room, hear)
  if (scene === 'grouping') group(room, hear)
  return room
}

function discuss(room: FakeRoom, hear: (command: Command, seatId?: string) => void): void {
  const first = Object.values(room.confirmed.room.annotation.revealed)[0]
  if (!first) return
  hear({
    type: 'show',
    focus: { span: first.span, entryId: first.span.entryId, annotationId: first.id },
  })
  hear(
    {
      type: 'addReply',
      reply: {
        id: id('reply'),
        annotationId: first.id,
        text: 'Das sehe ich ähnlich: Der Bogen hat geholfen.',
      },
    },
    writers[1],
  )
}

function group(room: FakeRoom, hear: (command: Command, seatId?: string) => void): void {
  const { order } = room.confirmed.room.annotation
  hear({ type: 'changeGroup', group: { id: id('group', 1), title: 'Übergaben' } })
  hear({ type: 'changeGroup', group: { id: id('group', 2), title: 'Beteiligung der Kinder' } })
  hear({ type: 'groupAnnotations', ids: order.slice(0, 9), groupId: id('group', 1) })
  hear({ type: 'groupAnnotations', ids: order.slice(9, 15), groupId: id('group', 2) })
}
