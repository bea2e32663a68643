import { AnnotationDesk, type DeskRoom } from './annotationDesk.svelte.ts'

const desks = new WeakMap<DeskRoom, AnnotationDesk>()

/**
 * The desk of a room connection, made when first asked for. It outlives the screens: when the facilitation
 * goes on while somebody is writing, the words are still there on the next screen.
 */
export function deskOf(room: DeskRoom): AnnotationDesk {
  const known = desks.get(room)
  if (known) return known
  const made = new AnnotationDesk(room)
  desks.set(room, made)
  return made
}
