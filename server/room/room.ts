import { problem, type Problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import { everybodyAgreed, tooFewProblem } from '../../shared/annotation/reveal.rules.ts'
import type { Command, CommandType } from '../../shared/protocol/command.ts'
import type { DecideContext } from '../../shared/protocol/context.ts'
import { markerDays } from '../../shared/workshop/delivery.ts'
import type { RoomEvent } from '../../shared/protocol/event.ts'
import { evolve, evolveAll } from '../../shared/protocol/evolve.ts'
import { closeCode } from '../../shared/protocol/message.ts'
import { emptyRoomView, type RoomView } from '../../shared/protocol/roomView.ts'
import type { Ballot } from '../../shared/vote/vote.ts'
import { latestVote, voteById } from '../../shared/vote/vote.rules.ts'
import { hearsFacilitation, isVoter } from '../../shared/workshop/role.ts'
import { planEvents } from '../../shared/workshop/workshop.rules.ts'
import { channelKey } from './audience.ts'
import { BallotBox } from './ballotBox.ts'
import { commandKey } from './commandKey.ts'
import { storedEvent } from './damagedRoom.ts'
import { Refusals } from './refusals.ts'
import { RoomHall } from './roomHall.ts'
import type { RoomEnv } from './roomEnv.ts'
import type { RoomSource } from './roomSource.ts'
import type { StoredEvent } from './roomStore.ts'

/** Refusals that say something of how many wrote. */
const isTooFew = ({ code }: Problem): boolean =>
  code === 'reveal.tooFew' || code === 'reveal.notAgreed' || code === 'keySituation.fewProposals'

/** The events of one flush, waiting for the transaction to become durable. */
interface Draft {
  view: RoomView
  readonly events: RoomEvent[]
  /** The same events as they are stored and sent: encoded once. */
  readonly stored: StoredEvent[]
}

/**
 * One workshop, live. Holds the state (the fold of its log), decides commands one after the other inside the
 * committer's transaction, and hands the outcome to the hall, which tells everybody what they may hear.
 * Rules RO1–RO9 in shared/README.md.
 */
export class Room {
  readonly id: string
  readonly hall: RoomHall
  readonly #refusals = new Refusals()
  readonly #env: RoomEnv
  readonly #box: BallotBox
  readonly #entryIndex = new Map<string, number>()
  #source: RoomSource
  #view: RoomView = emptyRoomView
  #seq = 0
  #draft: Draft | null = null
  /** When a command was last refused because too few wrote, by type. */
  readonly #tooFew = new Map<CommandType, { readonly problem: Problem; readonly at: number }>()

  constructor(source: RoomSource, env: RoomEnv) {
    this.id = source.id
    this.#source = source
    this.#env = env
    this.#box = new BallotBox(env, source.id)
    source.text?.entries.forEach(({ id }, index) => this.#entryIndex.set(id, index))
    this.hall = new RoomHall(this, env, this.#box)
    this.#load()
  }

  get view(): RoomView {
    return this.#view
  }

  get source(): RoomSource {
    return this.#source
  }

  /** Replays the log; a room without one starts with its plan. Throws where it is damaged. */
  #load(): void {
    const stored = this.#env.store.events(this.id)
    this.#view = evolveAll(
      this.#view,
      stored.map(({ body }, at) => storedEvent(this.id, at + 1, body)),
    )
    for (const { channel, body } of stored) this.hall.channel(channel).append([body])
    this.#seq = stored.length
  }

  /** Is a vote open whose ballots cannot be read any more? */
  get hasLostVote(): boolean {
    return this.#view.room.vote.votes.some(
      ({ id, result }) => result === null && this.#box.isLost(id),
    )
  }

  /** Is consent asked, which closes by itself (VO7)? */
  get asksConsent(): boolean {
    return this.#view.room.vote.votes.some(
      ({ kind, result }) => kind === 'consent' && result === null,
    )
  }

  /** True until the plan was written as the first event. */
  get isBlank(): boolean {
    return this.#seq === 0 && (this.#draft?.events.length ?? 0) === 0
  }

  #current(): RoomView {
    return this.#draft?.view ?? this.#view
  }

  /** RO4: a command has one outcome for ever; repeated, it answers as before and changes nothing. Null is the projector. */
  execute(seatId: string | null, commandId: string, command: Command): Problem | undefined {
    const key = commandKey(seatId, commandId)
    if (this.#env.store.accepted(this.id, key, commandId)) return undefined
    const before = this.#refusals.of(key)
    if (before) return before
    const refused = this.#attempt(seatId, key, command)
    return refused && this.#refusals.add(key, refused)
  }

  /** RO4 also holds for what was refused before it was tried; returns the refusal. */
  refused(seatId: string | null, commandId: string, refused: Problem): Problem {
    return this.#refusals.add(commandKey(seatId, commandId), refused)
  }

  #attempt(seatId: string | null, key: string, command: Command): Problem | undefined {
    const view = this.#current()
    const refused =
      this.#env.mayNot(view.room, seatId, command) ??
      this.#env.mayNotSay(command) ??
      this.#tooSoon(view, command)
    if (refused) return refused
    const decided =
      command.type === 'closeVote'
        ? this.#closeVote(view, command.voteId)
        : this.#env.decide(view, command, this.#context(view, seatId ?? 'projector'))
    if (!decided.ok) {
      if (isTooFew(decided.problem))
        this.#tooFew.set(command.type, { problem: decided.problem, at: this.#env.clock() })
      return decided.problem
    }
    // What could not be read again would lock the whole room: it costs this one command instead (BI8).
    if (!decided.value.every(this.#env.isReadable)) return problem('input.malformed')
    this.#append(decided.value)
    this.#env.store.accept(this.id, key)
    return undefined
  }

  /**
   * That too few wrote is said again for a minute, whatever was written meanwhile: asked every second, the answer would
   * tell when the third one wrote (RV8). What everybody agreed to needs no figure, and what the facilitation was told
   * meanwhile is not denied.
   */
  #tooSoon(view: RoomView, { type }: Command): Problem | undefined {
    const held = this.#tooFew.get(type)
    if (!held || this.#env.clock() - held.at >= this.#env.figureMs) return undefined
    if (this.hall.toldEnough(type)) return undefined
    if (type !== 'reveal') return held.problem
    return everybodyAgreed(view) ? undefined : tooFewProblem(view.room)
  }

  /** Events that come from the server itself: the plan, a request for a seat, a facilitator who enters. */
  system(events: (view: RoomView) => readonly RoomEvent[]): void {
    if (this.isBlank) this.#append(planEvents(this.#source.plan, this.#source.commentDays))
    this.#append(events(this.#current()))
  }

  /** Puts a ballot into the box. */
  cast(seatId: string, ballot: Ballot): Problem | undefined {
    const view = this.#current()
    if (view.room.workshop.status !== 'open') return problem('workshop.notOpen')
    const refused = this.#box.cast(view, seatId, ballot)
    if (!refused) this.hall.countsChanged()
    return refused
  }

  /**
   * A consent closes by itself once every voter has answered who is connected or lost the line only just now; other votes
   * are closed by hand. One whose ballots cannot be read any more is void at once (VO12).
   */
  completeVotes(): void {
    for (const { id, result } of this.#current().room.vote.votes)
      if (result === null && this.#box.isLost(id)) this.#complete(id)
    const view = this.#current()
    for (const { id: subjectId } of view.room.finding.findings) {
      const vote = latestVote(view, 'consent', subjectId)
      if (vote?.result !== null) continue
      const voters = this.hall.awaitedSeats().filter((seatId) => isVoter(view.room, seatId))
      const current = this.#current()
      const voted = (seatId: string) => this.#box.hasVoted(current, vote.id, seatId)
      if (this.#env.isAnswered(voters, voted)) this.#complete(vote.id)
    }
  }

  #complete(voteId: string): void {
    const closed = this.#closeVote(this.#current(), voteId)
    if (closed.ok) this.#append(closed.value)
  }

  #closeVote(view: RoomView, voteId: string): Result<RoomEvent[]> {
    const vote = voteById(view, voteId)
    if (!vote) return refuse(problem('vote.unknown'))
    if (vote.result !== null) return ok([])
    return ok([{ type: 'voteClosed', voteId, result: this.#box.close(view, vote) }])
  }

  #context(view: RoomView, seatId: string): DecideContext {
    const { text, criterion } = this.#source
    const delivered = text ? this.#env.delivered(text, view.room.workshop) : 0
    return {
      seatId,
      now: this.#env.clock(),
      newId: this.#env.newId,
      shuffle: this.#env.shuffle,
      criterion,
      days: text && markerDays(text, view.room.workshop),
      entryText: (entryId) => {
        const index = this.#entryIndex.get(entryId)
        return index !== undefined && index < delivered ? text?.entries[index]?.text : undefined
      },
    }
  }

  #append(events: readonly RoomEvent[]): void {
    if (events.length === 0) return
    this.#draft ??= { view: this.#view, events: [], stored: [] }
    const { store, audience } = this.#env
    let { view } = this.#draft
    for (const event of events) view = evolve(view, event)
    const stored = events.map((event) => ({
      channel: channelKey(audience(event)),
      body: JSON.stringify(event),
    }))
    store.append(this.id, this.#seq + this.#draft.events.length + 1, stored)
    for (const event of events) {
      if (event.type === 'workshopOpened') store.setStatus(this.id, 'open', null)
      if (event.type === 'workshopClosed' || event.type === 'commentPeriodExtended')
        store.setStatus(this.id, 'closed', view.room.workshop.commentUntil ?? null)
    }
    this.#draft.view = view
    this.#draft.events.push(...events)
    this.#draft.stored.push(...stored)
  }

  /** After the transaction is durable: the draft becomes the state and everybody hears it. */
  publish(): void {
    const draft = this.#draft
    if (!draft) return
    const before = this.#view
    this.#draft = null
    this.#view = draft.view
    this.#seq += draft.events.length
    if (draft.events.some(({ type }) => type === 'voteClosed')) {
      this.#box.forget()
      this.#env.store.truncateLog()
    }
    this.hall.publish(draft.events, draft.stored, before)
  }

  /** The transaction failed: nothing of the draft ever happened. */
  revert(): void {
    this.#draft = null
    this.#box.forget()
  }

  /** The case text was withdrawn: gone from here and from every client. */
  withdrawText(): void {
    this.#source = { ...this.#source, text: null }
    this.hall.everybody({ t: 'textGone' })
    this.hall.closeAll(closeCode.gone, problem('reviewCase.withdrawn'))
  }

  /** Does this seat hear the facilitation now? */
  facilitates(seatId: string): boolean {
    return hearsFacilitation(this.#view.room, seatId)
  }
}
