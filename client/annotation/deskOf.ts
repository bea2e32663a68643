import { AnnotationDesk, type DeskRoom } from './annotationDesk.svelte.ts'

const desks = new WeakMap<DeskRoom, AnnotationDesk>()

/** The desk of a room connection, made when first asked for: what it says of one's own notes outlives the screens. */
export function deskOf(room: DeskRoom): AnnotationDesk {
  const known = desks.get(room)
  if (known) return known
  const made = new AnnotationDesk(room)
  desks.set(room, made)
  return made
}
