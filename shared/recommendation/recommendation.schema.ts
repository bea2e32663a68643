import { z } from '../kernel/zod.ts'
import { sayingSchema } from '../kernel/saying.schema.ts'
import { idSchema } from '../kernel/id.schema.ts'
import { addressees } from './recommendation.ts'

export const addresseeSchema = z.enum(addressees)
export type Addressee = z.infer<typeof addresseeSchema>

/** The structured part of a recommendation; its wording lives in a shared text. `owner` is a function, never a name. */
export const recommendationContentSchema = z.strictObject({
  id: idSchema,
  findingIds: z.array(idSchema).max(40),
  addressee: addresseeSchema,
  owner: sayingSchema(200),
  due: z.iso.date().nullable(),
  indicator: sayingSchema(400),
})
export type RecommendationContent = z.infer<typeof recommendationContentSchema>

export const recommendationCommands = [
  z.strictObject({
    type: z.literal('changeRecommendation'),
    content: recommendationContentSchema,
    /** 0 for a new recommendation, else the revision the change is based on. */
    revision: z.int().min(0),
  }),
  z.strictObject({ type: z.literal('removeRecommendation'), id: idSchema }),
] as const
