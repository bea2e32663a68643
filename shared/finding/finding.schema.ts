import { z } from '../kernel/zod.ts'
import { sayingSchema } from '../kernel/saying.schema.ts'
import { idSchema } from '../kernel/id.schema.ts'
import { textSpanSchema } from '../kernel/textSpan.ts'
import { factorCodeSchema } from '../keySituation/keySituation.schema.ts'

/** Which way a finding points. */
export const findingDirectionSchema = z.enum(['strength', 'potential'])
/** Where a finding lies. */
export const findingLevelSchema = z.enum(['caseWork', 'organisation', 'interaction', 'network'])
/** How far beyond the case it holds: single case, indicative (the room confirms from experience), documented. */
export const evidenceLevelSchema = z.enum(['singleCase', 'indicative', 'documented'])

/** The structured part of a finding; its wording lives in shared texts (see sharedText). */
export const findingContentSchema = z.strictObject({
  id: idSchema,
  direction: findingDirectionSchema,
  level: findingLevelSchema.nullable(),
  evidenceLevel: evidenceLevelSchema.nullable(),
  criterionId: z.string().min(1).max(40).nullable(),
  rating: z.string().max(40).nullable(),
  /** Revealed annotations the finding rests on. */
  annotationIds: z.array(idSchema).max(100),
  /** Passages without an annotation the finding rests on. */
  spans: z.array(textSpanSchema).max(40),
  /** Why there is no passage, if there is none. */
  noEvidenceReason: sayingSchema(400),
  factors: z.array(factorCodeSchema).max(9),
  groupId: idSchema.nullable(),
  keySituationId: idSchema.nullable(),
})
export type FindingContent = z.infer<typeof findingContentSchema>

export const findingCommands = [
  z.strictObject({
    type: z.literal('changeFinding'),
    content: findingContentSchema,
    /** 0 for a new finding, else the revision the change is based on. */
    revision: z.int().min(0),
  }),
  z.strictObject({ type: z.literal('removeFinding'), id: idSchema }),
  z.strictObject({ type: z.literal('moveFinding'), id: idSchema, to: z.int().min(0).max(200) }),
] as const
