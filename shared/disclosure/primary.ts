// Which cells are unsafe by themselves. Parameters come as rules; contributions are cases per office.
import type { Reason } from './protection.ts'
import type { DisclosureRules } from './rules.schema.ts'

/** Offices with their cases. */
export type Holders = ReadonlyMap<string, number>

const sum = (numbers: Iterable<number>): number => {
  let total = 0
  for (const one of numbers) total += one
  return total
}

/** Cases of all offices together. */
export const casesOf = (holders: Holders): number => sum(holders.values())

/** The cases of the offices with most of them, the largest first. */
const largestOf = (holders: Holders): readonly number[] =>
  [...holders.values()].sort((a, b) => b - a)

/** More than this share, in per cent, comes from the largest `count` offices: the (n,k)-rule of dominance. */
export const dominates = (holders: Holders, count: number, percent: number): boolean =>
  100 * sum(largestOf(holders).slice(0, count)) > percent * casesOf(holders)

/**
 * The largest other office can estimate the largest one closer than this share, in per cent: the p%-rule, X − x₁ − x₂ <
 * p/100 · x₁. With `pooled` above 1 so many offices estimate together: the sum then leaves all of them out.
 */
export const isEstimated = (holders: Holders, percent: number, pooled = 1): boolean => {
  const [largest = 0, ...others] = largestOf(holders)
  return 100 * sum(others.slice(pooled)) < percent * largest
}

/**
 * Why a cell is unsafe by itself; an empty list where it is not.
 * @param holders the offices in the cell
 * @param group the offices that could be in it; null for a margin, or where there is nothing outside
 */
export function reasonsOf(
  holders: Holders,
  group: Holders | null,
  rules: DisclosureRules,
): readonly Reason[] {
  if (holders.size === 0) return group !== null && group.size > 0 ? ['noneOfGroup'] : []
  const found: Reason[] = []
  if (holders.size < rules.offices) found.push('fewOffices')
  if (casesOf(holders) < rules.cases) found.push('fewCases')
  if (group !== null) found.push(...outside(holders, group, rules))
  if (dominates(holders, 1, rules.largest)) found.push('largest')
  if (dominates(holders, 2, rules.twoLargest)) found.push('twoLargest')
  if (isEstimated(holders, rules.estimate)) found.push('estimate')
  if (isEstimated(holders, rules.estimate, rules.pooled)) found.push('pooled')
  return found
}

/** What the offices of the group that are not in the cell make unsafe. */
function outside(holders: Holders, group: Holders, rules: DisclosureRules): readonly Reason[] {
  const offices = group.size - holders.size
  if (offices === 0) return ['wholeGroup']
  const found: Reason[] = []
  if (offices < rules.offices) found.push('fewOutside')
  if (casesOf(group) - casesOf(holders) < rules.cases) found.push('fewCasesOutside')
  return found
}
