import { lookUp } from '../kernel/lookUp.ts'
import { problem, type Problem } from '../kernel/problem.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import type { CommandOf } from '../protocol/command.ts'
import type { RoomEvent } from '../protocol/event.ts'
import type { RoomSlice, RoomView } from '../protocol/roomView.ts'
import { putById, withRoom } from '../protocol/slice.ts'
import { hasEvidence } from '../finding/finding.ts'
import { evolveShown, openQuestion } from '../projector/projector.rules.ts'
import { isVoter, peopleAt } from '../workshop/role.ts'
import {
  consentOptions,
  feedbackOptions,
  MIN_BALLOTS,
  type Ballot,
  type Choice,
  type PaperDots,
  type Vote,
  type VoteEvent,
  type VoteResult,
  type VoteSettings,
} from './vote.ts'

/** The vote of this id, or undefined. */
export const voteById = (view: Pick<RoomView, 'room'>, id: string): Vote | undefined =>
  view.room.vote.votes.find((vote) => vote.id === id)

/** The latest vote of a kind (and of one finding, for consents); earlier rounds are kept but no longer count. */
export const latestVote = (
  view: Pick<RoomView, 'room'>,
  kind: VoteSettings['kind'],
  subjectId: string | null = null,
): Vote | undefined =>
  view.room.vote.votes.findLast((vote) => vote.kind === kind && vote.subjectId === subjectId)

/** The running vote that asks about a thing: consent to it, or dots on it among others. */
export const openVoteOn = (view: Pick<RoomView, 'room'>, id: string): Vote | undefined =>
  view.room.vote.votes.find(
    (vote) => vote.result === null && (vote.subjectId === id || vote.options.includes(id)),
  )

/** Decides what opening a vote or entering dots from paper leads to. */
export function decideVote(
  view: RoomView,
  command: CommandOf<'openVote' | 'enterPaperDots'>,
): Result<RoomEvent[]> {
  if (command.type === 'enterPaperDots') return enterPaperDots(view, command)
  const { vote } = command
  if (voteById(view, vote.id)) return refuse(problem('item.exists'))
  if (latestVote(view, vote.kind, vote.subjectId)?.result === null)
    return refuse(problem('vote.open'))
  return settingsProblem(view, vote) ?? ok([{ type: 'voteOpened', vote }])
}

function settingsProblem(view: RoomView, vote: VoteSettings) {
  const { room } = view
  const known: Record<VoteSettings['kind'], readonly string[]> = {
    keySituation: room.keySituation.situations.map(({ id }) => id),
    recommendation: room.recommendation.recommendations.map(({ id }) => id),
    consent: consentOptions,
    feedback: feedbackOptions,
  }
  const distinct = new Set(vote.options)
  if (
    distinct.size !== vote.options.length ||
    vote.options.some((id) => !known[vote.kind].includes(id))
  )
    return refuse(problem('vote.noOptions'))
  if (vote.kind === 'keySituation' || vote.kind === 'recommendation')
    return distinct.size < 2 ? refuse(problem('vote.noOptions')) : undefined
  if (vote.dots !== 1 || distinct.size !== known[vote.kind].length)
    return refuse(problem('vote.noOptions'))
  if (vote.kind === 'feedback') return undefined
  const finding = room.finding.findings.find(({ id }) => id === vote.subjectId)
  if (!finding) return refuse(problem('finding.unknown'))
  return hasEvidence(finding) ? undefined : refuse(problem('finding.needsEvidence'))
}

function enterPaperDots(
  view: RoomView,
  { voteId, paper, before }: CommandOf<'enterPaperDots'>,
): Result<RoomEvent[]> {
  const vote = voteById(view, voteId)
  if (!vote) return refuse(problem('vote.unknown'))
  if (vote.result !== null) return refuse(problem('vote.closed'))
  if (
    before !== undefined &&
    !samePaper(lookUp(view.facilitation.paperDots, voteId) ?? null, before)
  )
    return refuse(problem('item.stale'))
  const wrong = choiceProblem(vote, paper.totals, paper.people)
  return wrong ? refuse(wrong) : ok([{ type: 'paperDotsEntered', voteId, paper }])
}

/** Do two entries from paper say the same? An option without dots is like one that is not named. */
function samePaper(one: PaperDots | null, other: PaperDots | null): boolean {
  if (one?.people !== other?.people) return false
  const options = new Set([...Object.keys(one?.totals ?? {}), ...Object.keys(other?.totals ?? {})])
  return [...options].every(
    (id) => (lookUp(one?.totals, id) ?? 0) === (lookUp(other?.totals, id) ?? 0),
  )
}

/** Why a choice of so many people cannot be taken, or undefined: unknown options, too many dots, too many on one option. */
export function choiceProblem(vote: VoteSettings, choice: Choice, people: number) {
  const entries = Object.entries(choice)
  if (entries.some(([id]) => !vote.options.includes(id))) return problem('vote.noOptions')
  const spent = sumOf(choice)
  const perOption = vote.cumulative ? vote.dots * people : people
  if (spent > vote.dots * people || entries.some(([, dots]) => dots > perOption))
    return problem('vote.overspent', { dots: vote.dots * people, perOption })
  return undefined
}

/** Why a choice of a seat cannot be put into the box of a vote, or undefined (VO5); a device has the dots of its people (VO6). */
export function mayNotCast(
  room: RoomSlice,
  seatId: string,
  vote: Vote,
  choice: Choice,
): Problem | undefined {
  if (vote.result !== null) return problem('vote.closed')
  if (!isVoter(room, seatId)) return problem('access.denied')
  return choiceProblem(vote, choice, peopleAt(room, seatId))
}

/** Has everybody who is there and votes answered, so that a consent closes by itself (VO7)? */
export const isAnswered = (
  voters: readonly string[],
  hasVoted: (seatId: string) => boolean,
): boolean => voters.length > 0 && voters.every(hasVoted)

/** Beside the ballots: how many seats now in the room cast one, people at all of them, and dots from paper. */
interface Turnout {
  readonly voters: number
  readonly people: number
  readonly paper: PaperDots | null
}

/**
 * Counts a vote at its close. Below three seats of the room that voted there are no totals at all (design D4, VO3);
 * dots from paper are kept apart, marked as such.
 */
export function tally(
  vote: VoteSettings,
  ballots: readonly Pick<Ballot, 'choice' | 'text'>[],
  { voters, people, paper }: Turnout,
  shuffle: <T>(items: readonly T[]) => T[],
): VoteResult {
  const tooFew = voters < MIN_BALLOTS && !(ballots.length === 0 && paper !== null)
  if (tooFew) return { totals: null, ballots: ballots.length, people, paper: null, texts: [] }
  const totals: Record<string, number> = Object.fromEntries(vote.options.map((id) => [id, 0]))
  const add = (choice: Choice) => {
    for (const [id, dots] of Object.entries(choice)) totals[id] = (lookUp(totals, id) ?? 0) + dots
  }
  for (const ballot of ballots) add(ballot.choice)
  if (paper) add(paper.totals)
  const texts = shuffle(ballots.map(({ text }) => text).filter((text) => text !== ''))
  return { totals, ballots: ballots.length, people, paper, texts }
}

/** What is left of a vote whose ballots cannot be read any more: nothing, and that it was so (VO12). */
export const voidResult: VoteResult = {
  ...{ totals: null, ballots: 0, people: 0, paper: null, texts: [] },
  lost: true,
}

/** True where people put dots on things; false where everybody answers one question by a level. */
export const isDotVote = (kind: VoteSettings['kind']): boolean =>
  kind === 'keySituation' || kind === 'recommendation'

const sumOf = (choice: Choice): number => Object.values(choice).reduce((sum, dots) => sum + dots, 0)

/** Answers, or dots, that were given on devices. */
export const answersOf = ({ totals, paper }: VoteResult): number =>
  sumOf(totals ?? {}) - sumOf(paper?.totals ?? {})

/** Dots the people could have given and did not. Where a dot has no option left to lie on, nobody could give it. */
export function unspentDots(vote: VoteSettings, result: VoteResult): number {
  const each = vote.cumulative ? vote.dots : Math.min(vote.dots, vote.options.length)
  return each * (result.people + (result.paper?.people ?? 0)) - sumOf(result.totals ?? {})
}

/**
 * What fills the bar of an option: all answers, all dots, or where a person puts one dot at most on an option all
 * people. So five of eight fill five eighths.
 */
export function fullBar(vote: VoteSettings, result: VoteResult): number {
  const most = Math.max(1, ...Object.values(result.totals ?? {}))
  const people = result.people + (result.paper?.people ?? 0)
  const whole = isDotVote(vote.kind) && !vote.cumulative ? people : sumOf(result.totals ?? {})
  return Math.max(most, whole)
}

/**
 * Is a ballot by levels given to the server (VO15)? The first time when all people at the device have answered, so that
 * nothing closes over those who have not; later with at least as many answers as were given.
 * @param given Answers of the ballot the server has or is about to get, null while there is none.
 */
export const isReadyToGive = (answers: number, given: number | null, people: number): boolean =>
  answers >= Math.min(given ?? people, people)

/** The options of a closed vote by dots, highest first; equal ones share a rank and are marked as tied. */
export function ranking(result: VoteResult): readonly {
  readonly id: string
  readonly dots: number
  readonly rank: number
  readonly tied: boolean
}[] {
  const sorted = Object.entries(result.totals ?? {}).sort(([, a], [, b]) => b - a)
  return sorted.map(([id, dots]) => ({
    id,
    dots,
    rank: 1 + sorted.filter(([, other]) => other > dots).length,
    tied: sorted.filter(([, other]) => other === dots).length > 1,
  }))
}

/** The state after an event of a vote. */
export function evolveVote(view: RoomView, event: VoteEvent): RoomView {
  const { votes } = view.room.vote
  switch (event.type) {
    case 'voteOpened':
      // The question takes the projector, and its result stays there until something else is shown.
      return withRoom(evolveShown(view, { kind: 'vote', id: event.vote.id }), {
        vote: { votes: putById(votes, { ...event.vote, result: null, review: false }) },
      })
    case 'voteClosed': {
      const closed = votes.map((vote) =>
        vote.id === event.voteId ? { ...vote, result: event.result } : vote,
      )
      // Whatever was shown meanwhile: the room sees what came of its question.
      const asked = openQuestion(view.room)?.id === event.voteId
      const after = asked ? evolveShown(view, { kind: 'vote', id: event.voteId }) : view
      return withRoom(after, { vote: { votes: closed } })
    }
    case 'paperDotsEntered': {
      const paperDots = { ...view.facilitation.paperDots, [event.voteId]: event.paper }
      return { ...view, facilitation: { ...view.facilitation, paperDots } }
    }
  }
}
