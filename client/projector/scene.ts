import type { RoomSlice } from '../../shared/protocol/roomView.ts'
import type { PhaseKind } from '../../shared/workshop/agenda.ts'
import { currentStep } from '../../shared/workshop/workshop.rules.ts'

/** What stands on the wall: a phase, or the passage the facilitation shows. */
export type Scene = PhaseKind | 'passage'

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

/** Chooses what stands on the wall. Before the opening it invites in, after the closing it says what comes next. */
export function sceneOf(room: RoomSlice): Scene {
  const { status } = room.workshop
  const kind = currentStep(room.workshop)?.kind
  if (status === 'planned' || kind === undefined) return 'arrive'
  if (status === 'closed') return 'close'
  return room.discussion.focus !== null && readsTogether.has(kind) ? 'passage' : kind
}
