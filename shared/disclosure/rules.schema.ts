// The parameters of disclosure control. They are data and stand in the annex of every release.
import { z } from '../kernel/zod.ts'

const share = z.number().gt(0)

/**
 * When a cell is unsafe, and how little may be learned of one. Each may be set tighter than its default, never looser;
 * a set that is looser somewhere is refused as a whole. Shares are percentages.
 */
export const disclosureRulesSchema = z.strictObject({
  /** Fewest offices inside a cell, and of its group outside. */
  offices: z.int().min(5).default(5),
  /** Fewest cases inside a cell, and of its group outside. */
  cases: z.int().min(5).default(5),
  /** The largest office's share of the cases of a cell, at most. */
  largest: share.max(50).default(50),
  /** The share of the two largest, at most. */
  twoLargest: share.max(85).default(85),
  /** An office must not be able to estimate the largest other one closer than this: the p%-rule. */
  estimate: z.number().min(10).max(100).default(10),
  /** How many offices may lay what they know on one table, and still learn nothing of another one. */
  pooled: z.int().min(2).max(2).default(2),
  /** How far apart the lowest and the highest possible value of an unsafe cell are at least. */
  width: z.int().min(5).default(5),
  /** The same, as a share of its value; the larger one counts. */
  widthShare: z.number().min(20).max(100).default(20),
})
export type DisclosureRules = z.infer<typeof disclosureRulesSchema>

/** The rules as they are where nothing tighter is asked for. */
export const DEFAULT_RULES: DisclosureRules = disclosureRulesSchema.parse({})
