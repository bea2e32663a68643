// What a room keeps of the agreement of its first reveal, and what it withholds because it would tell on a writer
// (rules AG1 to AG6). Only the server can make it, because only the server knows who wrote what.
import {
  agreement,
  placeValues,
  stepOf,
  textOf,
  unitOf,
  type AgreementInput,
  type Mark,
  type Measures,
  type Saying,
} from '../agreement/agreement.ts'
import type { Agreement } from '../agreement/agreement.schema.ts'
import { codedAgreement, type CodedAgreement, type Figure, type Units } from '../agreement/coded.ts'
import { pooled, unitDisagreement } from '../agreement/unitizing.ts'
import { gatherBy } from '../kernel/gatherBy.ts'
import type { AnnotationContent } from './annotation.ts'
import { DIRECTIONS, FIGURE_SEATS, seatBand } from './seatFigure.ts'

/** Figures are kept in such steps: finer ones could be traced to who wrote what, and would claim more than they know. */
const STEP = 10
/** From so many places on, no single one moves a figure by more than a step. */
const MANY_PLACES = 10
/** Fewer seats than this are few, whatever they wrote. */
const MANY_SEATS = 5

type Note = Pick<AnnotationContent, 'span' | 'criterionId' | 'direction' | 'rating'>

/** The notes of a first bundle. */
export interface BlindNotes {
  /** Of the seats that count, a list for each (rule RV4). */
  readonly bySeat: readonly (readonly Note[])[]
  /** All that everybody will read and cannot tell from them: of the facilitation, too, without paper cards. */
  readonly uncovered: readonly Note[]
}

/** The text and the scales that notes are about. */
export type NoteBasis = Pick<AgreementInput, 'sections' | 'scaleOf'>

type Kept = Agreement['workshop']
type Coefficient = Kept['direction']['percent']

/**
 * What is kept of the agreement of a first bundle: null below three seats that count. A figure is a number only where
 * the uncovered notes would give the same number if each came from a seat of its own, or where it counts ten places;
 * so it tells nothing of which notes share their writer.
 */
export function keptAgreement(
  { bySeat, uncovered }: BlindNotes,
  basis: NoteBasis,
): Agreement | null {
  const raters = bySeat.filter((notes) => notes.length > 0).map((notes) => notes.map(markOf))
  if (raters.length < FIGURE_SEATS) return null
  const input = { ...basis, raters, directions: DIRECTIONS, least: FIGURE_SEATS }
  const apart = uncovered.map(markOf)
  const seen = seenBy(apart, input)
  const { workshop, criteria } = agreement(input)
  const figures = new Map(criteria.map((one) => [one.criterionId, one]))
  const ids = [...new Set(apart.map(({ criterionId }) => criterionId))].toSorted()
  const few = raters.length < MANY_SEATS
  const writers = (id: string) =>
    raters.filter((marks) => marks.some(({ criterionId }) => criterionId === id)).length
  return {
    seats: seatBand(raters.length),
    workshop: keptOf(workshop, seen(null), few),
    criteria: ids.map((criterionId) => {
      const counted = writers(criterionId) < FIGURE_SEATS ? undefined : figures.get(criterionId)
      return { criterionId, ...keptOf(counted, seen(criterionId), few) }
    }),
  }
}

const markOf = ({ span, criterionId, direction, rating }: Note): Mark => ({
  criterionId,
  sectionId: span.entryId,
  start: span.start,
  end: span.end,
  direction,
  rating,
})

/** What anybody can compute from what is uncovered, each note as of a seat of its own. */
interface Seen {
  readonly notes: number
  readonly direction: CodedAgreement
  readonly rating: CodedAgreement
  readonly characterAlpha: Figure
  readonly unitizingAlpha: Figure
}

/** What can be seen under a criterion, or in all. At which places three seats wrote is told by their figures (RV4). */
function seenBy(
  marks: readonly Mark[],
  { raters, sections, scaleOf }: AgreementInput,
): (criterionId: string | null) => Seen {
  const counted = placeValues(raters, ({ direction }) => direction)
  const places = gatherBy(marks, ({ sectionId, criterionId }) => `${sectionId} ${criterionId}`)
  const isCounted = (key: string) => (counted.get(key)?.values.length ?? 0) >= FIGURE_SEATS
  /** What the notes say at each such place, by criterion. */
  const valuesAt = (saying: Saying) =>
    gatherBy(
      [...places]
        .filter(([key]) => isCounted(key))
        .map(([, held]) => ({
          criterionId: held[0]?.criterionId ?? '',
          values: held.flatMap((mark) => saying(mark) ?? []),
        }))
        .filter(({ values }) => values.length >= FIGURE_SEATS),
      ({ criterionId }) => criterionId,
    )
  const directions = valuesAt(({ direction }) => direction)
  const ratings = valuesAt(stepOf(scaleOf))
  const { offsets, length } = textOf(sections)
  const byCriterion = gatherBy(marks, ({ criterionId }) => criterionId)
  const parts = new Map(
    [...byCriterion].map(([criterionId, held]) => {
      const units = held.flatMap((mark) => unitOf(mark, offsets) ?? [])
      return [criterionId, unitDisagreement(units, raters.length, length)]
    }),
  )
  /** Of one criterion, or of all. */
  const under = <T>(held: ReadonlyMap<string, T>, criterionId: string | null): readonly T[] =>
    criterionId === null
      ? [...held.values()]
      : [held.get(criterionId)].filter((one) => one !== undefined)
  return (criterionId) => {
    const of = (places: ReturnType<typeof valuesAt>): Units =>
      under(places, criterionId).flatMap((held) => held.map(({ values }) => values))
    const here = under(parts, criterionId).filter((part) => part !== null)
    return {
      notes: under(byCriterion, criterionId).flat().length,
      direction: codedAgreement(of(directions), { categories: DIRECTIONS }),
      rating: codedAgreement(of(ratings), { level: 'ordinal' }),
      characterAlpha: pooled(here.map(({ characters }) => characters)),
      unitizingAlpha: pooled(here.map(({ units }) => units)),
    }
  }
}

/** What is kept of figures; `counted` are those of the seats, undefined below three. */
function keptOf(counted: Measures | undefined, seen: Seen, few: boolean): Kept {
  const { direction, rating } = seen
  const many = (units = 0) => units >= MANY_PLACES
  const isSmall = (units: number) => few || !many(units)
  const ofPlaces = (name: 'direction' | 'rating', figure: keyof Omit<CodedAgreement, 'units'>) =>
    coefficient(counted?.[name][figure], seen[name][figure], many(counted?.[name].units))
  const ofPassages = (figure: 'characterAlpha' | 'unitizingAlpha') =>
    coefficient(counted?.passages[figure], seen[figure], false)
  return {
    direction: {
      places: direction.units,
      small: isSmall(direction.units),
      percent: ofPlaces('direction', 'percent'),
      fleissKappa: ofPlaces('direction', 'fleissKappa'),
      krippendorffAlpha: ofPlaces('direction', 'krippendorffAlpha'),
      gwetAc1: ofPlaces('direction', 'gwetAc1'),
    },
    rating: {
      small: isSmall(rating.units),
      percent: ofPlaces('rating', 'percent'),
      krippendorffAlpha: ofPlaces('rating', 'krippendorffAlpha'),
    },
    passages: {
      small: isSmall(seen.notes),
      characterAlpha: ofPassages('characterAlpha'),
      unitizingAlpha: ofPassages('unitizingAlpha'),
    },
  }
}

/** A figure as it is kept: in steps, and only what is seen anyway, or what many places stand behind. */
function coefficient(counted: Figure | undefined, seen: Figure, isMany: boolean): Coefficient {
  const figure = counted && inSteps(counted)
  const expected = inSteps(seen)
  const isSeen = figure?.value === expected.value && figure.reason === expected.reason
  if (figure && (isSeen || (isMany && figure.value !== null))) return figure
  // That there is nothing to compare is seen as well.
  return expected.reason === 'noData' ? expected : { value: null, reason: 'protected' }
}

function inSteps(figure: Figure): Figure {
  if (figure.value === null) return figure
  // Never -0, which is another value in JSON and for a person who compares.
  return { value: Math.round(figure.value * STEP) / STEP + 0, reason: null }
}
