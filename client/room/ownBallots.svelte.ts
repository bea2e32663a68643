import { newId } from '../../shared/kernel/id.ts'
import { ok, type Result } from '../../shared/kernel/result.ts'
import type { Ballot, Choice } from '../../shared/vote/vote.ts'
import type { KeptBallot } from './kept.ts'
import type { Outbox } from './outbox.ts'

interface OwnBallot {
  readonly ballot: Ballot
  readonly saved: boolean
  readonly settle: (result: Result<null>) => void
}

/** The part of an outbox ballots need. */
type BallotKeeper = Pick<Outbox, 'ready' | 'keep' | 'drop' | 'ballot'>

/**
 * The ballots of this seat. The key of a ballot is known to this browser alone; where the device can keep it
 * encrypted, a ballot can be changed after a reload and from a second window too (VO4).
 */
export class OwnBallots {
  readonly #send: (ballot: Ballot) => void
  readonly #keeper: BallotKeeper | null
  #held = $state.raw<Readonly<Record<string, OwnBallot>>>({})

  readonly unsaved = $derived(Object.values(this.#held).filter(({ saved }) => !saved).length)

  /** `send` says a ballot on the line, or nothing while there is none. */
  constructor(send: (ballot: Ballot) => void, keeper: BallotKeeper | null) {
    this.#send = send
    this.#keeper = keeper
  }

  my(voteId: string): { choice: Choice; text: string; saved: boolean } | null {
    const held = this.#held[voteId]
    return held ? { choice: held.ballot.choice, text: held.ballot.text, saved: held.saved } : null
  }

  /** Casts or changes a ballot; resolves with the server's answer, or when a later change replaced it. */
  cast(voteId: string, choice: Choice, text: string): Promise<Result<null>> {
    return new Promise((settle) => {
      const before = this.#held[voteId]
      before?.settle(ok(null))
      const turn = (before?.ballot.turn ?? 0) + 1
      const ballot = { voteId, key: before?.ballot.key ?? newId(), turn, choice, text }
      this.#put({ ballot, saved: false, settle })
      if (this.#keeper?.ready) void this.#sendAfterOthers(ballot, this.#keeper)
      else this.#sendKept(ballot)
    })
  }

  /** The server took or refused a turn; true where that was the current one. */
  answered(voteId: string, turn: number, result: Result<null>): boolean {
    const held = this.#held[voteId]
    if (held?.ballot.turn !== turn) return false
    const kept: KeptBallot = { kind: 'ballot', ballot: held.ballot, saved: true }
    if (result.ok) {
      this.#put({ ...held, saved: true })
      this.#keeper?.keep(kept)
    } else {
      const { [voteId]: _refused, ...rest } = this.#held
      this.#held = rest
      this.#keeper?.drop(kept)
    }
    held.settle(result)
    return true
  }

  /** Says again what was not answered. */
  resend(): void {
    for (const { ballot, saved } of Object.values(this.#held)) if (!saved) this.#send(ballot)
  }

  /** Takes over what was kept; `settle` hears how a waiting one ends. */
  restore({ ballot, saved }: KeptBallot, settle: OwnBallot['settle']): void {
    const held = this.#held[ballot.voteId]
    if (held && held.ballot.turn >= ballot.turn) return
    this.#put({ ballot, saved, settle })
    if (!saved) this.#send(ballot)
  }

  /** A vote closed: nothing of its ballot stays on the device. */
  closed(voteId: string): void {
    const held = this.#held[voteId]
    if (held?.saved) this.#keeper?.drop({ kind: 'ballot', ballot: held.ballot, saved: true })
  }

  clear(): void {
    this.#held = {}
  }

  #put(own: OwnBallot): void {
    this.#held = { ...this.#held, [own.ballot.voteId]: own }
  }

  #sendKept(ballot: Ballot): void {
    this.#keeper?.keep({ kind: 'ballot', ballot, saved: false })
    this.#send(ballot)
  }

  /** Another window of this seat may have voted meanwhile: its key counts, and the turn goes on from there. */
  async #sendAfterOthers(ballot: Ballot, keeper: BallotKeeper): Promise<void> {
    const kept = await keeper.ballot(ballot.voteId).catch(() => undefined)
    const held = this.#held[ballot.voteId]
    if (held?.ballot !== ballot) return
    const other = kept?.ballot
    const turn = Math.max(ballot.turn, (other?.turn ?? 0) + 1)
    const next = other ? { ...ballot, key: other.key, turn } : ballot
    this.#put({ ...held, ballot: next })
    this.#sendKept(next)
  }
}
