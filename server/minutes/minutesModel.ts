import type { Entry } from '../../shared/caseText/caseText.ts'
import type { TextSpan } from '../../shared/kernel/textSpan.ts'
import type { Minutes } from '../../shared/protocol/api.ts'
import type { RoomSlice } from '../../shared/protocol/roomView.ts'
import { inOrder, type Finding } from '../../shared/finding/finding.ts'
import { findingTextId, recommendationTextId } from '../../shared/sharedText/sharedText.ts'
import { plainText } from '../../shared/sharedText/sharedText.rules.ts'
import { feedbackOptions } from '../../shared/vote/vote.ts'
import { latestVote, ranking } from '../../shared/vote/vote.rules.ts'
import {
  addresseeLabel,
  boardKindLabel,
  evidenceLevelLabel,
  factorLabel,
  feedbackLabel,
  levelLabel,
  parkedStatusLabel,
  perspectiveLabel,
} from './minutesText.ts'

/** What the minutes need besides the room. */
export interface MinutesFrame {
  readonly title: string
  readonly officeName: string
  readonly procedureTitle: string
  /** YYYY-MM-DD. */
  readonly date: string
  readonly origin: Minutes['origin']
  readonly caseLabel: string
  readonly catalogueTitle: string
  /** Entries of the case text; empty where it was withdrawn. */
  readonly entries: readonly Entry[]
  readonly criterionLabel: (id: string) => string
  readonly ratingLabel: (criterionId: string, rating: string) => string
}

/** The minutes of a workshop: strengths first, findings with agreement and minority views, recommendations by dots. */
export function minutesOf(room: RoomSlice, frame: MinutesFrame): Minutes {
  const text = (id: string) => plainText(room.sharedText.states[id])
  const ordered = inOrder(room.finding.findings)
  const numbers = new Map(ordered.map(({ id, number }) => [id, number]))
  const { officeName, procedureTitle, date, origin, caseLabel, catalogueTitle, title } = frame
  return {
    title,
    officeName,
    procedureTitle,
    date,
    origin,
    caseLabel,
    catalogueTitle,
    people: Object.values(room.workshop.seats)
      .filter(({ role }) => role !== 'observer')
      .reduce((sum, { groupSize }) => sum + groupSize, room.workshop.leftPeople ?? 0),
    course: courseOf(room),
    keySituations: keySituationsOf(room, frame),
    perspectives: room.discussion.perspectives.map(({ perspective, text: note }) => ({
      perspective: perspectiveLabel[perspective],
      text: note,
    })),
    statements: room.discussion.statements.map(({ text: note }) => note),
    findings: ordered.map((finding) => ({
      number: finding.number,
      direction: finding.direction,
      title: text(findingTextId(finding.id, 'title')),
      observation: text(findingTextId(finding.id, 'observation')),
      explanation: text(findingTextId(finding.id, 'explanation')),
      minorityView: text(findingTextId(finding.id, 'minorityView')),
      passages: passagesOf(room, finding, frame),
      noEvidenceReason: hasPassages(finding) ? '' : finding.noEvidenceReason,
      criterion: finding.criterionId === null ? '' : frame.criterionLabel(finding.criterionId),
      rating:
        finding.criterionId === null || finding.rating === null
          ? ''
          : frame.ratingLabel(finding.criterionId, finding.rating),
      level: finding.level === null ? '' : levelLabel[finding.level],
      evidenceLevel:
        finding.evidenceLevel === null ? '' : evidenceLevelLabel[finding.evidenceLevel],
      factors: finding.factors.map((code) => factorLabel[code]),
      consent: consentOf(room, finding.id),
      review: finding.review,
    })),
    recommendations: recommendationsOf(room, text, numbers),
    parked: room.discussion.parked.map(({ text: topic, status, assignedTo }) => ({
      text: topic,
      status: parkedStatusLabel[status],
      assignedTo,
    })),
    feedback: feedbackOf(room),
  }
}

const hasPassages = ({ annotationIds, spans }: Finding): boolean =>
  annotationIds.length > 0 || spans.length > 0

const courseOf = ({ workshop }: RoomSlice): Minutes['course'] =>
  workshop.agenda
    .filter(({ id, kind }) => workshop.visited.includes(id) && kind !== 'break')
    .map(({ title, minutes, question }) => ({ title, minutes, question }))

/** "Tag 44 · Erneute Gefährdungseinschätzung: „…“"; the place alone where the text was withdrawn. */
function passageOf(
  { entryId, quote }: Pick<TextSpan, 'entryId' | 'quote'>,
  entries: readonly Entry[],
): string {
  const entry = entries.find(({ id }) => id === entryId)
  const place = entry
    ? `Tag ${String(entry.day)} · ${entry.heading}`
    : 'Stelle im zurückgezogenen Text'
  return quote === '' || !entry ? place : `${place}: „${quote}“`
}

function passagesOf(room: RoomSlice, finding: Finding, frame: MinutesFrame): string[] {
  const annotated = finding.annotationIds.flatMap((id) => room.annotation.revealed[id]?.span ?? [])
  const passages = [...annotated, ...finding.spans].map((span) => passageOf(span, frame.entries))
  return [...new Set(passages)]
}

function keySituationsOf(room: RoomSlice, frame: MinutesFrame): Minutes['keySituations'] {
  const { situations, boardItems } = room.keySituation
  const anyChosen = situations.some(({ chosen }) => chosen)
  return situations
    .filter(({ chosen }) => chosen || !anyChosen)
    .map(({ id, title, entryIds, question, review }) => ({
      title,
      question,
      review,
      passages: entryIds.map((entryId) => passageOf({ entryId, quote: '' }, frame.entries)),
      board: boardItems
        .filter(({ keySituationId }) => keySituationId === id)
        .map(({ kind, factor, text }) => ({
          kind: boardKindLabel[kind],
          factor: factor === null ? '' : factorLabel[factor],
          text,
        })),
    }))
}

function consentOf(room: RoomSlice, findingId: string): Minutes['findings'][number]['consent'] {
  const result = latestVote({ room }, 'consent', findingId)?.result
  if (!result?.totals) return null
  const { agree = 0, concerns = 0, object = 0 } = result.totals
  return { agree, concerns, object, paper: result.paper !== null }
}

function recommendationsOf(
  room: RoomSlice,
  text: (id: string) => string,
  numbers: ReadonlyMap<string, number>,
): Minutes['recommendations'] {
  const result = latestVote({ room }, 'recommendation')?.result
  const ranks = new Map((result ? ranking(result) : []).map((rank) => [rank.id, rank]))
  const dotsOf = (id: string) => ranks.get(id)?.dots ?? -1
  return [...room.recommendation.recommendations]
    .sort((a, b) => dotsOf(b.id) - dotsOf(a.id))
    .map(({ id, number, addressee, owner, due, indicator, findingIds, review }) => ({
      number,
      wording: text(recommendationTextId(id)),
      addressee: addresseeLabel[addressee],
      owner,
      due,
      indicator,
      findings: findingIds.flatMap((findingId) => numbers.get(findingId) ?? []),
      dots: ranks.get(id)?.dots ?? null,
      tied: ranks.get(id)?.tied ?? false,
      paper: result?.paper != null && ranks.has(id),
      review,
    }))
}

function feedbackOf(room: RoomSlice): Minutes['feedback'] {
  const result = latestVote({ room }, 'feedback')?.result
  if (!result?.totals) return null
  const totals = feedbackOptions.map((option) => [
    feedbackLabel[option],
    result.totals?.[option] ?? 0,
  ])
  return {
    totals: Object.fromEntries(totals) as Record<string, number>,
    texts: [...result.texts],
  }
}
