import { z } from '../kernel/zod.ts'
import { sayingSchema } from '../kernel/saying.schema.ts'

/** Who led and who wrote (functions, no names unless a person types one), and who gets the minutes. */
export const recordDetailsSchema = z.strictObject({
  facilitation: sayingSchema(200),
  recorder: sayingSchema(200),
  distribution: sayingSchema(1000),
})
export type RecordDetails = z.infer<typeof recordDetailsSchema>

export const minutesCommands = [
  z.strictObject({
    type: z.literal('changeRecordDetails'),
    details: recordDetailsSchema,
    /** What the change is based on. */
    before: recordDetailsSchema,
  }),
] as const
