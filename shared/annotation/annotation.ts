import type { Annotation, RevealedAnnotation, Group, Weight } from './annotation.schema.ts'
import type { Agreement } from '../agreement/agreement.schema.ts'
import type { SeatFigure } from './seatFigure.ts'

export type {
  Direction,
  Weight,
  AnnotationContent,
  Annotation,
  RevealedAnnotation,
  Group,
} from './annotation.schema.ts'

/** How much an annotation can weigh, from light to heavy. */
export const WEIGHTS: readonly Weight[] = [1, 2, 3]

/** Longest note a person can add to an annotation, in UTF-16 units. */
export const NOTE_LIMIT = 1000

export type AnnotationEvent =
  | { type: 'annotationAdded'; seatId: string; annotation: Annotation }
  | { type: 'annotationRevised'; seatId: string; annotation: Annotation }
  | { type: 'annotationRemoved'; seatId: string; id: string }
  | { type: 'ownRevealed'; seatId: string; pairs: readonly { id: string; revealedId: string }[] }
  | { type: 'revealAnnounced'; announced: boolean }
  /** Everybody is asked whether few may be uncovered; null takes the question back. */
  | { type: 'revealAsked'; round: number | null }
  | ({ type: 'revealAnswered'; seatId: string } & RevealAnswer)
  | {
      type: 'annotationsRevealed'
      at: number
      bundle: readonly RevealedAnnotation[]
      /** Absent in logs of versions that counted notes only. */
      figures?: readonly SeatFigure[]
      /** With the first bundle. Absent in logs of earlier versions. */
      agreement?: Agreement | null
    }
  | { type: 'revealedWithdrawn'; id: string }
  | { type: 'groupChanged'; group: Group }
  | { type: 'groupRemoved'; id: string }
  | { type: 'annotationsGrouped'; ids: readonly string[]; groupId: string | null }

/** A seat's answer to the question whether few annotations may be uncovered (rule RV7). */
export interface RevealAnswer {
  /** Which question it answers, counted from 1. */
  readonly round: number
  readonly agree: boolean
  /** The own annotations it is about, as they were then. */
  readonly covers: readonly { readonly id: string; readonly revision: number }[]
}

/** What the whole room knows about annotations. `order` is the random order of the reveal, the same for all. */
export interface AnnotationSlice {
  readonly announced: boolean
  /** The question asked now whether few may be uncovered, or null; and how often it was asked. Absent in results of an earlier version. */
  readonly asking?: number | null
  readonly asks?: number
  readonly bundles: number
  /** Steps in which one more bundle may be uncovered (rule RV6): of the agenda at the first reveal. Absent in results of an earlier version. */
  readonly lateSteps?: readonly string[]
  readonly revealed: Readonly<Record<string, RevealedAnnotation>>
  readonly order: readonly string[]
  /** Where seats agree or are split (rule RV4), at most one for each place. */
  readonly figures: readonly SeatFigure[]
  /** True if a bundle came without figures, from a version that did not count seats. */
  readonly uncounted: boolean
  /** How far seats agreed at the first reveal: null below three seats. Absent before, and in logs of earlier versions. */
  readonly agreement?: Agreement | null
  readonly groups: readonly Group[]
  readonly groupOf: Readonly<Record<string, string>>
}

export const emptyAnnotationSlice: AnnotationSlice = {
  announced: false,
  asking: null,
  asks: 0,
  bundles: 0,
  lateSteps: [],
  revealed: {},
  order: [],
  figures: [],
  uncounted: false,
  groups: [],
  groupOf: {},
}
