import { isItem, itemExists, openQuestion, shownIn } from '../../shared/room/projector.rules.ts'
import type { Focus, ShownItem } from '../../shared/projector/projector.ts'
import type { RoomSlice } from '../../shared/room/roomView.ts'
import type { PhaseKind, Step } from '../../shared/workshop/agenda.ts'
import { phases, type PhaseTraits } from '../../shared/workshop/phase.ts'
import { currentStep } from '../../shared/room/workshop.rules.ts'

/** What stands on the wall: the picture of a step, a passage, or a thing of the room. */
export type Scene = PhaseKind | 'passage' | ShownItem['kind']

/** How a scene is drawn: as a headline with what the room wrote below, or as a picture of its own. */
export type Drawing = PhaseTraits['scene'] | 'passage' | 'vote'

const drawings: Readonly<Record<Exclude<Scene, PhaseKind>, Drawing>> = {
  passage: 'passage',
  vote: 'vote',
  keySituation: 'text',
  board: 'text',
  finding: 'text',
  recommendation: 'text',
  structureCriterion: 'text',
  legend: 'text',
  agreement: 'text',
}

/** How this scene is drawn. */
export const drawingOf = (scene: Scene): Drawing =>
  isPhase(scene) ? phases[scene].scene : drawings[scene]

const isPhase = (scene: Scene): scene is PhaseKind => scene in phases

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
  } else if (shown && phases[step.kind].together)
    return { scene: 'passage', step, item: null, focus: shown }
  return { scene: step.kind, step, item: null, focus: null }
}
