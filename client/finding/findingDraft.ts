// How a new finding begins: from annotations, a group, a key situation, a line of a board, or with nothing but a direction.
import { directionWords } from '../../shared/annotation/annotation.words.ts'
import { findingPartWords } from '../../shared/finding/finding.words.ts'
import { quoted } from '../../shared/kernel/quoted.ts'
import { shortened } from '../../shared/kernel/text.ts'
import type { RevealedAnnotation } from '../../shared/annotation/annotation.ts'
import { countDirections } from '../../shared/annotation/seatFigure.ts'
import type { Finding, FindingContent } from '../../shared/finding/finding.ts'
import { hasEvidence } from '../../shared/finding/finding.ts'
import type { RoomSlice } from '../../shared/room/roomView.ts'

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

/** The criterion named most often, the first of equals; null if there is none. */
function commonCriterion(annotations: readonly RevealedAnnotation[]): string | null {
  const counts = new Map<string, number>()
  for (const { criterionId } of annotations)
    counts.set(criterionId, (counts.get(criterionId) ?? 0) + 1)
  const most = Math.max(0, ...counts.values())
  return [...counts].find(([, count]) => count === most)?.[0] ?? null
}

/** What a finding can begin with. */
export type FindingSource =
  | { readonly kind: 'annotations'; readonly ids: readonly string[] }
  | { readonly kind: 'group' | 'situation' | 'boardItem'; readonly id: string }

/** The direction most of the annotations have; questions point nowhere, and without any other it is a potential. */
function commonDirection(
  annotations: readonly Pick<RevealedAnnotation, 'direction'>[],
): FindingDirection {
  const { strength, potential } = countDirections(annotations)
  return strength > potential ? 'strength' : 'potential'
}

/** Longest heading that is suggested. */
const HEADING = 120
const heading = (text: string): string => shortened(text, HEADING)

/**
 * A criterion's title says what good work is. As a heading it stands in quotes behind the direction the finding points
 * in: unquoted it would say of what failed that it was done.
 */
const criterionHeading = (title: string | undefined, direction: FindingDirection): string =>
  title ? `${directionWords[direction]}: Kriterium ${quoted(title)}` : ''

/** A finding from annotations: they are its evidence, what most of them name is its criterion and, with the direction, its heading. */
function fromAnnotations(
  annotations: readonly RevealedAnnotation[],
  id: string,
  titleOf: (criterionId: string) => string | undefined,
): Beginning {
  const criterionId = commonCriterion(annotations)
  const direction = commonDirection(annotations)
  return {
    title: criterionHeading(criterionId === null ? undefined : titleOf(criterionId), direction),
    content: {
      ...emptyFinding(id, direction),
      annotationIds: annotations.slice(0, MOST).map((one) => one.id),
      criterionId,
    },
  }
}

/** A finding from a key situation, with the factors its groups wrote down. */
function fromKeySituation(
  { keySituation }: RoomSlice,
  keySituationId: string,
  id: string,
): Beginning {
  const items = keySituation.boardItems.filter((item) => item.keySituationId === keySituationId)
  return {
    title: keySituation.situations.find((one) => one.id === keySituationId)?.title ?? '',
    content: {
      ...emptyFinding(id, 'potential'),
      keySituationId,
      factors: [...new Set(items.flatMap(({ factor }) => factor ?? []))],
    },
  }
}

/** A finding from one line of a board: what it says is the heading, its situation what the finding rests on. */
function fromBoardItem({ keySituation }: RoomSlice, itemId: string, id: string): Beginning {
  const item = keySituation.boardItems.find((one) => one.id === itemId)
  const known = keySituation.situations.some((one) => one.id === item?.keySituationId)
  return {
    title: heading(item?.text ?? ''),
    content: {
      ...emptyFinding(id, item?.kind === 'strength' ? 'strength' : 'potential'),
      keySituationId: item && known ? item.keySituationId : null,
      factors: item?.factor ? [item.factor] : [],
    },
  }
}

/** What a finding begins with, taken from where it was found. `titleOf` names a criterion. */
export function beginningFrom(
  source: FindingSource,
  room: RoomSlice,
  id: string,
  titleOf: (criterionId: string) => string | undefined,
): Beginning {
  const { annotation } = room
  switch (source.kind) {
    case 'annotations':
      return fromAnnotations(
        source.ids.flatMap((one) => annotation.revealed[one] ?? []),
        id,
        titleOf,
      )
    case 'group': {
      const ids = annotation.order.filter((one) => annotation.groupOf[one] === source.id)
      const begun = fromAnnotations(
        ids.flatMap((one) => annotation.revealed[one] ?? []),
        id,
        titleOf,
      )
      return {
        title: annotation.groups.find((group) => group.id === source.id)?.title ?? '',
        content: { ...begun.content, groupId: source.id },
      }
    }
    case 'situation':
      return fromKeySituation(room, source.id, id)
    case 'boardItem':
      return fromBoardItem(room, source.id, id)
  }
}

/** Findings that rest on a source already: all its annotations, its group or its situation. A board line names none. */
export function restingOn(source: FindingSource, findings: readonly Finding[]): readonly Finding[] {
  switch (source.kind) {
    case 'annotations':
      return findings.filter(
        ({ annotationIds }) =>
          source.ids.length > 0 && source.ids.every((id) => annotationIds.includes(id)),
      )
    case 'group':
      return findings.filter(({ groupId }) => groupId === source.id)
    case 'situation':
      return findings.filter(({ keySituationId }) => keySituationId === source.id)
    case 'boardItem':
      return []
  }
}

/** The place to which a finding goes one step up or down in the list; null at its end. */
export function stepTo(findings: readonly Finding[], id: string, by: -1 | 1): number | null {
  const to = findings.findIndex((finding) => finding.id === id) + by
  return to >= 0 && to < findings.length ? to : null
}

/** What a finding still lacks, in the words of a list; empty if nothing does. */
export function lacking(finding: Finding, texts: { title: string; observation: string }): string[] {
  return [
    texts.title.trim() === '' ? findingPartWords.title : '',
    texts.observation.trim() === '' ? findingPartWords.observation : '',
    hasEvidence(finding) ? '' : 'Beleg oder Begründung',
    finding.criterionId === null ? findingPartWords.criterion : '',
    finding.evidenceLevel === null ? 'ob er über den Fall hinaus gilt' : '',
  ].filter((word) => word !== '')
}

/** What is asked before the room is asked about a finding that lacks something; empty if nothing does. */
export const consentDoubt = (missing: readonly string[]): string =>
  missing.length === 0 ? '' : `Es fehlt noch: ${missing.join(', ')}. Trotzdem abfragen?`

/** Fewer strengths than a third of the findings: worth a question. */
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

/** A heading that begins with a direction goes along when the direction turns; null if it stays as it is. */
export function turnedHeading(title: string, direction: FindingDirection): string | null {
  const other = directionWords[direction === 'strength' ? 'potential' : 'strength']
  return title.startsWith(`${other}: `)
    ? `${directionWords[direction]}${title.slice(other.length)}`
    : null
}
