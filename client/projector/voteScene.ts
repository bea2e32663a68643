// A vote on the wall: the question and its lines while it runs, what came out at the close. Never who, and nothing of
// the result before the end.
import { directionWords } from '../../shared/annotation/annotation.words.ts'
import { numberOf } from '../../shared/kernel/numbering.ts'
import type { RoomSlice } from '../../shared/room/roomView.ts'
import { agreedRatingOf } from '../../shared/room/projector.rules.ts'
import { isDotVote } from '../../shared/vote/tally.ts'
import type { Vote } from '../../shared/vote/vote.ts'
import { feedbackQuestion, voteKindWords } from '../../shared/vote/vote.words.ts'
import { numberedWording } from '../recommendation/recommendationText.ts'
import { barRows } from '../vote/barRows.ts'
import { consentLevels, feedbackLevels, optionLabel, type VoteOption } from '../vote/voteText.ts'
import { findingBlocks, findingTitle, recommendationWording, type Source } from './blocks.ts'
import { agreedBlocks, criterionTitle } from './structureScene.ts'
import { flow, overLines, PAGE, type Block, type Page } from './flow.ts'

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

function wordsOfVote({ room, catalogue }: Source, vote: Vote) {
  const { kind, subjectId, result } = vote
  const asked = result === null
  const rated = agreedRatingOf(room, vote)
  if (rated) {
    const name = `Einstufung ${rated.criterionId}`
    return {
      over: asked
        ? `${name} – Wie weit tragen Sie das mit?`
        : `${name} – so weit trägt die Runde sie mit`,
      headline: criterionTitle(catalogue, rated.criterionId),
      title: asked ? `Zustimmung zur ${name}` : `Ergebnis zur ${name}`,
    }
  }
  switch (kind) {
    case 'keySituation':
      return {
        over: '',
        headline: asked ? 'Welche Situationen vertiefen wir?' : 'Das hat die Abstimmung ergeben',
        title: asked ? voteKindWords.keySituation : 'Ergebnis der Abstimmung',
      }
    case 'recommendation':
      return {
        over: '',
        headline: asked ? 'Was ist am wichtigsten?' : 'Das ist der Runde am wichtigsten',
        title: asked ? voteKindWords.recommendation : 'Ergebnis der Abstimmung',
      }
    case 'consent': {
      const name = `Befund ${numberOf(room.finding.findings, subjectId ?? '') ?? ''}`
      const direction = room.finding.findings.find(({ id }) => id === subjectId)?.direction
      const pointed = direction ? `${name}, ${directionWords[direction]}` : name
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
        over: asked ? voteKindWords.feedback : `${voteKindWords.feedback} – Ergebnis`,
        headline: feedbackQuestion(room.workshop.withoutCase),
        title: asked ? 'Rückmeldung läuft' : 'Ergebnis der Rückmeldung',
      }
  }
}

/** A vote with its pages: the question stays on each of them; the lines, or the wording of what is asked, may be turned. */
export function votePicture(source: Source, vote: Vote): VotePicture {
  const { room } = source
  const words = wordsOfVote(source, vote)
  const options = wallOptions(room, vote)
  const finding = room.finding.findings.find(({ id }) => id === vote.subjectId)
  const levels = isDotVote(vote.kind)
    ? 0
    : vote.result?.totals
      ? vote.options.length * LEVEL_BAR
      : LEVELS
  const below = vote.result === null ? PROGRESS : TURNOUT
  const rated = agreedRatingOf(room, vote)
  const said = rated ? agreedBlocks(source, rated) : finding ? findingBlocks(room, finding) : []
  const blocks = isDotVote(vote.kind)
    ? dotBlocks(vote, options)
    : said
        // A reason that is written while the room is asked would tell of an answer.
        .filter(({ id }) => vote.result !== null || id !== 'minorityView')
        .map((block) => ({ ...block, whole: true }))
  const lines = PAGE - overLines(words.over) - levels - below
  const pages = flow(blocks, words.headline, lines)
  const state = vote.result === null ? 'asked' : 'closed'
  return { of: `vote.${vote.id}.${state}`, ...words, vote, pages: pages.length > 0 ? pages : [[]] }
}
