import { z } from './zod.ts'

/**
 * A passage: UTF-16 code units inside one entry, `end` exclusive, with the quoted text as a checksum
 * (texts are immutable, so a quote that differs is an error, not a hint).
 */
export const textSpanSchema = z
  .strictObject({
    entryId: z.string().min(1).max(40),
    start: z.int().min(0).max(1_000_000),
    end: z.int().min(1).max(1_000_000),
    quote: z.string().min(1).max(20_000),
  })
  .refine((span) => span.end > span.start, { path: ['end'] })
export type TextSpan = z.infer<typeof textSpanSchema>
