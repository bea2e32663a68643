import { z } from '../kernel/zod.ts'

/** First year of a cycle, as procedures name it. */
export const firstYearSchema = z.int().min(2020).max(2100)

/** A cycle of five years (CY1). */
export const cycleSchema = z.strictObject({
  firstYear: firstYearSchema,
  firstDay: z.iso.date(),
  lastDay: z.iso.date(),
})

/** A cycle that is added: the half-year in which it begins. */
export const cycleInput = z.strictObject({
  firstYear: firstYearSchema,
  half: z.union([z.literal(1), z.literal(2)]),
})
