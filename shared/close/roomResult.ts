// From the room at the end of the comment period to its result (rules RU1 to RU3): the one place that decides what stays.
import { DIRECTIONS } from '../annotation/seatFigure.ts'
import type { CaseText } from '../caseText/caseText.ts'
import { perspectiveWords } from '../discussion/discussion.words.ts'
import { inOrder, type Finding } from '../finding/finding.ts'
import { formatTime } from '../kernel/format.ts'
import { halfYearOf } from '../kernel/halfYear.ts'
import { lookUp } from '../kernel/lookUp.ts'
import { codesOf } from '../kernel/words.ts'
import { boardKindOrder, factorCodes, type KeySituation } from '../keySituation/keySituation.ts'
import type { Recommendation } from '../recommendation/recommendation.ts'
import { RESULT_FORM, type WorkshopResult } from '../result/result.schema.ts'
import type { RoomSlice } from '../room/roomView.ts'
import { latestVote } from '../room/vote.rules.ts'
import type { CaseFinding } from '../structureRating/besideCases.ts'
import { besideAgreed } from '../structureRating/comparedThemes.ts'
import { findingTextId, recommendationTextId, structureTextId } from '../sharedText/sharedText.ts'
import { plainText } from '../sharedText/plainText.ts'
import { answersOf, ranking, turnoutOf } from '../vote/tally.ts'
import type { Vote } from '../vote/vote.ts'
import type { WorkshopSlice } from '../workshop/workshop.ts'

/** What a result says that the room does not know. */
export interface ResultFacts extends Pick<
  WorkshopResult,
  'catalogue' | 'consultantCatalogue' | 'withoutCase' | 'origin'
> {
  /** Null once the text was withdrawn: then the result quotes nothing of it (RU6). Null as well if no case was read. */
  readonly text: Pick<CaseText, 'entries' | 'outcomeFrom'> | null
  /** Findings of the other concluded cases of its procedure (SR7); null if what there was then is not known. */
  readonly cases: readonly CaseFinding[] | null
}

/**
 * What stays of a room: codes, counts, and the words the minutes print. Pure, so that the draft of the minutes is made of
 * what will stay. A vote that still runs counts as not asked.
 */
export function resultOfRoom(room: RoomSlice, facts: ResultFacts): WorkshopResult {
  const { catalogue, consultantCatalogue, withoutCase, origin, cases } = facts
  const situations = situationsInOrder(room)
  const place = new Map(situations.map(({ id }, at) => [id, at + 1]))
  const feedback = latestVote({ room }, 'feedback')
  return {
    form: RESULT_FORM,
    catalogue,
    ...(consultantCatalogue && { consultantCatalogue }),
    withoutCase,
    origin,
    participation: participationOf(room.workshop),
    lengthMinutes: lengthOf(room.workshop),
    findings: inOrder(room.finding.findings).map((one) => findingOf(room, one, facts, place)),
    recommendationVote: dotVoteOf(room, 'recommendation'),
    recommendations: recommendationsInOrder(room).map((one) => recommendationOf(room, one)),
    keySituationVote: dotVoteOf(room, 'keySituation'),
    keySituations: situations.map((one) => keySituationOf(room, one)),
    structureRatings: structureRatingsOf(room),
    besideCases: cases && [...besideAgreed(cases, room.structureRating.agreed)],
    annotations: annotationCounts(room, facts),
    figures: room.annotation.figures.map((figure) => ({ ...figure })),
    uncounted: room.annotation.uncounted,
    agreement: room.annotation.agreement ?? null,
    feedback: feedbackOf(feedback),
    record: recordOf(room, situations, feedback),
  }
}

/** Recommendations in the order of the minutes: by dots, those without any by number. */
export function recommendationsInOrder(room: RoomSlice): readonly Recommendation[] {
  const dots = dotsBy(room, 'recommendation')
  return room.recommendation.recommendations.toSorted(
    (a, b) => byDots(dots(a.id), dots(b.id)) || a.number - b.number,
  )
}

/** Key situations in the order of the minutes: the chosen ones first, then by dots. */
export function situationsInOrder(room: RoomSlice): readonly KeySituation[] {
  const dots = dotsBy(room, 'keySituation')
  return room.keySituation.situations.toSorted(
    (a, b) => Number(b.chosen) - Number(a.chosen) || byDots(dots(a.id), dots(b.id)),
  )
}

const byDots = (a: { dots: number | null }, b: { dots: number | null }): number =>
  (b.dots ?? -1) - (a.dots ?? -1)

/** Was this one worked on? Where none was chosen, all were. */
const isDeepened = (room: RoomSlice, { chosen }: KeySituation): boolean =>
  chosen || room.keySituation.situations.every((one) => !one.chosen)

/** How long the day took by the clock on the wall, in minutes; null if no times were kept. */
export function lengthOf({ entered, closedAt }: WorkshopSlice): number | null {
  const began = entered?.[0]?.at
  return began === undefined || closedAt === null ? null : minuteOf(closedAt) - minuteOf(began)
}

function participationOf({
  seats: all,
  leftPeople = 0,
}: WorkshopSlice): WorkshopResult['participation'] {
  const seats = Object.values(all).filter(({ role }) => role !== 'observer')
  return {
    seats: seats.length,
    people: seats.reduce((sum, { groupSize }) => sum + groupSize, leftPeople),
    observers: Object.values(all).length - seats.length,
  }
}

const stateOf = (vote: Vote | undefined): WorkshopResult['keySituationVote']['state'] =>
  !vote || vote.result === null
    ? 'notAsked'
    : vote.result.lost
      ? 'lost'
      : vote.result.totals === null
        ? 'tooFew'
        : 'counted'

function dotVoteOf(room: RoomSlice, kind: 'keySituation' | 'recommendation') {
  const vote = latestVote({ room }, kind)
  const state = stateOf(vote)
  const turnout = vote?.result && state === 'counted' ? turnoutOf(vote, vote.result) : null
  return { state, dots: vote?.dots ?? 0, turnout }
}

/** Was a thing changed after this vote gave a result on it (MI9)? */
const isChanged = (vote: Vote | undefined, id: string): boolean =>
  stateOf(vote) === 'counted' && vote?.changed?.includes(id) === true

/** Dots by option of the latest vote of a kind; none without a result. */
function dotsBy(room: RoomSlice, kind: 'keySituation' | 'recommendation') {
  const vote = latestVote({ room }, kind)
  const result = vote?.result
  const ranks = new Map((result ? ranking(result) : []).map((rank) => [rank.id, rank]))
  return (id: string) => ({
    dots: ranks.get(id)?.dots ?? null,
    tied: ranks.get(id)?.tied ?? false,
    changed: isChanged(vote, id),
  })
}

const textOf = (room: RoomSlice, id: string): string =>
  plainText(lookUp(room.sharedText.states, id))

function findingOf(
  room: RoomSlice,
  finding: Finding,
  facts: ResultFacts,
  place: ReadonlyMap<string, number>,
): WorkshopResult['findings'][number] {
  const { id, number, direction, level, evidenceLevel, criterionId, rating, factors } = finding
  const passages = passagesOf(room, finding, facts)
  const minorityView = textOf(room, findingTextId(id, 'minorityView'))
  return {
    ...{ number, direction, level, evidenceLevel, criterionId },
    rating: criterionId === null ? null : rating,
    factors: [...factors],
    keySituation: place.get(finding.keySituationId ?? '') ?? null,
    consent: consentOf(room, id),
    minorityView: minorityView !== '',
    wording: {
      title: textOf(room, findingTextId(id, 'title')),
      observation: textOf(room, findingTextId(id, 'observation')),
      explanation: textOf(room, findingTextId(id, 'explanation')),
      minorityView,
      noEvidenceReason: hasPassages(finding) ? '' : finding.noEvidenceReason,
    },
    passages,
  }
}

const hasPassages = ({ annotationIds, spans }: Finding): boolean =>
  annotationIds.length > 0 || spans.length > 0

function passagesOf(room: RoomSlice, { annotationIds, spans }: Finding, { text }: ResultFacts) {
  const annotated = annotationIds.flatMap((id) => lookUp(room.annotation.revealed, id)?.span ?? [])
  const passages = [...annotated, ...spans].map(({ entryId, quote }) => ({
    entryId,
    quote: text === null ? '' : quote,
  }))
  // Two notes on the same words are one passage.
  return [...new Map(passages.map((passage) => [JSON.stringify(passage), passage])).values()]
}

function consentOf(
  room: RoomSlice,
  subjectId: string,
): WorkshopResult['findings'][number]['consent'] {
  const vote = latestVote({ room }, 'consent', subjectId)
  const result = vote?.result
  const { agree = 0, concerns = 0, object = 0 } = result?.totals ?? {}
  const someMissing = result?.totals && answersOf(result) !== result.people
  const turnout = vote && someMissing ? turnoutOf(vote, result) : null
  const paper = result?.paper != null
  return {
    state: stateOf(vote),
    agree,
    concerns,
    object,
    paper,
    turnout,
    changed: isChanged(vote, subjectId),
  }
}

function structureRatingsOf(room: RoomSlice): WorkshopResult['structureRatings'] {
  return room.structureRating.agreed.map(({ id, criterionId, rating, reason, evidence }) => {
    const minorityView = textOf(room, structureTextId(id))
    return {
      ...{ criterionId, rating, document: evidence.document },
      consent: consentOf(room, id),
      minorityView: minorityView !== '',
      uncovered: (lookUp(room.structureRating.uncovered, criterionId) ?? null) !== null,
      wording: { reason, evidence: evidence.text, minorityView },
    }
  })
}

function recommendationOf(
  room: RoomSlice,
  { id, number, addressee, owner, due, indicator, findingIds }: Recommendation,
): WorkshopResult['recommendations'][number] {
  const numbers = new Map(room.finding.findings.map((one) => [one.id, one.number]))
  return {
    ...{ number, addressee },
    dueHalfYear: due && halfYearOf(due),
    findings: findingIds.flatMap((findingId) => numbers.get(findingId) ?? []),
    ...dotsBy(room, 'recommendation')(id),
    wording: { text: textOf(room, recommendationTextId(id)), owner, due, indicator },
  }
}

function keySituationOf(
  room: RoomSlice,
  situation: KeySituation,
): WorkshopResult['keySituations'][number] {
  const { id, title, question, chosen, entryIds } = situation
  const deepened = isDeepened(room, situation)
  const found = new Set(
    room.keySituation.boardItems
      .filter(({ keySituationId, kind }) => keySituationId === id && kind === 'factor')
      .map(({ factor }) => factor),
  )
  return {
    chosen,
    factors: deepened ? factorCodes.filter((code) => found.has(code)) : [],
    entryIds: [...entryIds],
    ...dotsBy(room, 'keySituation')(id),
    wording: { title, question: deepened ? question : '' },
  }
}

type AnnotationCount = WorkshopResult['annotations'][number]

/** Which part of the case text an entry belongs to; null if there is no text. */
function entryKindOf(text: ResultFacts['text'], entryId: string): AnnotationCount['entryKind'] {
  const at = text?.entries.findIndex(({ id }) => id === entryId) ?? -1
  if (text === null || at === -1) return null
  return text.outcomeFrom !== null && at >= text.outcomeFrom ? 'outcome' : 'course'
}

/** Revealed annotations, those that agree in everything that stays counted together, in a fixed order. */
function annotationCounts({ annotation }: RoomSlice, { text }: ResultFacts): AnnotationCount[] {
  const counts = new Map<string, AnnotationCount>()
  for (const { span, criterionId, direction, weight, rating, paper } of Object.values(
    annotation.revealed,
  )) {
    const entryKind = entryKindOf(text, span.entryId)
    const key = JSON.stringify([
      criterionId,
      DIRECTIONS.indexOf(direction),
      weight,
      rating,
      entryKind,
      paper,
    ])
    const count = 1 + (counts.get(key)?.count ?? 0)
    counts.set(key, { criterionId, direction, weight, rating, entryKind, paper, count })
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count)
}

function feedbackOf(vote: Vote | undefined): WorkshopResult['feedback'] {
  const result = vote?.result
  if (!vote || !result?.totals) return null
  const { none = 0, little = 0, rather = 0, very = 0 } = result.totals
  return { totals: { none, little, rather, very }, turnout: turnoutOf(vote, result) }
}

function recordOf(
  room: RoomSlice,
  situations: readonly KeySituation[],
  feedback: Vote | undefined,
): WorkshopResult['record'] {
  const { discussion, minutes, workshop } = room
  return {
    ...minutes.details,
    ...courseOf(workshop),
    boards: boardsOf(room, situations),
    questions: discussion.questions.map(({ text, answer, settled }) => ({ text, answer, settled })),
    perspectives: codesOf(perspectiveWords)
      .map((perspective) => ({
        perspective,
        notes: discussion.perspectives
          .filter((note) => note.perspective === perspective)
          .map(({ text }) => text),
      }))
      .filter(({ notes }) => notes.length > 0),
    statements: discussion.statements.map(({ text }) => text),
    parked: discussion.parked.map(({ text, status, assignedTo }) => ({ text, status, assignedTo })),
    feedback: feedback?.result?.totals ? [...feedback.result.texts] : [],
  }
}

function boardsOf(
  room: RoomSlice,
  situations: readonly KeySituation[],
): WorkshopResult['record']['boards'] {
  return situations.flatMap((situation, at) =>
    !isDeepened(room, situation)
      ? []
      : boardKindOrder
          .map((kind) => ({
            keySituation: at + 1,
            kind,
            lines: room.keySituation.boardItems
              .filter((item) => item.keySituationId === situation.id && item.kind === kind)
              .map(({ factor, text }) => ({ factor, text })),
          }))
          .filter(({ lines }) => lines.length > 0),
  )
}

const MINUTE = 60_000
const minuteOf = (at: number): number => Math.floor(at / MINUTE)
/** People do no work in so little time: the room was only taken through, in milliseconds. */
const PASSED_MS = 10_000

/**
 * The steps that were entered with their times, without breaks; what was only passed through in between tells nothing.
 * Once the day is over, also those that were left out.
 */
function courseOf(
  workshop: WorkshopSlice,
): Pick<WorkshopResult['record'], 'course' | 'began' | 'ended'> {
  const entered = workshop.entered ?? []
  const stays = entered.map(({ stepId, at }, index) => ({
    stepId,
    from: at,
    to: entered[index + 1]?.at ?? workshop.closedAt,
  }))
  const over = workshop.closedAt !== null && workshop.entered !== undefined
  const course = workshop.agenda
    .filter(({ id, kind }) => workshop.visited.includes(id) || (over && kind !== 'close'))
    .filter(({ kind }) => kind !== 'break' && kind !== 'followUp')
    .map(({ id, kind, title, minutes: planned }) => {
      const own = stays.filter(({ stepId }) => stepId === id)
      const passed = own.every(({ from, to }) => to !== null && to - from < PASSED_MS)
      // Who ended the day closed it, however quickly.
      if (over && passed && kind !== 'close')
        return { title, planned, from: null, to: null, spent: null, skipped: true }
      const skipped = false
      const long = own.filter(({ from, to }) => to === null || to - from >= MINUTE)
      const counted = long.length > 0 ? long : own
      const first = counted[0]
      const last = counted.at(-1)
      if (!first || !last) return { title, planned, from: null, to: null, spent: null, skipped }
      const running = counted.some(({ to }) => to === null)
      // As the times beside it read: whole minutes of the clock, so that they agree.
      const spent = counted.reduce(
        (sum, { from, to }) => sum + (minuteOf(to ?? from) - minuteOf(from)),
        0,
      )
      return {
        title,
        planned,
        from: formatTime(first.from),
        to: running || last.to === null ? null : formatTime(last.to),
        spent: running ? null : spent,
        skipped,
      }
    })
  const [start] = entered
  return {
    course,
    began: start ? formatTime(start.at) : null,
    ended: start && workshop.closedAt !== null ? formatTime(workshop.closedAt) : null,
  }
}
