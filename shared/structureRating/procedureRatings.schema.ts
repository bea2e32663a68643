import { z } from '../kernel/zod.ts'

/** What an office was agreed to be on the criteria of one catalogue, in the words of that catalogue. */
export const procedureRatingsSchema = z.strictObject({
  /** As lists call the catalogue. */
  catalogue: z.string(),
  /** How many criteria about the office it has. */
  criteria: z.int(),
  /** One for each criterion that was agreed on, in the order of the catalogue. */
  ratings: z.array(
    z.strictObject({ criterionId: z.string(), title: z.string(), rating: z.string() }),
  ),
})
export type ProcedureRatings = z.infer<typeof procedureRatingsSchema>
