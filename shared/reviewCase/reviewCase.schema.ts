import { z } from '../kernel/zod.ts'
import { sayingSchema } from '../kernel/saying.schema.ts'
import { storedCaseTextSchema } from '../caseText/caseText.schema.ts'
import { keptPlaceSchema } from '../caseText/place.schema.ts'
import { storedSelfReviewSchema } from '../caseText/selfReview.schema.ts'
import { storedIntakeProtocolSchema } from './intakeProtocol.schema.ts'
import { idSchema } from '../kernel/id.schema.ts'

/** The label of a review case; the server refuses one that names a person or is taken. */
export const labelSchema = sayingSchema(80, 1)

export const reviewCaseSchema = z.strictObject({
  id: idSchema,
  procedureId: idSchema,
  label: z.string(),
  origin: z.enum(['random', 'additional']),
  /** `refused`: a second reader gave the newest version back. */
  status: z.enum(['draft', 'awaitingRelease', 'refused', 'released', 'withdrawn']),
  /** The newest version of the text that can be read; 0 if there is none. */
  version: z.int().min(0),
  releasedVersion: z.int().nullable(),
  hash: z.string().nullable(),
  /** The account that submitted the newest version. */
  submittedBy: idSchema.nullable(),
  /** A version was released once: label and existence of the case are part of the record. */
  wasReleased: z.boolean(),
})
export type ReviewCase = z.infer<typeof reviewCaseSchema>

/** A version of a case text without the text: who did what with it, and when (milliseconds; null if unknown). */
export const caseVersionInfoSchema = z.strictObject({
  version: z.int().min(1),
  status: z.enum(['awaitingRelease', 'refused', 'released', 'withdrawn']),
  hash: z.string(),
  createdBy: idSchema,
  /** Names of accounts of the own office; null for the moderation. */
  createdByName: z.string().nullable(),
  createdAt: z.number().nullable(),
  releasedBy: idSchema.nullable(),
  releasedByName: z.string().nullable(),
  releasedAt: z.number().nullable(),
  refusedBy: idSchema.nullable(),
  refusedByName: z.string().nullable(),
  refusedAt: z.number().nullable(),
  /** Why it was given back. */
  refusal: z.string(),
  /** What its author says about it. */
  note: z.string(),
  /** What became of what was found before it was submitted; null for versions of earlier releases, and for the moderation. */
  intake: storedIntakeProtocolSchema.nullable(),
  /** A workshop that is not concluded reads it. */
  inUse: z.boolean(),
})
export type CaseVersionInfo = z.infer<typeof caseVersionInfoSchema>

export const caseVersionSchema = caseVersionInfoSchema.extend({
  caseId: idSchema,
  text: storedCaseTextSchema,
  kept: z.array(keptPlaceSchema.extend({ reason: z.string() })),
  /** What its author answered about it; null for versions of earlier releases, and for the moderation. */
  selfReview: storedSelfReviewSchema.nullable(),
})
export type CaseVersion = z.infer<typeof caseVersionSchema>

/** How a case came into a procedure or a workshop: drawn at random, or chosen in addition. */
const origins = ['random', 'additional'] as const
export const originSchema = z.enum(origins)
export type Origin = z.infer<typeof originSchema>
