import { AnnotationDesk, DRAFT, type DeskRoom } from './annotationDesk.svelte.ts'
import { keepForm, type DraftKeeper } from '../room/keptDraft.svelte.ts'

const desks = new WeakMap<DeskRoom, AnnotationDesk>()

/**
 * The desk of a room connection, made when first asked for. It outlives the screens: when the facilitation
 * goes on while somebody is writing, the words are still there on the next screen, and after a reload too where the
 * device can keep them.
 */
export function deskOf(room: DeskRoom & DraftKeeper): AnnotationDesk {
  const known = desks.get(room)
  if (known) return known
  const made = new AnnotationDesk(room)
  // Lives as long as the room, like the desk itself.
  keepForm(made.draft, DRAFT, room)
  desks.set(room, made)
  return made
}
