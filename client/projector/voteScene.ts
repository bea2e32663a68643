// A vote on the wall: the question and its lines while it runs, what came out at the close. Never who, and nothing of
// the result before the end.
import { numberOf } from '../../shared/kernel/numbering.ts'
import type { RoomSlice } from '../../shared/protocol/roomView.ts'
import { fullBar, isDotVote, ranking } from '../../shared/vote/vote.rules.ts'
import type { Vote, VoteResult } from '../../shared/vote/vote.ts'
import { FEEDBACK_QUESTION } from '../../shared/words/words.ts'
import { directionText } from '../caseText/directionText.ts'
import { plural } from '../kernel/format.ts'
import { numberedWording } from '../recommendation/recommendationText.ts'
import { consentLevels, feedbackLevels, optionLabel, type VoteOption } from '../vote/voteText.ts'
import { findingBlocks, findingTitle, recommendationWording, type Source } from './blocks.ts'
import { flow, overLines, PAGE, type Block, type Page } from './flow.ts'

/** A line of a result. */
export interface BarRow {
  readonly id: string
  readonly label: string
  readonly count: number
  readonly countText: string
  /** How much of the line it fills, 0 to 1. */
  readonly share: number
  /** Rank among dots, null where the options are levels. */
  readonly rank: number | null
  readonly tied: boolean
}

/** What a vote looks like on the wall. */
export interface VotePicture {
  readonly of: string
  readonly over: string
  readonly headline: string
  readonly title: string
  readonly vote: Vote
  readonly pages: readonly Page[]
}

/** Lines for the levels of a question while it is asked, for how many have answered, and for who took part. */
const LEVELS = 1.9
const PROGRESS = 2.3
const TURNOUT = 1.3
/** Lines for a level with its bar. */
const LEVEL_BAR = 1.55
/** What a bar below a line takes. */
const BAR = 0.55

/** What can be chosen, in the words of the wall. */
export function wallOptions(room: RoomSlice, { kind }: Vote): readonly VoteOption[] {
  switch (kind) {
    case 'consent':
      return consentLevels
    case 'feedback':
      return feedbackLevels
    case 'keySituation':
      return room.keySituation.situations.map(({ id, title }) => ({ id, label: title }))
    case 'recommendation':
      return room.recommendation.recommendations.map(({ id, number }) => ({
        id,
        label: numberedWording(number, recommendationWording(room, id)),
      }))
  }
}

/** The lines of a closed vote: dots by rank with ties, levels in their own order. */
export function barRows(
  vote: Vote,
  result: VoteResult,
  options: readonly VoteOption[],
): readonly BarRow[] {
  const byDots = isDotVote(vote.kind)
  const ranked = ranking(result)
  const rows = byDots
    ? ranked
    : ranked.toSorted((a, b) => vote.options.indexOf(a.id) - vote.options.indexOf(b.id))
  const full = fullBar(vote, result)
  return rows.map(({ id, dots, rank, tied }) => ({
    id,
    label: optionLabel(options, id),
    count: dots,
    countText: byDots ? plural(dots, 'Punkt', 'Punkte') : plural(dots, 'Stimme', 'Stimmen'),
    share: dots / full,
    rank: byDots ? rank : null,
    tied: byDots && tied && dots > 0,
  }))
}

/** The lines of a dot vote: what can be chosen, or how it came out. */
function dotBlocks(vote: Vote, options: readonly VoteOption[]): readonly Block[] {
  if (vote.result?.totals)
    return barRows(vote, vote.result, options).map(({ id, label, rank, countText }) => ({
      id,
      text: `${rank ?? ''}. ${label} ${countText}`,
      extra: BAR,
      whole: true,
    }))
  if (vote.result) return []
  return vote.options.map((id) => ({ id, text: optionLabel(options, id), whole: true }))
}

function wordsOfVote(room: RoomSlice, { kind, subjectId, result }: Vote) {
  const asked = result === null
  switch (kind) {
    case 'keySituation':
      return {
        over: '',
        headline: asked ? 'Welche Situationen vertiefen wir?' : 'Das hat die Abstimmung ergeben',
        title: asked ? 'Abstimmung über die Situationen' : 'Ergebnis der Abstimmung',
      }
    case 'recommendation':
      return {
        over: '',
        headline: asked ? 'Was ist am wichtigsten?' : 'Das ist der Runde am wichtigsten',
        title: asked ? 'Abstimmung über die Empfehlungen' : 'Ergebnis der Abstimmung',
      }
    case 'consent': {
      const name = `Befund ${numberOf(room.finding.findings, subjectId ?? '') ?? ''}`
      const direction = room.finding.findings.find(({ id }) => id === subjectId)?.direction
      const pointed = direction ? `${name}, ${directionText[direction].label}` : name
      return {
        over: asked
          ? `${pointed} – Wie weit tragen Sie das mit?`
          : `${pointed} – so weit trägt die Runde ihn mit`,
        headline: findingTitle(room, subjectId ?? ''),
        title: asked ? `Zustimmung zu ${name}` : `Ergebnis zu ${name}`,
      }
    }
    case 'feedback':
      return {
        over: asked ? 'Rückmeldung' : 'Rückmeldung – Ergebnis',
        headline: FEEDBACK_QUESTION,
        title: asked ? 'Rückmeldung läuft' : 'Ergebnis der Rückmeldung',
      }
  }
}

/** A vote with its pages: the question stays on each of them; the lines, or the wording of what is asked, may be turned. */
export function votePicture({ room }: Source, vote: Vote): VotePicture {
  const words = wordsOfVote(room, vote)
  const options = wallOptions(room, vote)
  const finding = room.finding.findings.find(({ id }) => id === vote.subjectId)
  const levels = isDotVote(vote.kind)
    ? 0
    : vote.result?.totals
      ? vote.options.length * LEVEL_BAR
      : LEVELS
  const below = vote.result === null ? PROGRESS : TURNOUT
  const blocks = isDotVote(vote.kind)
    ? dotBlocks(vote, options)
    : finding
      ? findingBlocks(room, finding)
          // A reason that is written while the room is asked would tell of an answer.
          .filter(({ id }) => vote.result !== null || id !== 'minorityView')
          .map((block) => ({ ...block, whole: true }))
      : []
  const lines = PAGE - overLines(words.over) - levels - below
  const pages = flow(blocks, words.headline, lines)
  const state = vote.result === null ? 'asked' : 'closed'
  return { of: `vote.${vote.id}.${state}`, ...words, vote, pages: pages.length > 0 ? pages : [[]] }
}
