import { z } from '../kernel/zod.ts'
import { sayingSchema } from '../kernel/saying.schema.ts'
import { idSchema } from '../kernel/id.schema.ts'
import { documentKinds, MOST_REVEALED } from './structureRating.ts'

export const documentKindSchema = z.enum(documentKinds)
export type DocumentKind = z.infer<typeof documentKindSchema>

/** What a rating rests on: a document of a kind that is at hand, a short text, both or nothing. */
const evidenceSchema = z.strictObject({
  document: documentKindSchema.nullable(),
  text: sayingSchema(400),
})
export type Evidence = z.infer<typeof evidenceSchema>

const criterionIdSchema = z.string().min(1).max(40)

/** A rating of one criterion: a step of the maturity scale or a non-answer, why it does not apply, and what it rests on. */
const ratedSchema = z.strictObject({
  rating: z.string().min(1).max(40),
  /** Why the criterion does not apply; needed for that answer (rule SR4). */
  reason: sayingSchema(400),
  evidence: evidenceSchema,
})
export type Rated = z.infer<typeof ratedSchema>

/** What one seat rates, alone: heard by that seat and no other. `revision` counts changes, starting at 1. */
export const ownRatingSchema = ratedSchema.extend({
  criterionId: criterionIdSchema,
  revision: z.int().min(1),
})
export type OwnRating = z.infer<typeof ownRatingSchema>

/** A criterion that was uncovered: the ratings of its seats without their writers, or null if fewer than three rated. */
export const uncoveredSchema = z.strictObject({
  criterionId: criterionIdSchema,
  voices: z.array(ratedSchema).nullable(),
})
export type Uncovered = z.infer<typeof uncoveredSchema>

/** What the room agrees on for one criterion. */
export const agreedContentSchema = ratedSchema.extend({
  id: idSchema,
  criterionId: criterionIdSchema,
})
export type AgreedContent = z.infer<typeof agreedContentSchema>

export const structureRatingCommands = [
  z.strictObject({
    type: z.literal('rateStructure'),
    criterionId: criterionIdSchema,
    rated: ratedSchema,
    /** 0 for the first rating of the criterion, else the revision the change is based on. */
    revision: z.int().min(0),
  }),
  z.strictObject({ type: z.literal('clearStructureRating'), criterionId: criterionIdSchema }),
  z.strictObject({
    type: z.literal('announceStructureReveal'),
    announced: z.boolean(),
    /** What is uncovered first; without it only that something is. */
    criterionIds: z.array(criterionIdSchema).min(1).max(MOST_REVEALED).exactOptional(),
  }),
  z.strictObject({
    type: z.literal('revealStructure'),
    criterionIds: z.array(criterionIdSchema).min(1).max(MOST_REVEALED),
  }),
  z.strictObject({
    type: z.literal('agreeStructure'),
    content: agreedContentSchema,
    /** 0 for a new one, else the revision the change is based on. */
    revision: z.int().min(0),
  }),
  z.strictObject({ type: z.literal('removeStructureAgreement'), id: idSchema }),
] as const
