import { z } from '../kernel/zod.ts'

const countsSchema = z.strictObject({ cases: z.int(), potential: z.int(), strength: z.int() })

/** What cases show beside a theme of the structure criteria. */
export const themeCasesSchema = z.strictObject({
  theme: z.string(),
  random: countsSchema.nullable(),
  additional: countsSchema.nullable(),
})

const comparedSchema = countsSchema
  .extend({ verdict: z.enum(['confirms', 'contradicts', 'open']) })
  .nullable()

/** The same beside agreed ratings, with what it says of them; the theme in the words of its catalogue. */
export const comparedThemeSchema = z.strictObject({
  theme: z.string(),
  random: comparedSchema,
  additional: comparedSchema,
})
