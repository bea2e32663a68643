import { z } from '../kernel/zod.ts'
import { reviewQuestionIds, submittable } from './selfReview.ts'

/** What the author of a text answered about exactly this text: all questions, or it is not submitted (rule RC11). */
export const selfReviewSchema = z.strictObject({
  recognition: z.enum(submittable),
  confirmed: z
    .array(z.enum(reviewQuestionIds))
    .max(reviewQuestionIds.length)
    .refine((ids) => reviewQuestionIds.every((id) => ids.includes(id))),
})
export type SelfReview = z.infer<typeof selfReviewSchema>

/** The same as it is read again. */
export const storedSelfReviewSchema = z.strictObject({
  recognition: z.enum(submittable),
  confirmed: z.array(z.string()),
})
