import { z } from '../kernel/zod.ts'
import { idSchema } from '../kernel/id.schema.ts'
import { originSchema } from '../reviewCase/reviewCase.schema.ts'
import { COMMENT_DAYS_MAX, COMMENT_DAYS_MIN } from '../workshop/commentPeriod.ts'

/** Length of a comment period in working days. */
export const commentDaysSchema = z.int().min(COMMENT_DAYS_MIN).max(COMMENT_DAYS_MAX)

export const workshopSummarySchema = z.strictObject({
  id: idSchema,
  procedureId: idSchema,
  /** The case that is read; null if structure criteria are rated without one. */
  caseId: idSchema.nullable(),
  /** The released version of the case text that is read; null with the case. */
  caseVersion: z.int().nullable(),
  title: z.string(),
  /** Planned day, YYYY-MM-DD. */
  date: z.iso.date(),
  /** Planned beginning, HH:MM in the time of the offices; empty if it is told elsewhere. */
  start: z.string(),
  /** An invented case for practising; it belongs to no office and can be removed as a whole. */
  sample: z.boolean(),
  /** Time available, in minutes; the plan warns when the agenda exceeds it. */
  slotMinutes: z.int(),
  status: z.enum(['planned', 'open', 'closed', 'concluded']),
  catalogueKey: z.string(),
  catalogueVersion: z.string(),
  /** The catalogue of the consulting specialist whose criteria are rated, too; both null if there is none. */
  consultantKey: z.string().nullable(),
  consultantVersion: z.string().nullable(),
  /** How the case came into this workshop, as the facilitation confirms it; null if it was not said. */
  origin: originSchema.nullable(),
  /** Planned length of the comment period, in working days. */
  commentDays: z.int(),
  /** End of the comment period, YYYY-MM-DD, once closed. */
  commentUntil: z.string().nullable(),
  /** What became of a day that is over; in lists, and left out until it is. */
  held: z
    .strictObject({
      /** From its first step to its end; null in results of versions that kept no times. */
      minutes: z.int().nullable(),
      /** Recommendations that name a day. */
      deadlines: z.int(),
      /** Day of the final version, YYYY-MM-DD; null in the comment period. */
      concludedOn: z.iso.date().nullable(),
    })
    .exactOptional(),
})
export type WorkshopSummary = z.infer<typeof workshopSummarySchema>

/** What a workshop reads, and against what. */
export const workshopBasisSchema = z.strictObject({
  /** The case text; null if no case is read. */
  reviewCase: z
    .strictObject({
      label: z.string(),
      version: z.int(),
      /** SHA-256 of the text, hexadecimal. */
      hash: z.string(),
      /** A released version the plan does not use yet. */
      newerVersion: z.int().nullable(),
      /** Is it written down on what basis the text is passed on (PR9)? */
      basisDecided: z.boolean(),
    })
    .nullable(),
  catalogueTitle: z.string(),
  catalogueVersion: z.string(),
  catalogueStatus: z.string(),
  /** The second catalogue as it is called in lists; null if there is none. */
  consultantName: z.string().nullable(),
})
export type WorkshopBasis = z.infer<typeof workshopBasisSchema>

/** A clock time, HH:MM, or empty. */
export const startSchema = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d)?$/)
