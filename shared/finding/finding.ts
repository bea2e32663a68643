import { z } from 'zod'
import { idSchema } from '../kernel/id.ts'
import { textSpanSchema } from '../kernel/textSpan.ts'
import { factorCodeSchema } from '../keySituation/keySituation.ts'

/** Where a finding lies (law note §3.2). */
export const findingLevelSchema = z.enum(['caseWork', 'organisation', 'interaction', 'network'])
/** How far beyond the case it holds: single case, indicative (the room confirms from experience), documented (method note §4.1). */
export const evidenceLevelSchema = z.enum(['singleCase', 'indicative', 'documented'])

/** The structured part of a finding; its wording lives in shared texts (see sharedText). */
export const findingContentSchema = z.strictObject({
  id: idSchema,
  direction: z.enum(['strength', 'potential']),
  level: findingLevelSchema.nullable(),
  evidenceLevel: evidenceLevelSchema.nullable(),
  criterionId: z.string().min(1).max(40).nullable(),
  rating: z.string().max(40).nullable(),
  /** Revealed annotations the finding rests on. */
  annotationIds: z.array(idSchema).max(100),
  /** Passages without an annotation the finding rests on. */
  spans: z.array(textSpanSchema).max(40),
  /** Why there is no passage, where there is none. */
  noEvidenceReason: z.string().trim().max(400),
  factors: z.array(factorCodeSchema).max(9),
  groupId: idSchema.nullable(),
  keySituationId: idSchema.nullable(),
})
export type FindingContent = z.infer<typeof findingContentSchema>

/** `revision` counts changes of the structured part; `review` is set when its basis changed ("prüfen"). */
export type Finding = FindingContent & { readonly revision: number; readonly review: boolean }

/** True when the finding names at least one passage, or says why it has none (design D9). */
export const hasEvidence = (finding: FindingContent): boolean =>
  finding.annotationIds.length > 0 || finding.spans.length > 0 || finding.noEvidenceReason !== ''

/** Findings as everybody counts them, in the order of the minutes: strengths first. */
export const inOrder = (findings: readonly Finding[]): readonly Finding[] => [
  ...findings.filter(({ direction }) => direction === 'strength'),
  ...findings.filter(({ direction }) => direction === 'potential'),
]

/** The number under which everybody knows a finding, from 1; 0 where it is not there. */
export const findingNumber = (findings: readonly Finding[], id: string): number =>
  inOrder(findings).findIndex((finding) => finding.id === id) + 1

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

export type FindingEvent =
  | { type: 'findingChanged'; content: FindingContent }
  | { type: 'findingRemoved'; id: string }
  | { type: 'findingMoved'; id: string; to: number }

export interface FindingSlice {
  readonly findings: readonly Finding[]
}
export const emptyFindingSlice: FindingSlice = { findings: [] }
