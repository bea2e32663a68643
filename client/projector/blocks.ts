// What the room wrote, as blocks for the wall, feature by feature.
import { directionWords } from '../../shared/annotation/annotation.words.ts'
import type { Catalogue } from '../../shared/catalogue/catalogue.ts'
import type { Entry, Role } from '../../shared/caseText/caseText.ts'
import { kindBeside } from '../../shared/caseText/entryName.ts'
import type { DiscussionSlice } from '../../shared/discussion/discussion.ts'
import { perspectiveWords } from '../../shared/discussion/discussion.words.ts'
import type { Finding } from '../../shared/finding/finding.ts'
import { findingPartWords, UNTITLED } from '../../shared/finding/finding.words.ts'
import { numberOf } from '../../shared/kernel/numbering.ts'
import { codesOf } from '../../shared/kernel/words.ts'
import {
  factorCodes,
  type BoardItem,
  type KeySituation,
  type KeySituationSlice,
  boardKindOrder,
} from '../../shared/keySituation/keySituation.ts'
import { factorWords, boardWords } from '../../shared/keySituation/keySituation.words.ts'
import type { RoomSlice } from '../../shared/room/roomView.ts'
import type { Recommendation } from '../../shared/recommendation/recommendation.ts'
import { UNWORDED } from '../../shared/recommendation/recommendation.words.ts'
import { plainText } from '../../shared/sharedText/plainText.ts'
import {
  findingTextId,
  recommendationTextId,
  type FindingTextField,
} from '../../shared/sharedText/sharedText.ts'
import { latestVote } from '../../shared/room/vote.rules.ts'
import { plural } from '../../shared/kernel/format.ts'
import { placesText } from '../keySituation/situationPlaces.ts'
import { byPriority } from '../recommendation/priority.ts'
import { recommendationFacts } from '../recommendation/recommendationText.ts'
import { consentSummary } from '../vote/voteText.ts'
import type { Block } from './flow.ts'

/** What the pictures are made of. */
export interface Source {
  readonly room: RoomSlice
  readonly entries: readonly Entry[]
  readonly catalogue: Catalogue | null
  /** What the abbreviations of the delivered text stand for. */
  readonly roles: readonly Role[]
}

/** The abbreviations of the case, each with what it stands for. */
export const roleBlocks = (roles: readonly Role[]): readonly Block[] =>
  roles.map(({ token, label }, at) => ({
    id: `role.${at}`,
    label: token,
    text: label,
    whole: true,
  }))

/** The day the marker stands on, as far as the text has one: the last day with an entry up to it; null before the first. */
export function toldDay(entries: readonly Entry[], marker: number | null): number | null {
  if (marker === null) return null
  const days = entries.map(({ day }) => day).filter((day) => day <= marker)
  return days.length === 0 ? null : Math.max(...days)
}

/** The entries of a day, one after the other. */
export const dayBlocks = (entries: readonly Entry[], day: number | null): readonly Block[] =>
  entries
    .filter((entry) => entry.day === day)
    .map((entry) => ({
      id: entry.id,
      text: entry.text,
      head: [
        entry.time ? `${entry.time} Uhr` : '',
        [entry.heading, kindBeside(entry)].filter(Boolean).join(' · '),
      ]
        .filter(Boolean)
        .join(' '),
    }))

/** Questions of fact with their answers, in the order in which they were asked. */
export const questionBlocks = ({ questions }: DiscussionSlice): readonly Block[] =>
  questions.map(({ id, text, answer, settled }) => ({
    id,
    head: text,
    text: answer || (settled ? 'geklärt' : 'noch offen'),
    whole: true,
  }))

/** Notes of the round of perspectives, by whose eyes. */
export const perspectiveBlocks = ({ perspectives }: DiscussionSlice): readonly Block[] =>
  codesOf(perspectiveWords).flatMap((perspective) =>
    perspectives
      .filter((note) => note.perspective === perspective)
      .map(({ id, text }) => ({
        id,
        text,
        group: perspectiveWords[perspective],
        whole: true,
      })),
  )

/** What those who brought the case want on record. */
export const statementBlocks = ({ statements }: DiscussionSlice): readonly Block[] =>
  statements.map(({ id, text }) => ({ id, text }))

/** Situations by name, with where they lie. */
export const situationBlocks = (
  situations: readonly KeySituation[],
  entries: readonly Entry[],
): readonly Block[] =>
  situations.map((situation) => ({
    id: situation.id,
    text: situation.title,
    after: placesText(entries, situation),
    whole: true,
  }))

/** A situation alone, below its name: what is asked, and where it lies. */
export const situationBlock = (
  situation: KeySituation,
  entries: readonly Entry[],
): readonly Block[] => [
  { id: situation.id, text: situation.question, after: placesText(entries, situation) },
]

/** The questions of the chosen situations, for the groups. */
export const groupQuestionBlocks = (
  { situations }: KeySituationSlice,
  question: string,
): readonly Block[] =>
  situations
    .filter(({ chosen }) => chosen)
    .map((situation) => ({
      id: situation.id,
      head: situation.title,
      text: situation.question || question,
      whole: true,
    }))

/** "Team (3), Person (1)": how often each factor was named on a board, most often first. */
function factorSummary(items: readonly BoardItem[]): string {
  const counted = factorCodes
    .map((code) => ({ code, count: items.filter(({ factor }) => factor === code).length }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count)
  return counted.map(({ code, count }) => `${factorWords[code]} (${count})`).join(', ')
}

/** The lines of a board in its parts; factors that were named often come first. */
export function boardBlocks(slice: KeySituationSlice, situation: KeySituation): readonly Block[] {
  const items = slice.boardItems.filter(({ keySituationId }) => keySituationId === situation.id)
  const named = (code: BoardItem['factor']) => items.filter(({ factor }) => factor === code).length
  const headline = situation.title
  const summary = factorSummary(items)
  return boardKindOrder.flatMap((kind) => {
    const group = boardWords[kind].heading
    const own = items.filter((item) => item.kind === kind)
    const lines = own
      .toSorted((a, b) => named(b.factor) - named(a.factor))
      .map(({ id, text, factor }) => ({
        id,
        text,
        headline,
        group,
        whole: true,
        ...(factor ? { label: factorWords[factor] } : {}),
      }))
    return kind === 'factor' && summary !== ''
      ? [{ id: `factors.${situation.id}`, headline, group, text: `Genannt: ${summary}` }, ...lines]
      : lines
  })
}

const textOf = (room: RoomSlice, id: string, field: FindingTextField): string =>
  plainText(room.sharedText.states[findingTextId(id, field)]).trim()

/** The finding in one sentence, or what stands there until it is written. */
export const findingTitle = (room: RoomSlice, id: string): string =>
  textOf(room, id, 'title') || UNTITLED

/** How far the room agreed to a finding, in words; empty if it was not asked or too few answered. */
export const consentTo = (room: RoomSlice, id: string): string =>
  consentSummary(latestVote({ room }, 'consent', id)?.result)

/** All findings by number and title, in the order in which they stand on every screen. */
export const findingListBlocks = (room: RoomSlice): readonly Block[] =>
  room.finding.findings.map(({ id, number, direction }) => {
    const consent = consentTo(room, id)
    return {
      id,
      label: `Befund ${number}`,
      text: findingTitle(room, id),
      after: [directionWords[direction], consent].filter((word) => word !== '').join(' · '),
      whole: true,
    }
  })

const fields = ['observation', 'explanation', 'minorityView'] as const

/** The wording of a finding below its title. */
export const findingBlocks = (room: RoomSlice, { id }: Finding): readonly Block[] =>
  fields.flatMap((field) => {
    const text = textOf(room, id, field)
    return text === '' ? [] : [{ id: field, label: findingPartWords[field], text }]
  })

/** The wording of a recommendation, or what stands there until it is written. */
export const recommendationWording = (room: RoomSlice, id: string): string =>
  plainText(room.sharedText.states[recommendationTextId(id)]).trim() || UNWORDED

/** Who does what by when, in one line. */
function recommendationWords(room: RoomSlice, recommendation: Recommendation): string {
  const number = (id: string) => numberOf(room.finding.findings, id)
  return recommendationFacts(recommendation, number)
    .filter(({ value }) => value !== '')
    .map(({ label, value }) =>
      value.startsWith('aus ') ? value : `${label.replace(/\?$/u, '')}: ${value}`,
    )
    .join(' · ')
}

/** Recommendations in the order the room gave them, or one of them alone. */
export const recommendationBlocks = (room: RoomSlice, id: string | null): readonly Block[] =>
  byPriority(room)
    .filter(({ recommendation }) => id === null || recommendation.id === id)
    .map(({ recommendation, dots }) => ({
      id: recommendation.id,
      head: `Empfehlung ${recommendation.number}${
        dots === null ? '' : `, ${plural(dots, 'Punkt', 'Punkte')}`
      }`,
      text: recommendationWording(room, recommendation.id),
      after: recommendationWords(room, recommendation),
      whole: true,
    }))
