import { z } from '../kernel/zod.ts'
import { findingDirectionSchema } from '../finding/finding.schema.ts'
import { idSchema } from '../kernel/id.schema.ts'
import { nameSchema } from '../kernel/name.schema.ts'
import { addresseeSchema } from '../recommendation/recommendation.schema.ts'
import { originSchema } from '../reviewCase/reviewCase.schema.ts'

/** What is brought together across the workshops of a procedure. */
export const pointKindSchema = z.enum(['finding', 'recommendation'])
export type PointKind = z.infer<typeof pointKindSchema>

/** A finding or a recommendation by its workshop and its number there (NU1). */
export const pointIdSchema = z.strictObject({ workshopId: idSchema, number: z.int().min(1) })
export type PointId = z.infer<typeof pointIdSchema>

/** A finding or a recommendation of a concluded workshop, with where it comes from. */
const pointSchema = pointIdSchema.extend({
  kind: pointKindSchema,
  /** Its heading, or its wording. */
  title: z.string(),
  /** What was observed, or how one will notice. */
  detail: z.string(),
  /** Of a finding; null for a recommendation. */
  direction: findingDirectionSchema.nullable(),
  /** Of a recommendation; null for a finding. */
  addressee: addresseeSchema.nullable(),
  /** Criterion of the catalogue, or null. */
  criterionId: z.string().nullable(),
  workshopTitle: z.string(),
  /** Day of the workshop, YYYY-MM-DD. */
  date: z.iso.date(),
  /** Null for a workshop without a case. */
  caseId: idSchema.nullable(),
  caseLabel: z.string(),
  /** How its case came in; null where there is none or it was not said. */
  origin: originSchema.nullable(),
  /** The heading it is gathered under, or null. */
  headingId: idSchema.nullable(),
  /** It was looked at and stays by itself. */
  apart: z.boolean(),
})
export type Point = z.infer<typeof pointSchema>

/** What the office agreed to call several of them together. */
export const headingTitleSchema = nameSchema(200)

const headingSchema = z.strictObject({
  id: idSchema,
  kind: pointKindSchema,
  title: headingTitleSchema,
  /** The office says it holds in several cases (PR12). */
  several: z.boolean(),
  revision: z.int().min(1),
})
export type Heading = z.infer<typeof headingSchema>

/** All of a procedure: what its concluded workshops found, and what was brought together. */
export const synthesisSchema = z.strictObject({
  points: z.array(pointSchema),
  headings: z.array(headingSchema),
})
export type Synthesis = z.infer<typeof synthesisSchema>

/** The points of one heading. */
export const pointsInput = z.array(pointIdSchema).min(1).max(200)
