import { z } from '../kernel/zod.ts'

const scaleSchema = z.array(
  z.strictObject({ value: z.string().min(1).max(40), label: z.string().min(1).max(80) }),
)

const criterionSchema = z.strictObject({
  id: z.string().regex(/^[A-Z]-\d{2}-\d{1,2}$/),
  dimension: z.enum(['process', 'structure', 'outcome', 'consultant']),
  theme: z.string().min(1).max(120),
  title: z.string().min(1).max(160),
  guidingQuestion: z.string().min(1).max(400),
  reference: z.string().max(200),
  tags: z.array(z.string().max(60)).max(20),
  /** Everyday words a person may search for; they are never shown. */
  synonyms: z.array(z.string().min(2).max(60)).max(40).exactOptional(),
  /** Belongs to the core set that every workshop looks at first. */
  core: z.boolean(),
  evidence: z.enum(['verified', 'derived', 'professional-knowledge']),
  appliesWhen: z.string().max(200).exactOptional(),
})
export type Criterion = z.infer<typeof criterionSchema>

/**
 * A catalogue of criteria, named by key and version; ids are never reused.
 * Scales belong to dimensions; a dimension without a scale is not rated. Non-answers are answers.
 */
export const catalogueSchema = z
  .strictObject({
    key: z.string().regex(/^[a-z0-9-]{2,80}$/),
    title: z.string().min(1).max(200),
    version: z.string().regex(/^[0-9A-Za-z.-]{1,40}$/),
    source: z.string().max(600),
    language: z.literal('de'),
    status: z.string().max(200),
    scales: z.record(z.string().max(40), scaleSchema),
    nonAnswers: scaleSchema,
    criteria: z.array(criterionSchema).min(1).max(500),
  })
  .refine(({ criteria }) => new Set(criteria.map(({ id }) => id)).size === criteria.length, {
    path: ['criteria'],
    message: 'criteria.duplicateId',
  })
export type Catalogue = z.infer<typeof catalogueSchema>
