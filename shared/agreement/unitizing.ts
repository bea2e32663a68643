// Agreement of raters who each mark passages of one text: where units begin and end, not only what they are.
import { defined, notDefined, type Figure } from './coded.ts'

/** A passage from `start` up to, and without, `end`, in whole signs of the text. */
export interface Passage {
  readonly start: number
  readonly end: number
}

/** A passage and the category it was given; units of one rater do not overlap (`merged`). */
export interface Unit extends Passage {
  readonly label: string
}

/** The text from `start` up to, and without, `end`, in whole signs. */
export type Continuum = Passage

const lengthOf = ({ start, end }: Passage): number => end - start

/** Passages in the order of the text, those that overlap as one; those that only touch stay two. */
export function merged(passages: readonly Passage[]): readonly Passage[] {
  const result: { start: number; end: number }[] = []
  for (const { start, end } of passages.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = result.at(-1)
    if (start >= end) continue
    if (last && start < last.end) last.end = Math.max(last.end, end)
    else result.push({ start, end })
  }
  return result
}

/** Observed and expected disagreement; coefficients of several texts or criteria are pooled by adding both. */
export interface Disagreement {
  readonly observed: number
  readonly expected: number
}

/** One less the observed disagreement over the expected one, of all parts together. */
export function pooled(parts: readonly Disagreement[]): Figure {
  const expected = parts.reduce((sum, part) => sum + part.expected, 0)
  if (parts.length === 0) return notDefined('noData')
  if (expected === 0) return notDefined('noVariation')
  return defined(1 - parts.reduce((sum, part) => sum + part.observed, 0) / expected)
}

/** What the raters who marked a text come to, before it is made a coefficient; null with fewer than two raters, or no unit. */
export interface UnitDisagreement {
  /** uα: units against each other and against gaps. */
  readonly units: Disagreement
  /** The same with every sign of the text as a unit of its own: nominal α. */
  readonly characters: Disagreement
}

/**
 * Disagreement on `units` of `raters` raters on a text: uα of Krippendorff, Mathet, Bouvry and Widlöcher 2016 (eq. 1, 4,
 * 5), with one label |uα, and nominal α of the signs. All units stand in one list: which of them share their rater does
 * not matter for it. Works on the ends of units, never sign by sign.
 */
export function unitDisagreement(
  units: readonly Unit[],
  raters: number,
  length: number,
): UnitDisagreement | null {
  if (raters < 2 || units.length === 0) return null
  const all = raters * length
  const marked = new Map<string, number>()
  let squares = 0
  for (const unit of units) {
    const long = lengthOf(unit)
    marked.set(unit.label, (marked.get(unit.label) ?? 0) + long)
    squares += long * long
  }
  const gaps = all - [...marked.values()].reduce((sum, long) => sum + long, 0)
  const byChance = [...marked.values(), gaps].reduce((sum, long) => sum + long * (all - long), 0)
  const observed = differing(units, raters, length) / (raters - 1)
  return {
    units: { observed, expected: (all * byChance) / (all * all - squares - gaps) },
    characters: { observed, expected: byChance / (all - 1) },
  }
}

/** Over the text, the number of ordered pairs of raters who see a sign differently. */
function differing(units: readonly Unit[], raters: number, length: number): number {
  const ends = units
    .flatMap(({ start, end, label }) => [
      { at: start, label, by: 1 },
      { at: end, label, by: -1 },
    ])
    .sort((a, b) => a.at - b.at)
  const counts = new Map<string, number>()
  let [at, covering, same, sum] = [0, 0, 0, 0]
  /** Adds the signs up to a place at which nothing changes. */
  const reach = (place: number) => {
    const gaps = raters - covering
    sum += (place - at) * (raters * raters - same - gaps * gaps)
    at = place
  }
  for (const { at: place, label, by } of ends) {
    if (place > at) reach(place)
    const before = counts.get(label) ?? 0
    counts.set(label, before + by)
    covering += by
    same += (before + by) ** 2 - before ** 2
  }
  reach(length)
  return sum
}

/**
 * αU of Krippendorff 1995 and 2004, p. 251 to 256, for one category: what its units and the gaps between them differ by
 * in begin and end. `raters` holds the units of each rater, merged. Null with fewer than two raters, or no unit. It
 * depends on which units share their rater, so a room does not keep it.
 */
export function unitDisagreement2004(
  raters: readonly (readonly Passage[])[],
  continuum: Continuum,
): Disagreement | null {
  const marked = raters.flat()
  const m = raters.length
  if (m < 2 || marked.length === 0) return null
  const length = lengthOf(continuum)
  const sections = raters.map((units) => sectionsOf(units, continuum))
  let observed = 0
  for (const [at, mine] of sections.entries())
    for (const other of sections.slice(0, at)) observed += 2 * distanceOf(mine, other)
  const gaps = sections
    .flatMap((held) => held.filter(({ unit }) => !unit).map(lengthOf))
    .toSorted((a, b) => b - a)
  const places = fitting(gaps)
  let [expected, inside] = [0, 0]
  for (const unit of marked) {
    const l = lengthOf(unit)
    expected += ((marked.length - 1) / 3) * (2 * l ** 3 - 3 * l ** 2 + l) + l ** 2 * places(l)
    inside += l * (l - 1)
  }
  const all = m * length
  return {
    observed: observed / (m * (m - 1) * length ** 2),
    expected: ((2 / length) * expected) / (all * (all - 1) - inside),
  }
}

interface Section extends Passage {
  readonly unit: boolean
}

/** The units of a rater and the gaps between them. */
function sectionsOf(units: readonly Passage[], { start, end }: Continuum): readonly Section[] {
  const sections: Section[] = []
  let at = start
  for (const unit of units) {
    if (unit.start > at) sections.push({ start: at, end: unit.start, unit: false })
    sections.push({ ...unit, unit: true })
    at = unit.end
  }
  if (at < end) sections.push({ start: at, end, unit: false })
  return sections
}

/** Sum of the distances of all sections of two raters: only those that meet have any. */
function distanceOf(mine: readonly Section[], other: readonly Section[]): number {
  let [sum, i, j] = [0, 0, 0]
  for (;;) {
    const [a, b] = [mine[i], other[j]]
    if (!a || !b) return sum
    sum += sectionDistance(a, b)
    if (a.end <= b.end) i++
    if (b.end <= a.end) j++
  }
}

/** Squared differences of two units that overlap; the square of a unit that lies in a gap of the other. */
function sectionDistance(a: Section, b: Section): number {
  if (a.unit && b.unit) return (a.start - b.start) ** 2 + (a.end - b.end) ** 2
  if (a.unit === b.unit) return 0
  const [unit, gap] = a.unit ? [a, b] : [b, a]
  return gap.start <= unit.start && unit.end <= gap.end ? lengthOf(unit) ** 2 : 0
}

/** In how many places a unit of a length fits into the gaps, given longest first. */
function fitting(gaps: readonly number[]): (length: number) => number {
  const sums = [0]
  for (const gap of gaps) sums.push((sums.at(-1) ?? 0) + gap)
  return (length) => {
    let [low, high] = [0, gaps.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((gaps[middle] ?? 0) >= length) low = middle + 1
      else high = middle
    }
    return (sums[low] ?? 0) - low * (length - 1)
  }
}
