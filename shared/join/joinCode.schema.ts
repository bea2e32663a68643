import { z } from '../kernel/zod.ts'

export const joinCodeSchema = z.strictObject({
  /** Eight characters without look-alikes; shown as `K7QM-3RTX`. */
  code: z.string(),
  expiresAt: z.number(),
})
export type JoinCode = z.infer<typeof joinCodeSchema>
