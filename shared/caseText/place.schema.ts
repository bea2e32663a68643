import { z } from '../kernel/zod.ts'
import { normaliseText } from '../kernel/text.ts'
import { findIdentifiers } from './guard.ts'

const clean = (most: number) =>
  z
    .string()
    .trim()
    .max(most, { abort: true })
    .refine((text) => text === normaliseText(text), { message: 'text.notNormalised' })

/** Words about a text that others read (a note, a reason): nothing in them names a person. */
export const remarkSchema = (least: number, most: number) =>
  clean(most)
    .min(least)
    .refine((text) => findIdentifiers({ title: text, entries: [] }).length === 0, {
      message: 'text.identifiers',
    })

/**
 * A place that looks like a sign of a person and is none, with the reason: it stays in the text, and the second reader
 * sees it. `entryId` is null outside of the entries; every place of the field with these words is meant.
 */
export const keptPlaceSchema = z.strictObject({
  entryId: z.string().max(40).nullable(),
  field: z.enum(['title', 'heading', 'text', 'roleToken', 'roleLabel']),
  words: z.string().min(1).max(400),
  reason: clean(300).min(3),
})
export type KeptPlace = z.infer<typeof keptPlaceSchema>
