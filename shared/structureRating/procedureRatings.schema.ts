import { z } from '../kernel/zod.ts'
import { comparedThemeSchema } from './besideCases.schema.ts'

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
  /**
   * Themes of these ratings with what the concluded cases show beside them (SR10), none below three cases of a kind; null
   * if no theme of this catalogue shows in cases.
   */
  compared: z.array(comparedThemeSchema).nullable(),
})
export type ProcedureRatings = z.infer<typeof procedureRatingsSchema>
