import { z } from './zod.ts'
import { normaliseText } from './text.ts'

/** How such a text is known in a schema, for the interface description and the test that asks for it. */
const SAYING = 'saying'

/**
 * What a person typed: normalised at the door (TX1, TX2), without white space at its ends; `least` to `most` characters
 * afterwards. Every text that comes in from outside is one of these, a name or a case text.
 */
export const sayingSchema = (most: number, least = 0) =>
  z
    .string()
    .overwrite((text) => normaliseText(text).trim())
    .min(least)
    .max(most)
    .describe(SAYING)

/**
 * The same schema for what is stored: what a person typed is any text, since earlier versions normalised and limited
 * differently. Everything else is asked as before.
 */
export function asStored<S extends z.ZodType>(schema: S): S {
  return stored(schema) as S
}

function stored(schema: unknown): unknown {
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries(schema.shape)
    const shape = Object.fromEntries(fields.map(([key, held]) => [key, stored(held)]))
    return schema.clone({ ...schema.def, shape })
  }
  const isSaying = schema instanceof z.ZodString && schema.description === SAYING
  if (isSaying) return z.string()
  if (!(schema instanceof z.ZodArray)) return schema
  return schema.clone({ ...schema.def, element: stored(schema.element) as z.ZodType })
}
