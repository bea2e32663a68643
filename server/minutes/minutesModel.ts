import { answerOf, isSmall } from '../../shared/annotation/agreementSentence.ts'
import { inOrder } from '../../shared/finding/finding.ts'
import type { SeatVerdict } from '../../shared/annotation/seatFigure.ts'
import { placesByVerdict } from '../../shared/annotation/seatFigure.ts'
import type { Entry } from '../../shared/caseText/caseText.ts'
import { entryTitle } from '../../shared/caseText/entryName.ts'
import { openSentences } from '../../shared/close/openPoints.ts'
import {
  recommendationsInOrder,
  resultOfRoom,
  situationsInOrder,
  type ResultFacts,
} from '../../shared/close/roomResult.ts'
import type { Minutes } from '../../shared/minutes/minutesContent.schema.ts'
import type { WorkshopResult } from '../../shared/result/result.schema.ts'
import type { RoomSlice } from '../../shared/room/roomView.ts'
import { latestVote } from '../../shared/room/vote.rules.ts'
import { comparedThemes } from '../../shared/structureRating/comparedThemes.ts'
import type { Vote } from '../../shared/vote/vote.ts'

/** What the minutes need besides the result. */
export type MinutesFrame = Pick<
  Minutes,
  | 'title'
  | 'officeName'
  | 'procedureTitle'
  | 'date'
  | 'stage'
  | 'commentUntil'
  | 'issuedOn'
  | 'concludedOn'
  | 'origin'
  | 'reviewCase'
  | 'catalogue'
  | 'consultantCatalogue'
>

/** What the minutes look up. */
export interface MinutesSources {
  /** Entries of the case text; empty if it was withdrawn. */
  readonly entries: readonly Entry[]
  readonly criterionLabel: (id: string) => string
  readonly ratingLabel: (criterionId: string, rating: string) => string
  /** A theme of the structure criteria by its code. */
  readonly themeLabel: (code: string) => string
  /** How many structure criteria there are to agree on; undefined if the catalogue is not kept any more. */
  readonly rateable?: number | undefined
}

/**
 * The minutes of a workshop whose room still is there, made of what the whole room may see and nothing else (rule MI1):
 * those of the result as it would be now, with what is still open.
 */
export function draftMinutes(
  room: RoomSlice,
  facts: ResultFacts,
  frame: MinutesFrame,
  sources: MinutesSources,
): Minutes {
  const minutes = minutesOf(resultOfRoom(room, facts), frame, sources)
  const inRoom = {
    findings: inOrder(room.finding.findings),
    recommendations: recommendationsInOrder(room),
    keySituations: situationsInOrder(room),
  }
  const review = (of: keyof typeof inRoom, at: number) => inRoom[of][at]?.review ?? false
  return {
    ...minutes,
    keySituationVote: running(minutes.keySituationVote, latestVote({ room }, 'keySituation')),
    keySituations: minutes.keySituations.map((one, at) => ({
      ...one,
      review: review('keySituations', at),
    })),
    findings: minutes.findings.map((one, at) => ({
      ...one,
      consent: running(one.consent, latestVote({ room }, 'consent', inRoom.findings[at]?.id)),
      review: review('findings', at),
    })),
    structureRatings: minutes.structureRatings.map((one, at) => ({
      ...one,
      consent: running(
        one.consent,
        latestVote({ room }, 'consent', room.structureRating.agreed[at]?.id),
      ),
    })),
    recommendationVote: running(minutes.recommendationVote, latestVote({ room }, 'recommendation')),
    recommendations: minutes.recommendations.map((one, at) => ({
      ...one,
      review: review('recommendations', at),
    })),
    openPoints: openSentences(room, frame.issuedOn, sources.rateable),
  }
}

/** A vote as a draft says it: one that is open has no result yet. */
const running = <T extends { readonly state: Minutes['keySituationVote']['state'] }>(
  said: T,
  vote: Vote | undefined,
): T => (vote?.result === null ? { ...said, state: 'running' } : said)

/** The minutes of a workshop's result. */
export function minutesOf(
  result: WorkshopResult,
  frame: MinutesFrame,
  sources: MinutesSources,
): Minutes {
  const { record, keySituationVote, recommendationVote } = result
  const { boards: _boards, feedback: _texts, ...said } = record
  return {
    ...frame,
    ...said,
    people: result.participation.people,
    keySituationVote,
    keySituations: keySituationsOf(result, sources),
    findings: result.findings.map((finding) => findingOf(finding, sources)),
    structureRatings: result.structureRatings.map(
      ({ criterionId, rating, document, consent, uncovered, wording }) => ({
        criterion: sources.criterionLabel(criterionId),
        rating: sources.ratingLabel(criterionId, rating),
        document,
        consent,
        uncovered: uncovered ?? null,
        ...wording,
      }),
    ),
    rateable: sources.rateable ?? null,
    comparedThemes: comparedThemes(result.besideCases ?? [], result.structureRatings).map(
      (one) => ({
        ...one,
        theme: sources.themeLabel(one.theme),
      }),
    ),
    recommendationVote,
    recommendations: result.recommendations.map(
      ({ wording: { text, owner, due, indicator }, dueHalfYear: _half, ...one }) => ({
        ...one,
        ...{ wording: text, owner, due, indicator },
        review: false,
      }),
    ),
    annotations: annotationsOf(result, sources),
    feedback: result.feedback && { ...result.feedback, texts: record.feedback },
    openPoints: [],
  }
}

type Place = Minutes['keySituations'][number]['places'][number]
type Passage = Minutes['findings'][number]['passages'][number]

/** Where an entry stands; null if the text was withdrawn. */
function placeOf(entryId: string, entries: readonly Entry[]): Place {
  const entry = entries.find(({ id }) => id === entryId)
  return entry ? { day: entry.day, heading: entryTitle(entry) } : null
}

/** The place with the words that were marked; without them if the text was withdrawn. */
function passageOf(
  { entryId, quote }: WorkshopResult['findings'][number]['passages'][number],
  entries: readonly Entry[],
): Passage {
  const place = placeOf(entryId, entries)
  return { place, quote: place === null ? '' : quote }
}

function findingOf(
  finding: WorkshopResult['findings'][number],
  { entries, criterionLabel, ratingLabel }: MinutesSources,
): Minutes['findings'][number] {
  const { criterionId, rating, keySituation: _situation, wording, ...one } = finding
  const passages = finding.passages.map((passage) => passageOf(passage, entries))
  return {
    ...one,
    ...wording,
    // Places that read the same are one.
    passages: [...new Map(passages.map((passage) => [JSON.stringify(passage), passage])).values()],
    criterion: criterionId === null ? '' : criterionLabel(criterionId),
    rating: criterionId === null || rating === null ? '' : ratingLabel(criterionId, rating),
    review: false,
  }
}

function keySituationsOf(
  { keySituations, record }: WorkshopResult,
  { entries }: MinutesSources,
): Minutes['keySituations'] {
  return keySituations.map(({ wording, entryIds, factors: _factors, ...one }, at) => ({
    ...one,
    ...wording,
    places: entryIds.map((entryId) => placeOf(entryId, entries)),
    board: record.boards
      .filter(({ keySituation }) => keySituation === at + 1)
      .map(({ kind, lines }) => ({ kind, lines })),
    review: false,
  }))
}

/** More places than these are not listed: the text would drown. */
const PLACES = 12

function annotationsOf(
  { annotations, figures, uncounted, agreement }: WorkshopResult,
  { entries, criterionLabel }: MinutesSources,
): Minutes['annotations'] {
  const order = new Map(entries.map(({ id }, at) => [id, at]))
  const placesOf = (verdict: SeatVerdict): Minutes['annotations']['agreed'] => {
    const found = figures
      .filter((figure) => figure.verdict === verdict)
      .toSorted(
        (a, b) => b.seats - a.seats || (order.get(a.entryId) ?? 0) - (order.get(b.entryId) ?? 0),
      )
    return {
      shown: found.slice(0, PLACES).map(({ entryId, criterionId, seats, leading }) => ({
        place: placeOf(entryId, entries),
        criterion: criterionLabel(criterionId),
        seats,
        leading,
      })),
      more: Math.max(0, found.length - PLACES),
    }
  }
  return {
    count: annotations.reduce((sum, { count }) => sum + count, 0),
    places: uncounted ? null : placesByVerdict(figures),
    agreed: placesOf('agreed'),
    split: placesOf('split'),
    agreement: agreementOf(agreement),
  }
}

function agreementOf(agreement: WorkshopResult['agreement']): Minutes['annotations']['agreement'] {
  if (agreement === null) return null
  const { seats, workshop } = agreement
  return {
    seats,
    small: isSmall(workshop),
    passages: answerOf(workshop, 'passages'),
    direction: answerOf(workshop, 'direction'),
    rating: answerOf(workshop, 'rating'),
  }
}
