import { z } from 'zod'
import { NOTE_LIMIT } from '../../../shared/annotation/annotation.ts'
import { directionSchema, weightSchema } from '../../../shared/annotation/annotation.schema.ts'
import { evidenceLevelSchema, findingLevelSchema } from '../../../shared/finding/finding.schema.ts'
import { factorCodeSchema } from '../../../shared/keySituation/keySituation.schema.ts'

const words = z.string().trim().min(1)
const key = z.string().regex(/^[AB]-[NSB]\d{1,2}$/)
const criterionIds = z.array(z.string().regex(/^[PSE]-\d{2}-\d{1,2}$/)).min(1)
const entryLabels = z.array(z.string().regex(/^[AB]-\d{2}$/)).min(1)

/** How many of six people who annotate on their own would mark this passage, and in which direction. */
const distributionSchema = z.strictObject({
  strength: z.int().min(0),
  potential: z.int().min(0),
  question: z.int().min(0),
  none: z.int().min(0),
})

const annotationSchema = z.strictObject({
  key,
  entryLabel: z.string(),
  /** Stands in its entry exactly once. */
  quote: words,
  workingCodes: z.array(z.string().regex(/^QK-\d{2}$/)).min(1),
  /** Best fit first; the first is the one to annotate with. */
  criteria: criterionIds,
  direction: directionSchema,
  weight: weightSchema,
  /** On the scale of the first criterion; null for an open question. */
  rating: z.string().nullable(),
  note: words.max(NOTE_LIMIT),
  factors: z.array(factorCodeSchema),
  distribution: distributionSchema,
})

const keySituationSchema = z.strictObject({
  key,
  title: words.max(160),
  entryLabels,
  why: words,
  question: words.max(400),
})

const findingSchema = z.strictObject({
  key,
  title: words,
  observation: words,
  entryLabels,
  direction: z.enum(['strength', 'potential']),
  level: findingLevelSchema,
  evidenceLevel: evidenceLevelSchema,
  criteria: criterionIds,
  rating: z.string(),
  factors: z.array(factorCodeSchema),
  explanation: words,
  beyondCase: words,
  recommendation: words,
  /** `owner` is a function; `dueMonths` counts from the day of the workshop. */
  measure: z.strictObject({
    text: words,
    owner: words.max(200),
    due: words,
    dueMonths: z.int().min(1),
  }),
  indicator: words.max(400),
  /** Empty if the room agrees. */
  minorityView: z.string(),
  annotationKeys: z.array(key).min(1),
  keySituationKey: key,
})

/** The reference material of one demo case: what a room could write on its day. */
export const referenceSchema = z.strictObject({
  caseKey: z.enum(['a', 'b']),
  annotations: z.array(annotationSchema).min(1),
  keySituations: z.array(keySituationSchema).min(1),
  findings: z.array(findingSchema).min(1),
  dots: z.strictObject({
    people: z.int().min(1),
    dotsPerPerson: z.int().min(1),
    topics: z.array(
      z.strictObject({ topic: words, dots: z.int().min(0), findingKey: key.nullable() }),
    ),
  }),
})
export type Reference = z.infer<typeof referenceSchema>
