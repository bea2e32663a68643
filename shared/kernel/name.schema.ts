import { z } from './zod.ts'
import { tidyName } from './name.ts'

/** A name people read in lists, tidied; 2 to `most` characters afterwards. */
export const nameSchema = (most: number) => z.string().overwrite(tidyName).min(2).max(most)
