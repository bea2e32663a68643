import { z } from './zod.ts'
import { normaliseText } from './text.ts'

/** How such a text is known in a schema, for the interface description and the test that asks for it. */
const SAYING = 'saying'

/**
 * What somebody typed: normalised at the door (TX1, TX2), without white space at its ends; `least` to `most` characters
 * afterwards. Every text that comes in from outside is one of these, a name or a case text.
 */
export const sayingSchema = (most: number, least = 0) =>
  z
    .string()
    .overwrite((text) => normaliseText(text).trim())
    .min(least)
    .max(most)
    .describe(SAYING)
