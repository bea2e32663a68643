import type { FindingContent } from './finding.schema.ts'

export type { FindingContent } from './finding.schema.ts'

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

export type FindingEvent =
  | { type: 'findingChanged'; content: FindingContent }
  | { type: 'findingRemoved'; id: string }
  | { type: 'findingMoved'; id: string; to: number }

export interface FindingSlice {
  readonly findings: readonly Finding[]
}
export const emptyFindingSlice: FindingSlice = { findings: [] }
