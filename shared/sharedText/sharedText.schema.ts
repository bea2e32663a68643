import { z } from '../kernel/zod.ts'
import { UPDATE_LIMIT } from './sharedText.ts'

/** A shared text: `finding.<id>.<field>` or `recommendation.<id>.<field>`, `structureRating.<id>.minorityView`. */
export const textIdSchema = z
  .string()
  .regex(
    /^(finding\.[A-Za-z0-9_-]{16,40}\.(title|observation|explanation|minorityView)|recommendation\.[A-Za-z0-9_-]{16,40}\.wording|structureRating\.[A-Za-z0-9_-]{16,40}\.minorityView)$/,
  )
export type TextId = z.infer<typeof textIdSchema>

export const sharedTextCommands = [
  z.strictObject({
    type: z.literal('updateText'),
    textId: textIdSchema,
    /** A Yjs update (v1), base64. */
    update: z.base64().min(4).max(UPDATE_LIMIT),
  }),
] as const
