// Agreement of raters who give a value to each of several units.

/** A value one rater gave to a unit. */
export type Value = string | number

/** For each unit what each rater gave it, null where the rater gave nothing; raters may differ in number and order. */
export type Units = readonly (readonly (Value | null)[])[]

/**
 * How two values differ: `nominal` the same or not; `ordinal` by their place in an order; `interval` by their
 * distance, `ratio` also by their size (numbers only).
 */
export type Level = 'nominal' | 'ordinal' | 'interval' | 'ratio'

/** Why a coefficient is not defined: nothing to compare, a single rater, or the same value everywhere. */
export type Undefined = 'noData' | 'oneRater' | 'noVariation'

/** A coefficient at full precision, or why it is not defined. It is never NaN, and never 1 for want of variation. */
export type Figure =
  | { readonly value: number; readonly reason: null }
  | { readonly value: null; readonly reason: Undefined }

/** What raters who code units come to. */
export interface CodedAgreement {
  /** Units with at least two values: only they can agree. */
  readonly units: number
  /** Share of pairs of values of a unit that are the same, averaged over units. */
  readonly percent: Figure
  readonly fleissKappa: Figure
  readonly krippendorffAlpha: Figure
  readonly gwetAc1: Figure
}

export const defined = (value: number): Figure => ({ value, reason: null })
export const notDefined = (reason: Undefined): Figure => ({ value: null, reason })

type Counts = ReadonlyMap<Value, number>

/**
 * Agreement of the raters of `units`, values missing where a rater gave none.
 *
 * - `percent`: mean over units of the share of agreeing pairs, Fleiss 1971 (P̄), Gwet 2014 (p_a).
 * - `fleissKappa`: Fleiss 1971; with differing numbers of raters as Gwet 2014, ch. 2: chance is the square of the mean
 *   share of each category, over all units with a value.
 * - `krippendorffAlpha`: Krippendorff 2011 and 2019, ch. 12, by coincidences; units with a single value do not count.
 * - `gwetAc1`: Gwet 2008 and 2014, from the same shares.
 *
 * `categories` are all a rater could choose, in the order of an ordinal scale; where none are given, those that occur,
 * numbers by size. They matter for `ordinal` and for AC1. Nothing is defined where fewer than two values meet in any
 * unit, and no coefficient that corrects for chance where all values are one category.
 */
export function codedAgreement(
  units: Units,
  { level = 'nominal', categories }: { level?: Level; categories?: readonly Value[] } = {},
): CodedAgreement {
  const all = units.map(countsOf).filter(({ size }) => size > 0)
  const pairable = all.filter((counts) => sizeOf(counts) > 1)
  if (pairable.length === 0) {
    const reason = all.length > 0 && ratersOf(units) < 2 ? 'oneRater' : 'noData'
    const none = notDefined(reason)
    return { units: 0, percent: none, fleissKappa: none, krippendorffAlpha: none, gwetAc1: none }
  }
  const observed = mean(pairable.map(agreeing))
  const shares = sharesOf(all)
  const used = [...shares.values()]
  const chosen = Math.max(categories?.length ?? 0, shares.size)
  const expected = used.reduce((sum, share) => sum + share * share, 0)
  const corrected = (chance: number): Figure =>
    shares.size < 2 ? notDefined('noVariation') : defined((observed - chance) / (1 - chance))
  return {
    units: pairable.length,
    percent: defined(observed),
    fleissKappa: corrected(expected),
    krippendorffAlpha: alphaOf(pairable, orderOf(pairable, categories), level),
    gwetAc1: corrected(used.reduce((sum, share) => sum + share * (1 - share), 0) / (chosen - 1)),
  }
}

function countsOf(values: readonly (Value | null)[]): Counts {
  const counts = new Map<Value, number>()
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

/** Raters that gave a value anywhere: a rater is a place in the list of a unit. */
const ratersOf = (units: Units): number =>
  new Set(units.flatMap((unit) => unit.flatMap((value, rater) => (value === null ? [] : rater))))
    .size

const sizeOf = (counts: Counts): number => [...counts.values()].reduce((sum, n) => sum + n, 0)

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** Share of the pairs of a unit that agree. */
function agreeing(counts: Counts): number {
  const size = sizeOf(counts)
  return [...counts.values()].reduce((sum, n) => sum + n * (n - 1), 0) / (size * (size - 1))
}

/** Mean share of each category over the units. */
function sharesOf(units: readonly Counts[]): ReadonlyMap<Value, number> {
  const shares = new Map<Value, number>()
  for (const counts of units) {
    const size = sizeOf(counts)
    for (const [value, n] of counts)
      shares.set(value, (shares.get(value) ?? 0) + n / size / units.length)
  }
  return shares
}

/** All values in their order: those given, then what else occurs. */
function orderOf(units: readonly Counts[], categories: readonly Value[] = []): readonly Value[] {
  const others = [...new Set(units.flatMap((counts) => [...counts.keys()]))]
    .filter((value) => !categories.includes(value))
    .toSorted((a, b) =>
      typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1,
    )
  return [...categories, ...others]
}

/** Krippendorff's α: one less the observed disagreement over the expected one. */
function alphaOf(units: readonly Counts[], order: readonly Value[], level: Level): Figure {
  const totals = order.map((value) => units.reduce((sum, unit) => sum + (unit.get(value) ?? 0), 0))
  const differ = distanceOf(level, order, totals)
  const n = totals.reduce((sum, total) => sum + total, 0)
  let observed = 0
  for (const unit of units) {
    const counts = order.map((value) => unit.get(value) ?? 0)
    observed += disagreement(counts, differ) / (sizeOf(unit) - 1)
  }
  const expected = disagreement(totals, differ) / (n - 1)
  return expected === 0 ? notDefined('noVariation') : defined(1 - observed / expected)
}

/** Squared distance of two values, named by their places in the order. */
type Distance = (a: number, b: number) => number

function distanceOf(level: Level, order: readonly Value[], totals: readonly number[]): Distance {
  if (level === 'nominal') return () => 1
  if (level === 'ordinal') {
    let below = 0
    // Where the middle of each category lies when all values stand in line.
    const middles = totals.map((total) => {
      below += total
      return below - total / 2
    })
    return (a, b) => ((middles[a] ?? 0) - (middles[b] ?? 0)) ** 2
  }
  const numbers = order.map(Number)
  return (a, b) => {
    const [x = 0, y = 0] = [numbers[a], numbers[b]]
    if (level === 'interval') return (x - y) ** 2
    return x + y === 0 ? 0 : ((x - y) / (x + y)) ** 2
  }
}

/** Sum of the squared distances of all ordered pairs of different values. */
function disagreement(counts: readonly number[], differ: Distance): number {
  let sum = 0
  for (const [a, n] of counts.entries())
    for (let b = 0; n > 0 && b < a; b++) sum += 2 * n * (counts[b] ?? 0) * differ(a, b)
  return sum
}
