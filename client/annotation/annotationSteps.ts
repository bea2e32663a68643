import type { Annotation, AnnotationContent } from '../../shared/annotation/annotation.ts'
import type { Command } from '../../shared/room/command.ts'

/** The part of a room that taking back needs. */
export interface StepRoom {
  readonly own: { readonly annotations: Readonly<Record<string, Annotation>> }
  readonly newId: () => string
  readonly history?: {
    readonly record: (step: {
      undo: () => Command | null
      redo: () => Command | null
      label: string
    }) => void
  }
}

/** What an annotation says, as it is sent. */
export const contentOf = ({
  id: _id,
  revision: _revision,
  ...content
}: Annotation): AnnotationContent => content

/** Do two annotations say the same? */
export const sameContent = (a: AnnotationContent, b: AnnotationContent): boolean =>
  JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))

const sorted = ({
  span,
  criterionId,
  direction,
  weight,
  rating,
  note,
  paper,
}: AnnotationContent) => [
  [span.entryId, span.start, span.end],
  [criterionId, direction, weight, rating, note, paper],
]

/** What the way back is called after an annotation was deleted. */
export const REMOVED_LABEL = 'Anmerkung gelöscht'

/**
 * One's own steps with annotations, for taking them back and doing them again. What was taken back and comes back is a
 * new annotation with a new id; steps from before find it all the same.
 */
export class AnnotationSteps {
  readonly #room: StepRoom
  readonly #renamed = new Map<string, string>()

  constructor(room: StepRoom) {
    this.#room = room
  }

  /** An annotation was written. */
  added(id: string, content: AnnotationContent): void {
    this.#room.history?.record({
      label: 'Anmerkung geschrieben',
      undo: () => this.#remove(id),
      redo: () => this.#add(id, content),
    })
  }

  /** An annotation was changed from one content to another. */
  revised(id: string, before: AnnotationContent, after: AnnotationContent): void {
    this.#room.history?.record({
      label: 'Anmerkung geändert',
      undo: () => this.#revise(id, after, before),
      redo: () => this.#revise(id, before, after),
    })
  }

  /** An annotation was deleted. */
  removed(annotation: Annotation): void {
    this.#room.history?.record({
      label: REMOVED_LABEL,
      undo: () => this.#add(annotation.id, contentOf(annotation)),
      redo: () => this.#remove(annotation.id),
    })
  }

  /** The content an annotation has before it is changed. */
  contentOf(id: string): AnnotationContent | undefined {
    const annotation = this.#room.own.annotations[id]
    return annotation && contentOf(annotation)
  }

  #now(id: string): string {
    const next = this.#renamed.get(id)
    return next === undefined ? id : this.#now(next)
  }

  #remove(first: string): Command | null {
    const id = this.#now(first)
    return this.#room.own.annotations[id] ? { type: 'removeAnnotation', id } : null
  }

  #add(first: string, content: AnnotationContent): Command {
    const id = this.#room.newId()
    this.#renamed.set(this.#now(first), id)
    return { type: 'addAnnotation', id, content }
  }

  /** Only if nothing else changed it meanwhile. */
  #revise(first: string, from: AnnotationContent, to: AnnotationContent): Command | null {
    const id = this.#now(first)
    const held = this.#room.own.annotations[id]
    if (!held || !sameContent(contentOf(held), from)) return null
    return { type: 'reviseAnnotation', id, revision: held.revision, content: to }
  }
}
