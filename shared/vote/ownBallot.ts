import { lookUp } from '../kernel/lookUp.ts'
import type { Ballot, Choice } from './vote.schema.ts'

/**
 * What a window knows of its ballot of one vote. A ballot changes under the same key with a higher turn (VO4); what the
 * server refuses leaves the one it took before, and with it the key: without that the vote could not be changed any
 * more.
 */
export interface OwnBallot {
  /** The newest turn the server is known to have taken. */
  readonly taken: Ballot | null
  /** Turns without an answer, oldest first. */
  readonly waiting: readonly Ballot[]
}

/** Own ballots by vote; every entry has at least one turn. */
export type OwnBallots = Readonly<Record<string, OwnBallot>>

/** What stands on the screen: the turn given last, or the one that counts if a later one was refused. */
export const shownBallot = ({ taken, waiting }: OwnBallot): Ballot | null => waiting.at(-1) ?? taken

/** Is something of this ballot still without an answer? */
export const isWaiting = ({ waiting }: OwnBallot): boolean => waiting.length > 0

/** The next turn of a vote: under the key this window has for it, or under `newKey` at the first time. */
export function nextTurn(
  ballots: OwnBallots,
  voteId: string,
  choice: Choice,
  text: string,
  newKey: string,
): Ballot {
  const held = lookUp(ballots, voteId)
  const before = held && shownBallot(held)
  return { voteId, key: before?.key ?? newKey, turn: (before?.turn ?? 0) + 1, choice, text }
}

/** A turn more that waits for its answer. */
export function withTurn(ballots: OwnBallots, ballot: Ballot): OwnBallots {
  const { taken = null, waiting = [] } = lookUp(ballots, ballot.voteId) ?? {}
  return { ...ballots, [ballot.voteId]: { taken, waiting: [...waiting, ballot] } }
}

/** The answer to a turn; if it was refused and none was taken before, nothing is left of the ballot. */
export function withAnswer(
  ballots: OwnBallots,
  voteId: string,
  turn: number,
  isTaken: boolean,
): OwnBallots {
  const held = lookUp(ballots, voteId)
  const asked = held?.waiting.find((ballot) => ballot.turn === turn)
  if (!held || !asked) return ballots
  // A turn that was taken leaves the ones before it behind.
  const waiting = held.waiting.filter((one) => (isTaken ? one.turn > turn : one !== asked))
  const taken = isTaken ? asked : held.taken
  const { [voteId]: _before, ...others } = ballots
  return taken === null && waiting.length === 0
    ? others
    : { ...others, [voteId]: { taken, waiting } }
}
