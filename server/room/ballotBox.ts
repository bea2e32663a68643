import { lookUp } from '../../shared/kernel/lookUp.ts'
import { problem, type Problem } from '../../shared/kernel/problem.ts'
import type { RoomView } from '../../shared/room/roomView.ts'
import type { Ballot, Vote, VoteResult } from '../../shared/vote/vote.ts'
import { voidResult } from '../../shared/vote/tally.ts'
import { voteById } from '../../shared/room/vote.rules.ts'
import { firstSeat, peopleAt } from '../../shared/room/role.ts'
import { castInto } from './castInto.ts'
import type { RoomEnv } from './roomEnv.ts'
import type { BoxPlace } from './roomStore.ts'
import { slotBytesOf } from './sealedBox.ts'

/**
 * The ballots of one workshop. A ballot lies under a random key that only a browser knows; beside
 * it only the flag "this seat has voted". Nothing joins the two, and both are deleted when the vote closes.
 * Call `cast` and `empty` inside a transaction of the store.
 */
export class BallotBox {
  readonly #env: RoomEnv
  readonly #workshopId: string
  #voted = new Map<string, Set<string>>()
  /** When a ballot was last put in, by vote; of those from before a restart it is the restart. */
  readonly #castAt = new Map<string, number>()
  readonly #since: number

  constructor(env: RoomEnv, workshopId: string) {
    this.#env = env
    this.#workshopId = workshopId
    this.#since = env.clock()
  }

  /** When the ballots of a vote last changed; one that is only sent again changes nothing. */
  castAt(voteId: string): number {
    return this.#castAt.get(voteId) ?? this.#since
  }

  #place(voteId: string): BoxPlace {
    return { ownerId: this.#workshopId, voteId }
  }

  /** Seats that voted, read from the store if not at hand. */
  voted(voteId: string): ReadonlySet<string> {
    const held = this.#voted.get(voteId)
    if (held) return held
    const read = new Set(this.#env.store.boxes.flags(this.#place(voteId)))
    this.#voted.set(voteId, read)
    return read
  }

  /** Does the box of a vote hold something that cannot be read any more? */
  isLost(voteId: string): boolean {
    return this.#env.store.boxes.isLost(this.#place(voteId))
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
    const { boxes } = this.#env.store
    const place = this.#place(vote.id)
    if (this.isLost(vote.id)) return problem('vote.closed')
    const flagged = this.hasVoted(view, vote.id, seatId)
    const text = vote.kind === 'feedback' ? ballot.text : ''
    const caster = { flag: seatId, flagged, slotBytes: slotBytesOf(vote) }
    const done = castInto(boxes, place, { ...ballot, text }, caster)
    if (done === 'otherKey') return problem('vote.otherDevice')
    if (done === 'known') return undefined
    this.#castAt.set(vote.id, this.#env.clock())
    if (!flagged) this.#voted.set(vote.id, new Set([...this.voted(vote.id), seatId]))
    return undefined
  }

  /** Counts a vote. One whose ballots cannot be read any more has no result, and says so. */
  count(view: RoomView, vote: Vote): VoteResult {
    const { store, shuffle, tally } = this.#env
    const place = this.#place(vote.id)
    const lost = this.isLost(vote.id)
    const ballots = store.boxes.ballots(place)
    const here = this.#votersHere(view, vote.id)
    // Of a seat that is gone it is unknown how many sat there.
    const gone = Math.max(0, ballots.length - here.length)
    const people = here.reduce((sum, seatId) => sum + peopleAt(view.room, seatId), gone)
    const paper = lookUp(view.facilitation.paperDots, vote.id) ?? null
    const result = tally(vote, ballots, { voters: here.length, people, paper }, shuffle)
    return lost ? { ...result, ...voidResult } : result
  }

  /** Deletes the ballots and flags of a vote, in the transaction that writes down its result. */
  empty(voteId: string): void {
    this.#env.store.boxes.delete(this.#place(voteId))
    this.#castAt.delete(voteId)
  }
}
