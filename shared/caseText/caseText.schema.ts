import { z } from '../kernel/zod.ts'
import { normaliseText } from '../kernel/text.ts'
import { caseTextLimits, lengthOf } from './caseText.ts'
import { entryKinds } from './entryKind.ts'

/** What is too long is not looked at any further. */
const cleanText = (most: number) =>
  z
    .string()
    .max(most, { abort: true })
    .refine((text) => text === normaliseText(text), { message: 'text.notNormalised' })

/**
 * One entry of a case text: a relative day (day 0 is the first notification), optionally a time of day, what kind of
 * event it tells (missing: not determined), a heading and the text. Text is NFC with LF line ends and without control characters.
 */
const entrySchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9-]{1,40}$/),
  day: z.int().min(-3650).max(3650),
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable(),
  kind: z.enum(entryKinds).exactOptional(),
  heading: cleanText(caseTextLimits.heading),
  text: cleanText(caseTextLimits.entry).min(1),
})
export type Entry = z.infer<typeof entrySchema>

/** A reviewed, pseudonymised case text on a timeline of relative days. */
export const caseTextSchema = z
  .strictObject({
    title: cleanText(200),
    entries: z.array(entrySchema).min(1).max(caseTextLimits.entries),
    /** Index of the first entry that belongs to the outcome, or null if the outcome is not told. */
    outcomeFrom: z.int().min(1).nullable(),
    /** Role tokens used in the text and what they stand for. */
    roles: z.array(z.strictObject({ token: cleanText(40), label: cleanText(200) })).max(100),
  })
  .refine(({ entries }) => new Set(entries.map(({ id }) => id)).size === entries.length, {
    path: ['entries'],
    message: 'entries.duplicateId',
  })
  .refine(({ roles }) => new Set(roles.map(({ token }) => token)).size === roles.length, {
    path: ['roles'],
    message: 'roles.duplicateToken',
  })
  .refine(({ entries, outcomeFrom }) => outcomeFrom === null || outcomeFrom < entries.length, {
    path: ['outcomeFrom'],
    message: 'outcomeFrom.outside',
  })
  .refine(({ entries }) => lengthOf(entries) <= caseTextLimits.total, {
    path: ['entries'],
    message: 'entries.tooLong',
  })
/** A text as it is stored: what an earlier contract allowed is still read. */
export const storedCaseTextSchema = z.strictObject({
  title: z.string(),
  entries: z.array(
    z.strictObject({
      id: z.string(),
      day: z.int(),
      time: z.string().nullable(),
      kind: z.enum(entryKinds).exactOptional(),
      heading: z.string(),
      text: z.string(),
    }),
  ),
  outcomeFrom: z.int().nullable(),
  roles: z.array(z.strictObject({ token: z.string(), label: z.string() })),
})

export type CaseText = z.infer<typeof caseTextSchema>
