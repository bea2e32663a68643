import type { Annotation, RevealedAnnotation, Group } from './annotation.schema.ts'
import type { SeatFigure } from './seatFigure.ts'

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
  | {
      type: 'annotationsRevealed'
      at: number
      bundle: readonly RevealedAnnotation[]
      /** Absent in logs of versions that counted notes only. */
      figures?: readonly SeatFigure[]
    }
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
  /** Where seats agree or are split (rule RV4), at most one for each place. */
  readonly figures: readonly SeatFigure[]
  /** True where a bundle came without figures, from a version that did not count seats. */
  readonly uncounted: boolean
  readonly groups: readonly Group[]
  readonly groupOf: Readonly<Record<string, string>>
}

export const emptyAnnotationSlice: AnnotationSlice = {
  announced: false,
  bundles: 0,
  revealed: {},
  order: [],
  figures: [],
  uncounted: false,
  groups: [],
  groupOf: {},
}
