import { z } from '../kernel/zod.ts'

/** Who led and who wrote (functions, no names unless somebody types one), and who gets the minutes. */
export const recordDetailsSchema = z.strictObject({
  facilitation: z.string().trim().max(200),
  recorder: z.string().trim().max(200),
  distribution: z.string().trim().max(1000),
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
