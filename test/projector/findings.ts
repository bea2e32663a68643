import type { FindingContent } from '../../shared/finding/finding.ts'

/** A finding with evidence, so that it may be asked about. */
export const newFinding = (id: string): FindingContent => ({
  id,
  direction: 'strength',
  level: null,
  evidenceLevel: null,
  criterionId: null,
  rating: null,
  annotationIds: [],
  spans: [],
  noEvidenceReason: 'Im Gespräch genannt.',
  factors: [],
  groupId: null,
  keySituationId: null,
})
