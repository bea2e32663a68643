import { lookUp } from '../../shared/kernel/lookUp.ts'
import { problem, type Problem } from '../../shared/kernel/problem.ts'
import type { RoomView } from '../../shared/protocol/roomView.ts'
import type { Ballot, Vote, VoteResult } from '../../shared/vote/vote.ts'
import { voidResult, voteById } from '../../shared/vote/vote.rules.ts'
import { firstSeat, peopleAt } from '../../shared/workshop/role.ts'
import type { RoomEnv } from './roomEnv.ts'
import { slotBytesOf } from './sealedBox.ts'

/**
 * The ballots of one workshop (design D4). A ballot lies under a random key that only a browser knows; beside
 * it only the flag "this seat has voted". Nothing joins the two, and both are deleted when the vote closes.
 * Call `cast` and `close` inside a transaction of the store.
 */
export class BallotBox {
  readonly #env: RoomEnv
  readonly #workshopId: string
  #voted = new Map<string, Set<string>>()

  constructor(env: RoomEnv, workshopId: string) {
    this.#env = env
    this.#workshopId = workshopId
  }

  /** Seats that voted, read from the store where not at hand. */
  voted(voteId: string): ReadonlySet<string> {
    const held = this.#voted.get(voteId)
    if (held) return held
    const read = new Set(this.#env.store.flags(this.#workshopId, voteId))
    this.#voted.set(voteId, read)
    return read
  }

  /** Does the box of a vote hold something that nobody can read any more? */
  isLost(voteId: string): boolean {
    return this.#env.store.boxLost(this.#workshopId, voteId)
  }

  /** Has this seat voted, or one that its browser had before (VO13)? */
  hasVoted(view: RoomView, voteId: string, seatId: string): boolean {
    const first = firstSeat(view, seatId)
    return [...this.voted(voteId)].some((voter) => firstSeat(view, voter) === first)
  }

  /** Seats in the room that voted, each browser once. */
  #votersHere(view: RoomView, voteId: string): string[] {
    const byFirst = new Map<string, string>()
    for (const seatId of Object.keys(view.room.workshop.seats))
      if (this.hasVoted(view, voteId, seatId)) byFirst.set(firstSeat(view, seatId), seatId)
    return [...byFirst.values()]
  }

  /** How many seats in the room voted. */
  voters(view: RoomView, voteId: string): number {
    return this.#votersHere(view, voteId).length
  }

  /** Forgets what is at hand, after a transaction failed or a vote closed. */
  forget(): void {
    this.#voted = new Map()
  }

  /** Puts a ballot into the box, or says why not. The same ballot again changes nothing. */
  cast(view: RoomView, seatId: string, ballot: Ballot): Problem | undefined {
    const vote = voteById(view, ballot.voteId)
    if (!vote) return problem('vote.unknown')
    const refused = this.#env.mayNotCast(view.room, seatId, vote, ballot.choice)
    if (refused) return refused
    const { store } = this.#env
    if (this.isLost(vote.id)) return problem('vote.closed')
    const flagged = this.hasVoted(view, vote.id, seatId)
    const before = store.ballot(this.#workshopId, vote.id, ballot.key)
    // A seat votes once: a second key for it, or a key that is already another seat's, is refused.
    if (flagged !== (before !== undefined)) return problem('vote.otherDevice')
    if (before && ballot.turn <= before.turn) return undefined
    const { key, turn, choice } = ballot
    const text = vote.kind === 'feedback' ? ballot.text : ''
    store.putBallot(this.#workshopId, vote.id, { key, turn, choice, text }, slotBytesOf(vote))
    if (!flagged) {
      store.putFlag(this.#workshopId, vote.id, seatId)
      this.#voted.set(vote.id, new Set([...this.voted(vote.id), seatId]))
    }
    return undefined
  }

  /**
   * Counts a vote and deletes its ballots and flags in the same transaction. One whose ballots cannot be read any more
   * has no result, and says so.
   */
  close(view: RoomView, vote: Vote): VoteResult {
    const { store, shuffle, tally } = this.#env
    const lost = this.isLost(vote.id)
    const ballots = store.ballots(this.#workshopId, vote.id)
    const here = this.#votersHere(view, vote.id)
    // Of a seat that is gone nobody knows how many sat there.
    const gone = Math.max(0, ballots.length - here.length)
    const people = here.reduce((sum, seatId) => sum + peopleAt(view.room, seatId), gone)
    const paper = lookUp(view.facilitation.paperDots, vote.id) ?? null
    const result = tally(vote, ballots, { voters: here.length, people, paper }, shuffle)
    store.deleteBallots(this.#workshopId, vote.id)
    return lost ? { ...result, ...voidResult } : result
  }
}
