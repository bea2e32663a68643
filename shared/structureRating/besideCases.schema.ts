import { z } from '../kernel/zod.ts'

const countsSchema = z
  .strictObject({ cases: z.int(), potential: z.int(), strength: z.int() })
  .nullable()

/** What cases show beside a theme of the structure criteria. */
export const themeCasesSchema = z.strictObject({
  theme: z.string(),
  random: countsSchema,
  additional: countsSchema,
})
