import type { Agreement } from '../agreement/agreement.schema.ts'
import type { BlindNotes } from '../annotation/keptAgreement.ts'
import type { seatFigures } from '../annotation/seatFigure.ts'

/** What a decision may look at besides the state: no clock, no randomness, no text comes from anywhere else. */
export interface DecideContext {
  readonly seatId: string
  /** Server time, milliseconds. */
  readonly now: number
  readonly newId: () => string
  /** A random order; the server's is cryptographically random. */
  readonly shuffle: <T>(items: readonly T[]) => T[]
  /** Text of a delivered entry, or undefined if the room may not read it yet. */
  readonly entryText: (entryId: string) => string | undefined
  /** First and last day the marker may stand on now; null if that is not known here, or there is no text. */
  readonly days: { readonly first: number; readonly last: number } | null
  /** Dimension and allowed ratings of a criterion of the workshop's catalogue. */
  readonly criterion: (
    id: string,
  ) => { readonly dimension: string; readonly ratings: readonly string[] } | undefined
  /** The figures of a bundle (rule RV4); a window, which does not know the writers, says none. */
  readonly seatFigures: typeof seatFigures
  /** What is kept of the agreement of a first bundle (rule AG1); a window, which does not know the writers, says null. */
  readonly agreementOf: (notes: BlindNotes) => Agreement | null
}
