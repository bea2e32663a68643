// Which cells are unsafe by themselves. Parameters come as rules; contributions are cases per office.
import type { Reason } from './protection.ts'
import type { DisclosureRules } from './rules.schema.ts'
import type { Contribution } from './tables.ts'

/** Offices with their cases. */
export type Holders = ReadonlyMap<string, number>

const sum = (numbers: Iterable<number>): number => {
  let total = 0
  for (const one of numbers) total += one
  return total
}

/** Cases of all offices together. */
export const casesOf = (holders: Holders): number => sum(holders.values())

/** The offices with most cases, the largest first, no more than so many. */
export function largestOf(holders: Holders, count: number): readonly Contribution[] {
  const found: Contribution[] = []
  for (const [office, cases] of holders) {
    const smaller = found.findIndex(([, other]) => other < cases)
    const place = smaller < 0 ? found.length : smaller
    if (place >= count) continue
    found.splice(place, 0, [office, cases])
    if (found.length > count) found.pop()
  }
  return found
}

/** More than this share, in per cent, comes from the largest `count` offices: the (n,k)-rule of dominance. */
export const dominates = (holders: Holders, count: number, percent: number): boolean =>
  100 * sum(largestOf(holders, count).map(([, cases]) => cases)) > percent * casesOf(holders)

/**
 * The largest other office can estimate the largest one closer than this share, in per cent: the p%-rule, X − x₁ − x₂ <
 * p/100 · x₁. With `pooled` above 1 so many offices estimate together: the sum then leaves all of them out.
 */
export const isEstimated = (holders: Holders, percent: number, pooled = 1): boolean => {
  const known = largestOf(holders, pooled + 1).map(([, cases]) => cases)
  return 100 * (casesOf(holders) - sum(known)) < percent * (known[0] ?? 0)
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
