// How a line of a table is counted: among which observations, by which values (rule LW2).
import { NOT_APPLICABLE } from '../structureRating/structureRating.ts'
import type { Item, Observation } from './observation.ts'
import { COARSER } from './plan.ts'
import type { Measure } from './release.schema.ts'

/**
 * Which observations a line is counted among: those with a rating, those with one that says that it applies, those with a
 * step of the scale, those to which it applies, or all cases or offices there are.
 */
export type Universe = 'rated' | 'ratedApplicable' | 'answered' | 'applicable' | 'subjects'

/** Among which observations a measure counts. */
export const universeOf: Readonly<Record<Measure, Universe>> = {
  full: 'rated',
  four: 'ratedApplicable',
  three: 'ratedApplicable',
  favourable: 'answered',
  strength: 'applicable',
  potential: 'applicable',
  occurred: 'applicable',
  strengthAnywhere: 'subjects',
  potentialAnywhere: 'subjects',
  occurs: 'subjects',
}

type Counted = Omit<Observation, 'subject'>

/**
 * A measure, or the one that is never printed: which of the two ways findings point in a case, one, the other, both or none.
 * Strength, potential and what occurred are sums of its values.
 */
export type LineMeasure = Measure | 'ways'

/** How a measure counts: among which observations, which values there are, and which one an observation has. */
export interface Counting {
  readonly universe: Universe
  /** Before a value it says what is counted: the same where two measures count the same, so that both are one cell. */
  readonly counts: string
  readonly admits: (one: Counted) => boolean
  readonly values: readonly string[]
  /**
   * A value that is never printed and stands in the system alone: what is left when the others are taken from all. How many
   * offices have a case that is left says nothing anybody asks, and nearly all have one.
   */
  readonly rest: string | null
  readonly valueOf: (one: Counted) => string
}

/** Rated on a step of one side of the scale, on neither side, or on no step. */
const FAVOURABLE = 'favourable'
const UNFAVOURABLE = 'unfavourable'
const ASIDE = 'aside'
const WITHOUT = 'without'
const RATING = 'rating'

/** Which ways findings point in a case. */
const STRENGTH_ALONE = 'strengthAlone'
const BOTH_WAYS = 'bothWays'
const POTENTIAL_ALONE = 'potentialAlone'
const NEITHER_WAY = 'neitherWay'

/** The values of these measures by the ways that make them up. */
export const WAYS = [
  ['strength', 'yes', [STRENGTH_ALONE, BOTH_WAYS]],
  ['strength', 'no', [POTENTIAL_ALONE, NEITHER_WAY]],
  ['potential', 'yes', [POTENTIAL_ALONE, BOTH_WAYS]],
  ['potential', 'no', [STRENGTH_ALONE, NEITHER_WAY]],
  ['occurred', 'yes', [STRENGTH_ALONE, BOTH_WAYS, POTENTIAL_ALONE]],
  ['occurred', 'no', [NEITHER_WAY]],
] as const

const yesNo = (counts: Measure, holds: (one: Counted) => boolean): Counting => ({
  ...{ counts, universe: universeOf[counts] },
  admits: ({ applies }) => universeOf[counts] === 'subjects' || applies,
  values: ['yes'],
  rest: 'no',
  valueOf: (one) => (holds(one) ? 'yes' : 'no'),
})

/** How a measure counts an item; undefined where the item has no scale and the measure needs one. */
export function countingOf(measure: LineMeasure, { scale }: Item): Counting | undefined {
  switch (measure) {
    case 'ways':
      return {
        ...{ counts: measure, universe: 'applicable' },
        admits: ({ applies }) => applies,
        values: [STRENGTH_ALONE, BOTH_WAYS, POTENTIAL_ALONE],
        rest: NEITHER_WAY,
        valueOf: ({ strength, potential }) =>
          strength
            ? potential
              ? BOTH_WAYS
              : STRENGTH_ALONE
            : potential
              ? POTENTIAL_ALONE
              : NEITHER_WAY,
      }
    case 'occurred':
      return yesNo(measure, ({ strength, potential }) => strength || potential)
    case 'strength':
      return yesNo(measure, ({ strength }) => strength)
    case 'potential':
      return yesNo(measure, ({ potential }) => potential)
    case 'strengthAnywhere':
      return yesNo(measure, ({ strength }) => strength)
    case 'potentialAnywhere':
    case 'occurs':
      return yesNo(measure, ({ potential }) => potential)
    default:
  }
  if (!scale) return undefined
  const isIn = (some: readonly string[], { rating }: Counted) =>
    rating !== null && some.includes(rating)
  const sideOf = (one: Counted): string =>
    isIn([...scale.favourable, FAVOURABLE], one)
      ? FAVOURABLE
      : isIn([...scale.unfavourable, UNFAVOURABLE], one)
        ? UNFAVOURABLE
        : ASIDE
  const applies = ({ rating, applies: does }: Counted): boolean => rating !== null && does
  switch (measure) {
    case 'full':
      return {
        ...{ counts: RATING, universe: universeOf[measure] },
        admits: ({ rating }) => rating !== null,
        values: [...scale.steps, ...scale.nonAnswers],
        rest: null,
        valueOf: ({ rating }) => rating ?? WITHOUT,
      }
    case 'four':
      return {
        ...{ counts: RATING, universe: universeOf[measure] },
        admits: applies,
        values: [...scale.steps, WITHOUT],
        rest: null,
        valueOf: (one) => (isIn(scale.steps, one) ? (one.rating ?? WITHOUT) : WITHOUT),
      }
    case 'three':
      return {
        ...{ counts: RATING, universe: universeOf[measure] },
        admits: applies,
        values: [FAVOURABLE, UNFAVOURABLE, ASIDE],
        rest: null,
        valueOf: sideOf,
      }
    case 'favourable':
      return {
        ...{ counts: RATING, universe: universeOf[measure] },
        admits: (one) => sideOf(one) !== ASIDE,
        values: [FAVOURABLE, UNFAVOURABLE],
        rest: null,
        valueOf: sideOf,
      }
  }
}

/** What an observation of this value says to a coarser measure; undefined unless that one is coarser. */
export function readAs(
  finer: LineMeasure,
  value: string,
  coarser: LineMeasure,
): Counted | undefined {
  const order: readonly LineMeasure[] = COARSER
  const [fine, coarse] = [finer, coarser].map((one) => order.indexOf(one))
  if (fine === undefined || coarse === undefined || fine < 0 || coarse <= fine) return undefined
  return { rating: value, applies: value !== NOT_APPLICABLE, strength: false, potential: false }
}
