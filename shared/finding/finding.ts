import type { Retired } from '../kernel/numbering.ts'
import type { FindingContent } from './finding.schema.ts'

export type { FindingContent } from './finding.schema.ts'

/**
 * `number` is given at creation and stays for ever (rule NU1); `revision` counts changes of the structured part;
 * `review` is set when its basis changed ("prüfen").
 */
export type Finding = FindingContent & {
  readonly number: number
  readonly revision: number
  readonly review: boolean
}

/** True when the finding names at least one passage, or says why it has none. */
export const hasEvidence = (finding: FindingContent): boolean =>
  finding.annotationIds.length > 0 || finding.spans.length > 0 || finding.noEvidenceReason !== ''

/** Findings in the order of the minutes: strengths first. Their numbers do not follow it. */
export const inOrder = (findings: readonly Finding[]): readonly Finding[] => [
  ...findings.filter(({ direction }) => direction === 'strength'),
  ...findings.filter(({ direction }) => direction === 'potential'),
]

export type FindingEvent =
  | { type: 'findingChanged'; content: FindingContent }
  | { type: 'findingRemoved'; id: string }
  | { type: 'findingMoved'; id: string; to: number }

export interface FindingSlice {
  readonly findings: readonly Finding[]
  readonly retired: Retired
}
export const emptyFindingSlice: FindingSlice = { findings: [], retired: {} }
