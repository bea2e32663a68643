import { lookUp } from '../../shared/kernel/lookUp.ts'
import { newId } from '../../shared/kernel/id.ts'
import { ok, type Result } from '../../shared/kernel/result.ts'
import type { BallotAnswer } from '../../shared/protocol/roomSync.ts'
import {
  isWaiting,
  nextTurn,
  shownBallot,
  withTurn,
  type OwnBallots as Ballots,
} from '../../shared/vote/ownBallot.ts'
import type { Ballot, Choice } from '../../shared/vote/vote.ts'
import type { KeptBallot } from './kept.ts'
import type { Outbox } from './outbox.ts'

/** Where the ballots of this window live, and its line. */
interface BallotPlace {
  readonly ballots: () => Ballots
  readonly hold: (ballots: Ballots) => void
  /** Says a ballot on the line, or nothing while there is none: it is said at the next welcome then. */
  readonly say: (ballot: Ballot) => void
}

/** The part of an outbox ballots need. */
type BallotKeeper = Pick<Outbox, 'ready' | 'keep' | 'drop' | 'ballot'>

/**
 * The ballots of this seat on this device. The key of a ballot is known to this browser alone; if the device can keep
 * it encrypted, a ballot can be changed after a reload and from a second window too (VO4).
 */
export class OwnBallots {
  readonly #place: BallotPlace
  readonly #keeper: BallotKeeper | null
  /** What waits for the answer to the newest turn of a vote. */
  readonly #waiters = new Map<string, (result: Result<null>) => void>()

  constructor(place: BallotPlace, keeper: BallotKeeper | null) {
    this.#place = place
    this.#keeper = keeper
  }

  my(voteId: string): { choice: Choice; text: string; saved: boolean } | null {
    const held = this.#held(voteId)
    const shown = held && shownBallot(held)
    return held && shown
      ? { choice: shown.choice, text: shown.text, saved: !isWaiting(held) }
      : null
  }

  /** Casts or changes a ballot; resolves with the server's answer, or when a later change replaced it. */
  cast(voteId: string, choice: Choice, text: string): Promise<Result<null>> {
    return new Promise((settle) => {
      this.#waiters.get(voteId)?.(ok(null))
      this.#waiters.set(voteId, settle)
      const ballot = nextTurn(this.#place.ballots(), voteId, choice, text, newId())
      this.#place.hold(withTurn(this.#place.ballots(), ballot))
      if (this.#keeper?.ready) void this.#sendAfterOthers(ballot, this.#keeper)
      else this.#sendKept(ballot)
    })
  }

  /** The server took or refused a turn. */
  answered({ voteId, result }: BallotAnswer): void {
    const held = this.#held(voteId)
    this.#keep(voteId)
    if (held && isWaiting(held)) return
    this.#waiters.get(voteId)?.(result)
    this.#waiters.delete(voteId)
  }

  /** Takes over what was kept; `settle` hears how a waiting one ends. */
  restore(kept: KeptBallot, settle: (result: Result<null>) => void): void {
    const { voteId, taken, waiting } = kept
    const held = this.#held(voteId)
    if (held && turnOf(held) >= turnOf(kept)) return
    this.#place.hold({ ...this.#place.ballots(), [voteId]: { taken, waiting } })
    this.#waiters.set(voteId, settle)
    for (const ballot of waiting) this.#place.say(ballot)
  }

  /** A vote closed: nothing of its ballot stays on the device. */
  closed(voteId: string): void {
    const held = this.#held(voteId)
    if (held && !isWaiting(held)) this.#keeper?.drop({ kind: 'ballot', voteId, ...held })
  }

  #held(voteId: string) {
    return lookUp(this.#place.ballots(), voteId)
  }

  /** The device holds what this window holds. */
  #keep(voteId: string): void {
    const held = this.#held(voteId)
    if (held) this.#keeper?.keep({ kind: 'ballot', voteId, ...held })
    else this.#keeper?.drop({ kind: 'ballot', voteId, taken: null, waiting: [] })
  }

  #sendKept(ballot: Ballot): void {
    this.#keep(ballot.voteId)
    this.#place.say(ballot)
  }

  /** Another window of this seat may have voted meanwhile: its key counts, and the turn goes on from there. */
  async #sendAfterOthers(ballot: Ballot, keeper: BallotKeeper): Promise<void> {
    const { voteId } = ballot
    const kept = await keeper.ballot(voteId).catch(() => undefined)
    const held = this.#held(voteId)
    if (held?.waiting.at(-1) !== ballot) return
    const other = kept && shownBallot(kept)
    const turn = Math.max(ballot.turn, (other?.turn ?? 0) + 1)
    const next = other ? { ...ballot, key: other.key, turn } : ballot
    const taken = kept?.taken ?? held.taken
    const waiting = [...held.waiting.slice(0, -1), next]
    this.#place.hold({ ...this.#place.ballots(), [voteId]: { taken, waiting } })
    this.#sendKept(next)
  }
}

/** Name of the draft with answers of a device that were not given yet. */
export const heldAnswersName = (voteId: string): string => `ballot ${voteId}`

const turnOf = (own: Pick<KeptBallot, 'taken' | 'waiting'>): number => shownBallot(own)?.turn ?? 0
