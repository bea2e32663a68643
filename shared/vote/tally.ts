// What ballots come to: pure counting, without a room.
import { lookUp } from '../kernel/lookUp.ts'
import { problem } from '../kernel/problem.ts'
import {
  MIN_BALLOTS,
  type Ballot,
  type Choice,
  type PaperDots,
  type Turnout,
  type VoteResult,
  type VoteSettings,
} from './vote.ts'

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

/** Has everybody who is there and votes answered, so that a consent closes by itself (VO7)? */
export const isAnswered = (
  voters: readonly string[],
  hasVoted: (seatId: string) => boolean,
): boolean => voters.length > 0 && voters.every(hasVoted)

/** Beside the ballots: how many seats now in the room cast one, people at all of them, and dots from paper. */
interface TakingPart {
  readonly voters: number
  readonly people: number
  readonly paper: PaperDots | null
}

/**
 * Counts a vote at its close. Below three seats of the room that voted there are no totals at all (VO3);
 * dots from paper are kept apart, marked as such.
 */
export function tally(
  vote: VoteSettings,
  ballots: readonly Pick<Ballot, 'choice' | 'text'>[],
  { voters, people, paper }: TakingPart,
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

/** True if people put dots on things; false if everybody answers one question by a level. */
export const isDotVote = (kind: VoteSettings['kind']): boolean =>
  kind === 'keySituation' || kind === 'recommendation'

const sumOf = (choice: Choice): number => Object.values(choice).reduce((sum, dots) => sum + dots, 0)

/** Answers, or dots, that were given on devices. */
export const answersOf = ({ totals, paper }: VoteResult): number =>
  sumOf(totals ?? {}) - sumOf(paper?.totals ?? {})

/** Who took part in a vote that is closed. */
export const turnoutOf = ({ kind }: Pick<VoteSettings, 'kind'>, result: VoteResult): Turnout => ({
  ballots: result.ballots,
  people: result.people,
  answers: result.totals && !isDotVote(kind) ? answersOf(result) : null,
  paper: result.paper?.people ?? null,
})

/** Dots the people could have given and did not. A dot that has no option left to lie on could not be given. */
export function unspentDots(vote: VoteSettings, result: VoteResult): number {
  const each = vote.cumulative ? vote.dots : Math.min(vote.dots, vote.options.length)
  return each * (result.people + (result.paper?.people ?? 0)) - sumOf(result.totals ?? {})
}

/**
 * What fills the bar of an option: all answers, all dots, or all people if a person puts at most one dot on an option.
 * So five of eight fill five eighths.
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
