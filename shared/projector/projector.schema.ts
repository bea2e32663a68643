import { z } from '../kernel/zod.ts'
import { idSchema } from '../kernel/id.schema.ts'
import { textSpanSchema } from '../kernel/textSpan.ts'

/** A passage the facilitation shows on all screens, and if it has one, an annotation. */
export const focusSchema = z.strictObject({
  span: textSpanSchema.nullable(),
  entryId: z.string().min(1).max(40),
  annotationId: idSchema.nullable(),
})
export type Focus = z.infer<typeof focusSchema>

/** A thing of the room that can be put on the projector, besides a passage of the text. */
export const shownItemSchema = z.union([
  z.strictObject({
    kind: z.enum(['keySituation', 'board', 'finding', 'recommendation', 'vote']),
    id: idSchema,
  }),
  z.strictObject({ kind: z.literal('structureCriterion'), id: z.string().min(1).max(40) }),
  // There is one of each: what the abbreviations of the case stand for, and how far the room agrees as a whole.
  z.strictObject({ kind: z.literal(['legend', 'agreement']) }),
])
export type ShownItem = z.infer<typeof shownItemSchema>

/** Names of things and places inside them; never words. */
const mark = z.string().regex(/^[A-Za-z0-9_.@-]{0,120}$/)

/**
 * Where the projector stands: in which picture, and at what. `anchor` names the first thing on the page, so that the
 * page is found again when others come before it; `page` (from 0) is where to look when that thing is gone.
 */
export const projectorPlaceSchema = z.strictObject({
  of: mark,
  anchor: mark,
  page: z.int().min(0).max(9999),
})
export type ProjectorPlace = z.infer<typeof projectorPlaceSchema>

export const projectorCommands = [
  z.strictObject({ type: z.literal('turnProjector'), place: projectorPlaceSchema }),
  z.strictObject({ type: z.literal('holdProjector'), held: z.boolean() }),
] as const
