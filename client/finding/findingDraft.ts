// How a new finding begins: from a group, from a key situation, or with nothing but a direction.
import type { RevealedAnnotation } from '../../shared/annotation/annotation.ts'
import type { Finding, FindingContent } from '../../shared/finding/finding.ts'
import { hasEvidence } from '../../shared/finding/finding.ts'
import type { RoomSlice } from '../../shared/protocol/roomView.ts'

type FindingDirection = FindingContent['direction']

/** What a finding begins with. */
export interface Beginning {
  readonly title: string
  readonly content: FindingContent
}

/** A finding without anything but a direction. */
export const emptyFinding = (id: string, direction: FindingDirection): FindingContent => ({
  id,
  direction,
  level: null,
  evidenceLevel: null,
  criterionId: null,
  rating: null,
  annotationIds: [],
  spans: [],
  noEvidenceReason: '',
  factors: [],
  groupId: null,
  keySituationId: null,
})

/** Most annotations a finding can name. */
const MOST = 100

/** The criterion named most often, the first of equals; null where there is none. */
export function commonCriterion(annotations: readonly RevealedAnnotation[]): string | null {
  const counts = new Map<string, number>()
  for (const { criterionId } of annotations)
    counts.set(criterionId, (counts.get(criterionId) ?? 0) + 1)
  const most = Math.max(0, ...counts.values())
  return [...counts].find(([, count]) => count === most)?.[0] ?? null
}

/** A finding from the annotations of a group. */
export function fromGroup(
  { annotation }: RoomSlice,
  groupId: string,
  id: string,
  direction: FindingDirection,
): Beginning {
  const ids = annotation.order.filter((one) => annotation.groupOf[one] === groupId).slice(0, MOST)
  const inGroup = ids.flatMap((one) => annotation.revealed[one] ?? [])
  return {
    title: annotation.groups.find((group) => group.id === groupId)?.title ?? '',
    content: {
      ...emptyFinding(id, direction),
      groupId,
      annotationIds: inGroup.map((one) => one.id),
      criterionId: commonCriterion(inGroup),
    },
  }
}

/** A finding from a key situation, with the factors its groups wrote down. */
export function fromKeySituation(
  { keySituation }: RoomSlice,
  keySituationId: string,
  id: string,
  direction: FindingDirection,
): Beginning {
  const items = keySituation.boardItems.filter((item) => item.keySituationId === keySituationId)
  return {
    title: keySituation.situations.find((one) => one.id === keySituationId)?.title ?? '',
    content: {
      ...emptyFinding(id, direction),
      keySituationId,
      factors: [...new Set(items.flatMap(({ factor }) => factor ?? []))],
    },
  }
}

/** The place to which a finding goes one step up or down in the list; null at its end. */
export function stepTo(findings: readonly Finding[], id: string, by: -1 | 1): number | null {
  const to = findings.findIndex((finding) => finding.id === id) + by
  return to >= 0 && to < findings.length ? to : null
}

/** What a finding still lacks, in the words of a list; empty where nothing does. */
export function lacking(finding: Finding, texts: { title: string; observation: string }): string[] {
  return [
    texts.title.trim() === '' ? 'Überschrift' : '',
    texts.observation.trim() === '' ? 'Beobachtung' : '',
    hasEvidence(finding) ? '' : 'Beleg oder Begründung',
    finding.criterionId === null ? 'Kriterium' : '',
    finding.evidenceLevel === null ? 'Reichweite' : '',
  ].filter((word) => word !== '')
}

/** Fewer strengths than a third of the findings: worth a question (method note §4.1). */
export function fewStrengths(findings: readonly Finding[]): boolean {
  const strengths = findings.filter(({ direction }) => direction === 'strength').length
  return findings.length >= 3 && strengths * 3 < findings.length
}

/** The structured part alone, as it is sent. */
export function contentOf({
  number: _number,
  revision: _revision,
  review: _review,
  ...content
}: Finding): FindingContent {
  return content
}
