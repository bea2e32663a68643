import { quoted } from '../../shared/kernel/quoted.ts'
import { lookUp } from '../../shared/kernel/lookUp.ts'
import {
  annotationFigures,
  type SeatFigure,
  type SeatVerdict,
} from '../../shared/annotation/seatFigure.ts'
import type { Entry } from '../../shared/caseText/caseText.ts'
import { inOrder, type Finding } from '../../shared/finding/finding.ts'
import { berlinTime } from '../../shared/kernel/berlinTime.ts'
import type { TextSpan } from '../../shared/kernel/textSpan.ts'
import { boardKindOrder } from '../../shared/keySituation/keySituation.ts'
import { distributionOf } from '../../shared/minutes/minutes.ts'
import { openSentences } from '../../shared/minutes/openPoints.ts'
import type { Minutes } from '../../shared/protocol/api.ts'
import type { RoomSlice } from '../../shared/protocol/roomView.ts'
import { findingTextId, recommendationTextId } from '../../shared/sharedText/sharedText.ts'
import { plainText } from '../../shared/sharedText/sharedText.rules.ts'
import { feedbackOptions, type Vote } from '../../shared/vote/vote.ts'
import { answersOf, latestVote, ranking } from '../../shared/vote/vote.rules.ts'
import {
  addresseeWords,
  boardWords,
  directionWords,
  evidenceLevelWords,
  factorWords,
  feedbackWords,
  levelWords,
  perspectiveWords,
  topicWords,
} from '../../shared/words/words.ts'
import { turnoutText } from '../../shared/words/voteWords.ts'

/** What the minutes need besides the room. */
export type MinutesFrame = Pick<
  Minutes,
  | 'title'
  | 'officeName'
  | 'procedureTitle'
  | 'date'
  | 'stage'
  | 'commentUntil'
  | 'textWithdrawn'
  | 'issuedOn'
  | 'concludedOn'
  | 'origin'
  | 'caseLabel'
  | 'caseVersion'
  | 'caseHash'
  | 'catalogueTitle'
>

/** What the minutes look up. */
export interface MinutesSources {
  /** Entries of the case text; empty where it was withdrawn. */
  readonly entries: readonly Entry[]
  readonly criterionLabel: (id: string) => string
  readonly ratingLabel: (criterionId: string, rating: string) => string
}

/** The minutes of a workshop, made of what the whole room may see and nothing else (rule MI1). */
export function minutesOf(room: RoomSlice, frame: MinutesFrame, sources: MinutesSources): Minutes {
  const text = (id: string) => plainText(lookUp(room.sharedText.states, id))
  const ordered = inOrder(room.finding.findings)
  const final = frame.stage === 'final'
  return {
    ...frame,
    ...room.minutes.details,
    distribution: distributionOf(room.minutes.details),
    people: Object.values(room.workshop.seats)
      .filter(({ role }) => role !== 'observer')
      .reduce((sum, { groupSize }) => sum + groupSize, room.workshop.leftPeople ?? 0),
    ...courseOf(room),
    keySituationVote: dotVoteOf(room, 'keySituation'),
    keySituations: keySituationsOf(room, sources, final),
    questions: room.discussion.questions.map(({ text: question, answer, settled }) => ({
      text: question,
      answer,
      settled,
    })),
    perspectives: perspectivesOf(room),
    statements: room.discussion.statements.map(({ text: note }) => note),
    findings: ordered.map((finding) => ({
      number: finding.number,
      direction: finding.direction,
      title: text(findingTextId(finding.id, 'title')),
      observation: text(findingTextId(finding.id, 'observation')),
      explanation: text(findingTextId(finding.id, 'explanation')),
      minorityView: text(findingTextId(finding.id, 'minorityView')),
      passages: passagesOf(room, finding, sources),
      noEvidenceReason: hasPassages(finding) ? '' : finding.noEvidenceReason,
      criterion: finding.criterionId === null ? '' : sources.criterionLabel(finding.criterionId),
      rating:
        finding.criterionId === null || finding.rating === null
          ? ''
          : sources.ratingLabel(finding.criterionId, finding.rating),
      level: finding.level === null ? '' : levelWords[finding.level],
      evidenceLevel:
        finding.evidenceLevel === null ? '' : evidenceLevelWords[finding.evidenceLevel],
      factors: finding.factors.map((code) => factorWords[code]),
      consent: consentOf(room, finding.id),
      review: !final && finding.review,
    })),
    recommendationVote: dotVoteOf(room, 'recommendation'),
    recommendations: recommendationsOf(room, text, final),
    annotations: annotationsOf(room, sources),
    parked: room.discussion.parked.map(({ text: topic, status, assignedTo }) => ({
      text: topic,
      status: topicWords[status],
      assignedTo,
    })),
    feedback: feedbackOf(room),
    openPoints: final ? [] : openSentences(room, frame.issuedOn),
  }
}

const hasPassages = ({ annotationIds, spans }: Finding): boolean =>
  annotationIds.length > 0 || spans.length > 0

const MINUTE = 60_000
const minuteOf = (at: number): number => Math.floor(at / MINUTE)
/** Nobody works on anything in so little time: the room was only taken through, in milliseconds. */
const PASSED_MS = 10_000

/**
 * The steps that were entered with their times, without breaks; what was only passed through in between tells nothing.
 * Once the day is over, also those that were left out.
 */
function courseOf({ workshop }: RoomSlice): Pick<Minutes, 'course' | 'began' | 'ended'> {
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
        from: berlinTime(first.from),
        to: running || last.to === null ? null : berlinTime(last.to),
        spent: running ? null : spent,
        skipped,
      }
    })
  const [start] = entered
  return {
    course,
    began: start ? berlinTime(start.at) : null,
    ended: start && workshop.closedAt !== null ? berlinTime(workshop.closedAt) : null,
  }
}

/** "Tag 44 · Erneute Gefährdungseinschätzung"; without its words where the text was withdrawn. */
function placeOf(entryId: string, entries: readonly Entry[]): string {
  const entry = entries.find(({ id }) => id === entryId)
  if (!entry) return 'Stelle im zurückgezogenen Text'
  const day = `Tag ${entry.day < 0 ? `−${String(-entry.day)}` : String(entry.day)}`
  return entry.heading === '' ? day : `${day} · ${entry.heading}`
}

/** The place with the words that were marked. */
function passageOf({ entryId, quote }: TextSpan, entries: readonly Entry[]): string {
  const place = placeOf(entryId, entries)
  const known = entries.some(({ id }) => id === entryId)
  return quote === '' || !known ? place : `${place}: ${quoted(quote)}`
}

function passagesOf(room: RoomSlice, finding: Finding, { entries }: MinutesSources): string[] {
  const annotated = finding.annotationIds.flatMap(
    (id) => lookUp(room.annotation.revealed, id)?.span ?? [],
  )
  return [...new Set([...annotated, ...finding.spans].map((span) => passageOf(span, entries)))]
}

const stateOf = (vote: Vote | undefined): Minutes['keySituationVote']['state'] =>
  !vote
    ? 'notAsked'
    : vote.result === null
      ? 'running'
      : vote.result.lost
        ? 'lost'
        : vote.result.totals === null
          ? 'tooFew'
          : 'counted'

function dotVoteOf(
  room: RoomSlice,
  kind: 'keySituation' | 'recommendation',
): Minutes['keySituationVote'] {
  const vote = latestVote({ room }, kind)
  const state = stateOf(vote)
  const turnout = vote?.result && state === 'counted' ? turnoutText(vote, vote.result) : ''
  return { state, dots: vote?.dots ?? 0, turnout }
}

/** Was a thing changed after this vote gave a result on it (MI9)? */
const isChanged = (vote: Vote | undefined, id: string): boolean =>
  stateOf(vote) === 'counted' && vote?.changed?.includes(id) === true

/** Dots by option of the latest vote of a kind; empty without a result. */
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

const byDots = (a: { dots: number | null }, b: { dots: number | null }): number =>
  (b.dots ?? -1) - (a.dots ?? -1)

function keySituationsOf(
  room: RoomSlice,
  { entries }: MinutesSources,
  final: boolean,
): Minutes['keySituations'] {
  const { situations, boardItems } = room.keySituation
  const dots = dotsBy(room, 'keySituation')
  return situations
    .map(({ id, title, chosen, entryIds, question, review }) => ({
      title,
      chosen,
      question,
      review: !final && review,
      passages: entryIds.map((entryId) => placeOf(entryId, entries)),
      ...dots(id),
      board: boardKindOrder
        .map((kind) => ({
          kind: boardWords[kind].heading,
          lines: boardItems
            .filter((item) => item.keySituationId === id && item.kind === kind)
            .map(({ factor, text }) => ({
              factor: factor === null ? '' : factorWords[factor],
              text,
            })),
        }))
        .filter(({ lines }) => lines.length > 0),
    }))
    .sort((a, b) => Number(b.chosen) - Number(a.chosen) || byDots(a, b))
}

function perspectivesOf({ discussion }: RoomSlice): Minutes['perspectives'] {
  return Object.entries(perspectiveWords)
    .map(([key, perspective]) => ({
      perspective,
      notes: discussion.perspectives
        .filter((note) => note.perspective === key)
        .map(({ text }) => text),
    }))
    .filter(({ notes }) => notes.length > 0)
}

function consentOf(room: RoomSlice, findingId: string): Minutes['findings'][number]['consent'] {
  const vote = latestVote({ room }, 'consent', findingId)
  const result = vote?.result
  const { agree = 0, concerns = 0, object = 0 } = result?.totals ?? {}
  const someMissing = result?.totals && answersOf(result) !== result.people
  const turnout = vote && someMissing ? turnoutText(vote, result) : ''
  const paper = result?.paper != null
  const changed = isChanged(vote, findingId)
  return { state: stateOf(vote), agree, concerns, object, paper, changed, turnout }
}

function recommendationsOf(
  room: RoomSlice,
  text: (id: string) => string,
  final: boolean,
): Minutes['recommendations'] {
  const dots = dotsBy(room, 'recommendation')
  const numbers = new Map(room.finding.findings.map(({ id, number }) => [id, number]))
  return room.recommendation.recommendations
    .map(({ id, number, addressee, owner, due, indicator, findingIds, review }) => ({
      number,
      wording: text(recommendationTextId(id)),
      addressee: addresseeWords[addressee],
      owner,
      due,
      indicator,
      findings: findingIds.flatMap((findingId) => numbers.get(findingId) ?? []),
      ...dots(id),
      review: !final && review,
    }))
    .sort((a, b) => byDots(a, b) || a.number - b.number)
}

/** More places than these are not listed: the text would drown. */
const PLACES = 12

function annotationsOf(
  { annotation }: RoomSlice,
  { entries, criterionLabel }: MinutesSources,
): Minutes['annotations'] {
  const { annotations: count, places } = annotationFigures(annotation)
  const order = new Map(entries.map(({ id }, at) => [id, at]))
  const said = ({ entryId, criterionId, seats, verdict, leading }: SeatFigure): string =>
    `${placeOf(entryId, entries)}, ${criterionLabel(criterionId)}: mindestens ${String(seats)} Plätze${
      verdict === 'agreed' ? `, ${directionWords[leading]}` : ''
    }`
  const placesOf = (verdict: SeatVerdict): string[] => {
    const found = annotation.figures
      .filter((figure) => figure.verdict === verdict)
      .toSorted(
        (a, b) => b.seats - a.seats || (order.get(a.entryId) ?? 0) - (order.get(b.entryId) ?? 0),
      )
    const more = found.length - PLACES
    return [
      ...found.slice(0, PLACES).map(said),
      ...(more > 0 ? [`und ${String(more)} weitere Stellen`] : []),
    ]
  }
  return { count, places, agreed: placesOf('agreed'), split: placesOf('split') }
}

function feedbackOf(room: RoomSlice): Minutes['feedback'] {
  const vote = latestVote({ room }, 'feedback')
  const result = vote?.result
  if (!vote || !result?.totals) return null
  const totals = feedbackOptions.map((option) => [
    feedbackWords[option],
    result.totals?.[option] ?? 0,
  ])
  return {
    totals: Object.fromEntries(totals) as Record<string, number>,
    turnout: turnoutText(vote, result),
    texts: [...result.texts],
  }
}
