import { z } from './zod.ts'
import { problemCodes } from './problem.ts'

const problemCodeSchema = z.enum(problemCodes)
export type ProblemCode = z.infer<typeof problemCodeSchema>

/** Facts of a sentence: counts, kinds, codes. */
export const factsSchema = z.record(z.string(), z.union([z.string().max(200), z.number()]))

/**
 * A refusal as it travels: a code, the field it belongs to, and facts for the sentence (counts, kinds).
 * Never carries case text, a name or anything a person wrote.
 */
export const problemSchema = z.strictObject({
  code: problemCodeSchema,
  field: z.string().max(200).exactOptional(),
  facts: factsSchema.exactOptional(),
})
export type Problem = z.infer<typeof problemSchema>
