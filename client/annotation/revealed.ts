// Revealed annotations as lists and counts. These count annotations; where seats agree, the server counts (rule RV4).
import type {
  AnnotationSlice,
  Direction,
  RevealedAnnotation,
} from '../../shared/annotation/annotation.ts'
import { countDirections, type DirectionCounts } from '../../shared/annotation/seatFigure.ts'
import type { Entry } from '../../shared/caseText/caseText.ts'
import type { Dimension } from '../../shared/catalogue/catalogue.ts'
import { gatherBy } from '../../shared/kernel/gatherBy.ts'
import { densityBars, perHundredWords, type DensityPart } from './density.ts'

/** All revealed annotations in the random order that is the same for everybody. */
export const inRevealOrder = (
  slice: Pick<AnnotationSlice, 'order' | 'revealed'>,
): readonly RevealedAnnotation[] => slice.order.flatMap((id) => slice.revealed[id] ?? [])

/** What a person wants to see of the revealed annotations. */
export interface RevealedFilter {
  readonly direction: Direction | 'all'
  readonly dimension: Dimension | 'all'
}
export const noFilter: RevealedFilter = { direction: 'all', dimension: 'all' }

/** The annotations a filter lets through. */
export function filtered(
  marks: readonly RevealedAnnotation[],
  { direction, dimension }: RevealedFilter,
  dimensionOf: (criterionId: string) => Dimension | undefined,
): readonly RevealedAnnotation[] {
  return marks.filter(
    (mark) =>
      (direction === 'all' || mark.direction === direction) &&
      (dimension === 'all' || dimensionOf(mark.criterionId) === dimension),
  )
}

/** How one entry of the text was annotated. */
export interface EntryRow extends DensityPart {
  readonly counts: DirectionCounts
  readonly total: number
  /** Annotations per 100 words. */
  readonly dense: number
}

/** Least bars an entry gets, however short it is. */
const LEAST_BARS = 2

/** Bars the whole text is cut into. */
const BARS = 120

/** One row for each entry, in the order of the text; its share of `bars` follows its length. */
export function entryRows(
  entries: readonly Entry[],
  marks: readonly RevealedAnnotation[],
  bars = BARS,
): readonly EntryRow[] {
  const length = Math.max(
    1,
    entries.reduce((sum, { text }) => sum + text.length, 0),
  )
  const byEntry = gatherBy(marks, ({ span }) => span.entryId)
  return entries.map((entry) => {
    const here = byEntry.get(entry.id) ?? []
    const share = Math.max(LEAST_BARS, Math.round((entry.text.length / length) * bars))
    return {
      entry,
      counts: countDirections(here),
      total: here.length,
      dense: perHundredWords(here.length, entry.text),
      bars: densityBars(entry.text.length, here, share),
    }
  })
}

/** How often one criterion was used, and in which directions. */
export interface CriterionRow {
  readonly criterionId: string
  readonly counts: DirectionCounts
  readonly total: number
  readonly ids: readonly string[]
}

/** One row for each criterion that was used, most used first. */
export function criterionRows(marks: readonly RevealedAnnotation[]): readonly CriterionRow[] {
  const rows = [...gatherBy(marks, ({ criterionId }) => criterionId)].map(([criterionId, here]) => {
    const ids = here.map(({ id }) => id)
    return { criterionId, counts: countDirections(here), total: here.length, ids }
  })
  return rows.toSorted(
    (a, b) => b.total - a.total || a.criterionId.localeCompare(b.criterionId, 'de'),
  )
}
