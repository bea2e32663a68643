import type { Focus } from '../../shared/discussion/discussion.ts'
import {
  isItem,
  itemExists,
  openQuestion,
  shownIn,
} from '../../shared/projector/projector.rules.ts'
import type { ShownItem } from '../../shared/projector/projector.ts'
import type { RoomSlice } from '../../shared/protocol/roomView.ts'
import type { PhaseKind, Step } from '../../shared/workshop/agenda.ts'
import { currentStep } from '../../shared/workshop/workshop.rules.ts'

/** What stands on the wall: the picture of a step, a passage, or a thing of the room. */
export type Scene = PhaseKind | 'passage' | ShownItem['kind']

/** Phases in which a shown passage comes before the phase's own picture. */
const readsTogether: ReadonlySet<PhaseKind> = new Set([
  'present',
  'clarify',
  'compare',
  'discuss',
  'perspectives',
  'keySituations',
  'deepen',
  'statement',
  'findings',
  'recommendations',
])

/** What is on the wall, and of what. */
export interface Chosen {
  readonly scene: Scene
  readonly step: Step | undefined
  readonly item: ShownItem | null
  readonly focus: Focus | null
}

/**
 * Chooses what stands on the wall. Before the opening it invites in, after the closing it says what comes next. A
 * question the room is asked comes before everything else (PJ2), then what is held, what is shown, and the step.
 */
export function chosenFor(room: RoomSlice): Chosen {
  const { status, agenda } = room.workshop
  const current = currentStep(room.workshop)
  const nothing = { step: current, item: null, focus: null }
  if (status === 'planned' || !current) return { ...nothing, scene: 'arrive' }
  if (status === 'closed') return { ...nothing, scene: 'close' }
  const asked = openQuestion(room)
  if (asked) return { ...nothing, scene: 'vote', item: { kind: 'vote', id: asked.id } }
  const { held } = room.projector
  const step = agenda.find(({ id }) => id === held?.stepId) ?? current
  const shown = held ? held.shown : shownIn(room)
  if (shown && isItem(shown)) {
    if (itemExists(room, shown)) return { scene: shown.kind, step, item: shown, focus: null }
  } else if (shown && readsTogether.has(step.kind))
    return { scene: 'passage', step, item: null, focus: shown }
  return { scene: step.kind, step, item: null, focus: null }
}
