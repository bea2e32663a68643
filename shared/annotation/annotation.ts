import type { Annotation, RevealedAnnotation, Group } from './annotation.schema.ts'

export type {
  Direction,
  Weight,
  AnnotationContent,
  Annotation,
  RevealedAnnotation,
  Group,
} from './annotation.schema.ts'

/** Longest note a person can add to an annotation, in UTF-16 units. */
export const NOTE_LIMIT = 1000

export type AnnotationEvent =
  | { type: 'annotationAdded'; seatId: string; annotation: Annotation }
  | { type: 'annotationRevised'; seatId: string; annotation: Annotation }
  | { type: 'annotationRemoved'; seatId: string; id: string }
  | { type: 'ownRevealed'; seatId: string; pairs: readonly { id: string; revealedId: string }[] }
  | { type: 'revealAnnounced'; announced: boolean }
  | { type: 'annotationsRevealed'; at: number; bundle: readonly RevealedAnnotation[] }
  | { type: 'revealedWithdrawn'; id: string }
  | { type: 'groupChanged'; group: Group }
  | { type: 'groupRemoved'; id: string }
  | { type: 'annotationsGrouped'; ids: readonly string[]; groupId: string | null }

/** What the whole room knows about annotations. `order` is the random order of the reveal, the same for all. */
export interface AnnotationSlice {
  readonly announced: boolean
  readonly bundles: number
  readonly revealed: Readonly<Record<string, RevealedAnnotation>>
  readonly order: readonly string[]
  readonly groups: readonly Group[]
  readonly groupOf: Readonly<Record<string, string>>
}

export const emptyAnnotationSlice: AnnotationSlice = {
  announced: false,
  bundles: 0,
  revealed: {},
  order: [],
  groups: [],
  groupOf: {},
}
