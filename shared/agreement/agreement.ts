// How far people who annotated one text without seeing each other agree (rules AG1 to AG6 say what a room makes of it).
import { gatherBy } from '../kernel/gatherBy.ts'
import { mostOften } from '../kernel/mostOften.ts'
import {
  codedAgreement,
  notDefined,
  type CodedAgreement,
  type Figure,
  type Units,
  type Value,
} from './coded.ts'
import {
  merged,
  pooled,
  unitDisagreement,
  unitDisagreement2004,
  type Disagreement,
  type Unit,
  type UnitDisagreement,
} from './unitizing.ts'

/** One annotation, as far as agreement needs it. */
export interface Mark {
  readonly criterionId: string
  /** The section of the text it lies in, and where there: from `start` up to, and without, `end`, in signs. */
  readonly sectionId: string
  readonly start: number
  readonly end: number
  /** Nominal. */
  readonly direction: string
  /** Ordinal, by the scale of the criterion; null, and whatever is not on the scale, is no rating. */
  readonly rating: string | null
}

/** What agreement is computed from. */
export interface AgreementInput {
  /** The sections of the text in their order, with their lengths in signs. */
  readonly sections: readonly { readonly id: string; readonly length: number }[]
  /** What each rater marked; a rater who marked nothing had the chance to, and counts for passages. */
  readonly raters: readonly (readonly Mark[])[]
  /** All directions there are. */
  readonly directions: readonly string[]
  /** The ratings of a criterion in their order, without non-answers. */
  readonly scaleOf: (criterionId: string) => readonly string[]
  /** Raters a place needs to count for directions and ratings; two, if nothing is said. */
  readonly least?: number
}

/** How far raters agree, under one criterion or in all. */
export interface Measures {
  /** At places: one section under one criterion. A rater has one direction there, the one given most often. */
  readonly direction: CodedAgreement
  /** Likewise the rating, of those who rated; its coefficients are nominal but for Krippendorff's α, which is ordinal. */
  readonly rating: CodedAgreement
  readonly passages: PassageAgreement
}

/** How far raters mark the same passages. Of a rater, passages under one criterion that overlap are one. */
interface PassageAgreement {
  /** Passages of all raters, under each criterion. */
  readonly units: number
  /** Each sign marked or not: Krippendorff's α, nominal. */
  readonly characterAlpha: Figure
  /** uα of Krippendorff et al. 2016. */
  readonly unitizingAlpha: Figure
  /** αU of Krippendorff 1995 and 2004, the definition most programs have. */
  readonly unitizingAlpha2004: Figure
}

/** How far raters agree in all, and under each criterion that anyone marked, in the order of ids. */
export interface AgreementFigures {
  readonly workshop: Measures
  readonly criteria: readonly (Measures & { readonly criterionId: string })[]
}

/**
 * How far raters agree: percent, Fleiss' κ, Krippendorff's α and Gwet's AC1 (`codedAgreement` in `coded.ts` says by which
 * source) on what they say at each place, and α of the passages (`unitizing.ts`). A passage under two criteria counts
 * under both: each criterion has a text of its own to mark, and the figure of all pools what is observed and expected
 * there. Ratings of two criteria are pooled by their step on the scale. Nothing undefined becomes a number. The time is
 * that of sorting the marks, and for αU of 2004 that of the marks times raters; no table over the text is made.
 */
export function agreement(input: AgreementInput): AgreementFigures {
  const { raters, directions, scaleOf, least = 2 } = input
  const directionOf = byCriterion(
    placeValues(raters, ({ direction }) => direction),
    least,
  )
  const ratingOf = byCriterion(placeValues(raters, stepOf(scaleOf)), least)
  const passages = passagesByCriterion(input)
  const ids = [...new Set(raters.flatMap((marks) => marks.map((mark) => mark.criterionId)))]
  const measures = (
    direction: Units,
    rating: Units,
    parts: readonly CriterionPassages[],
  ): Measures => ({
    direction: ofSome(raters, codedAgreement(direction, { categories: directions })),
    rating: ofSome(raters, codedAgreement(rating, { level: 'ordinal' })),
    passages: passageAgreement(parts, raters.length),
  })
  return {
    workshop: measures([...directionOf.values()].flat(), [...ratingOf.values()].flat(), [
      ...passages.values(),
    ]),
    criteria: ids.toSorted(byId).map((criterionId) => {
      const part = passages.get(criterionId)
      return {
        criterionId,
        ...measures(
          directionOf.get(criterionId) ?? [],
          ratingOf.get(criterionId) ?? [],
          part ? [part] : [],
        ),
      }
    }),
  }
}

const byId = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** At places every list holds those who wrote there only; who is alone is so in the whole text. */
function ofSome(raters: AgreementInput['raters'], figures: CodedAgreement): CodedAgreement {
  const alone = raters.filter((marks) => marks.length > 0).length === 1
  if (!alone) return figures
  const none = notDefined('oneRater')
  return { units: 0, percent: none, fleissKappa: none, krippendorffAlpha: none, gwetAc1: none }
}

/** What a mark says, as a value; null if it says nothing. */
export type Saying = (mark: Mark) => Value | null

/** The step of a rating on the scale of its criterion, from 0. */
export const stepOf =
  (scaleOf: AgreementInput['scaleOf']): Saying =>
  ({ criterionId, rating }) => {
    const step = rating === null ? -1 : scaleOf(criterionId).indexOf(rating)
    return step < 0 ? null : step
  }

/** The values raters gave at one place. */
interface PlaceValues {
  readonly criterionId: string
  /** The value of each rater who said something there, null for one who said two things equally often. */
  readonly values: (Value | null)[]
}

/** What raters say at each place, by criterion and section, in the order in which places occur. */
export function placeValues(
  raters: AgreementInput['raters'],
  saying: Saying,
): ReadonlyMap<string, PlaceValues> {
  const places = new Map<string, PlaceValues>()
  for (const marks of raters) {
    const told = marks.flatMap((mark) => {
      const value = saying(mark)
      return value === null ? [] : { mark, value }
    })
    const here = gatherBy(told, ({ mark }) => `${mark.sectionId} ${mark.criterionId}`)
    for (const [key, said] of here) {
      const criterionId = said[0]?.mark.criterionId ?? ''
      const held = places.get(key) ?? { criterionId, values: [] }
      held.values.push(mostOften(said.map(({ value }) => value)))
      places.set(key, held)
    }
  }
  return places
}

/** The values of all places with at least so many raters, by criterion. */
function byCriterion(
  places: ReadonlyMap<string, PlaceValues>,
  least: number,
): ReadonlyMap<string, Units> {
  const counted = [...places.values()].filter(({ values }) => values.length >= least)
  const found = gatherBy(counted, ({ criterionId }) => criterionId)
  return new Map([...found].map(([id, held]) => [id, held.map(({ values }) => values)]))
}

/** The passages under one criterion. */
interface CriterionPassages {
  readonly units: readonly Unit[]
  readonly sameText: UnitDisagreement | null
  readonly of2004: Disagreement | null
}

function passagesByCriterion({
  sections,
  raters,
}: AgreementInput): ReadonlyMap<string, CriterionPassages> {
  const { offsets, length } = textOf(sections)
  const found = new Map<string, Unit[][]>()
  for (const [rater, marks] of raters.entries())
    for (const [criterionId, units] of unitsOf(marks, offsets)) {
      const held = found.get(criterionId) ?? raters.map(() => [])
      held[rater] = [...units]
      found.set(criterionId, held)
    }
  const parts = [...found].map(([criterionId, byRater]) => {
    const units = byRater.flat()
    const sameText = unitDisagreement(units, raters.length, length)
    const of2004 = unitDisagreement2004(byRater, { start: 0, end: length })
    return [criterionId, { units, sameText, of2004 }] as const
  })
  return new Map(parts)
}

/** Where each section of a text begins if all stand one after the other, and how long they are together. */
interface TextPlaces {
  readonly offsets: ReadonlyMap<string, { readonly at: number; readonly length: number }>
  readonly length: number
}

export function textOf(sections: AgreementInput['sections']): TextPlaces {
  const offsets = new Map<string, { at: number; length: number }>()
  let length = 0
  for (const section of sections) {
    offsets.set(section.id, { at: length, length: section.length })
    length += section.length
  }
  return { offsets, length }
}

/** A mark as a passage of the whole text; null for what lies outside. */
export function unitOf(
  { criterionId, sectionId, start, end }: Mark,
  offsets: TextPlaces['offsets'],
): Unit | null {
  const section = offsets.get(sectionId)
  if (!section) return null
  const [from, to] = [Math.max(0, start), Math.min(section.length, end)]
  return from < to ? { label: criterionId, start: section.at + from, end: section.at + to } : null
}

/** The units of one rater under each criterion: those that overlap are one. */
function unitsOf(
  marks: readonly Mark[],
  offsets: TextPlaces['offsets'],
): ReadonlyMap<string, readonly Unit[]> {
  const passages = marks.flatMap((mark) => unitOf(mark, offsets) ?? [])
  const found = gatherBy(passages, ({ label }) => label)
  return new Map(
    [...found].map(([label, held]) => [
      label,
      merged(held).map((passage) => ({ ...passage, label })),
    ]),
  )
}

function passageAgreement(parts: readonly CriterionPassages[], raters: number): PassageAgreement {
  const units = parts.reduce((sum, part) => sum + part.units.length, 0)
  const sameText = parts.flatMap((part) => part.sameText ?? [])
  const or = (figure: Figure): Figure => (units > 0 && raters < 2 ? notDefined('oneRater') : figure)
  return {
    units,
    characterAlpha: or(pooled(sameText.map(({ characters }) => characters))),
    unitizingAlpha: or(pooled(sameText.map((part) => part.units))),
    unitizingAlpha2004: or(pooled(parts.flatMap(({ of2004 }) => of2004 ?? []))),
  }
}
