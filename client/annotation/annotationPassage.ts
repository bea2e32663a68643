import type { AnnotationContent } from '../../shared/annotation/annotation.ts'
import type { Passage } from '../caseText/passage.ts'

type Marked = AnnotationContent & { readonly id: string }

/**
 * Turns annotations into passages of the case text and gives back the same passage for the same
 * annotation, so that the text sees what really changed. One for each screen; it forgets with them.
 */
export class AnnotationPassages {
  readonly #made = new WeakMap<Marked, Passage>()

  /** The passage of an annotation. */
  of(annotation: Marked, own: boolean): Passage {
    const known = this.#made.get(annotation)
    if (known && known.own === own) return known
    const { entryId, start, end } = annotation.span
    const { id, direction, criterionId } = annotation
    const made: Passage = { id, entryId, start, end, direction, own, code: criterionId }
    this.#made.set(annotation, made)
    return made
  }
}
