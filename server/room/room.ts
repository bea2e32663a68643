import { problem, type Problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import { everybodyAgreed, tooFewProblem } from '../../shared/room/reveal.rules.ts'
import type { CaseText } from '../../shared/caseText/caseText.ts'
import type { Command, CommandType } from '../../shared/room/command.ts'
import type { DecideContext } from '../../shared/room/context.ts'
import { keptAgreement } from '../../shared/annotation/keptAgreement.ts'
import { seatFigures } from '../../shared/annotation/seatFigure.ts'
import { markerDays } from '../../shared/workshop/delivery.ts'
import type { RoomEvent } from '../../shared/room/event.ts'
import { evolve } from '../../shared/room/evolve.ts'
import { closeCode } from '../../shared/protocol/message.ts'
import type { RoomView } from '../../shared/room/roomView.ts'
import type { Ballot } from '../../shared/vote/vote.ts'
import { voteById } from '../../shared/room/vote.rules.ts'
import { isVoter } from '../../shared/room/role.ts'
import type { WorkshopSlice } from '../../shared/workshop/workshop.ts'
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { planEvents } from '../../shared/room/workshop.rules.ts'
import { AcceptedCommands } from './acceptedCommands.ts'
import { channelKey } from './audience.ts'
import { BallotBox } from './ballotBox.ts'
import { commandKey } from './commandKey.ts'
import { Refusals } from './refusals.ts'
import type { Replayed } from './replay.ts'
import { RoomHall } from './roomHall.ts'
import type { RoomEnv } from './roomEnv.ts'
import { toStored } from './roomSnapshot.ts'
import type { RoomSource } from './roomSource.ts'
import type { StoredEvent } from './roomStore.ts'

/** Refusals that say something of how many wrote. */
const isTooFew = ({ code }: Problem): boolean =>
  code === 'reveal.tooFew' ||
  code === 'reveal.notAgreed' ||
  code === 'keySituation.fewProposals' ||
  code === 'structureRating.tooFew'

/** The events of one flush, waiting for the transaction to become durable. */
interface Draft {
  view: RoomView
  readonly events: RoomEvent[]
  /** The same events as they are stored and sent: encoded once. */
  readonly stored: StoredEvent[]
}

/** What a state of the workshop delivers of a text. */
interface Delivery {
  readonly text: CaseText | null
  readonly workshop: WorkshopSlice
  readonly delivered: number
  readonly days: ReturnType<typeof markerDays>
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
  readonly #accepted: AcceptedCommands
  readonly #env: RoomEnv
  readonly #box: BallotBox
  readonly #entryIndex = new Map<string, number>()
  #source: RoomSource
  #view: RoomView
  #seq: number
  /** Number of the last event in the kept snapshot. */
  #kept: number
  #draft: Draft | null = null
  #delivery: Delivery | null = null
  /** When a command was last refused because too few wrote, by type. */
  readonly #tooFew = new Map<CommandType, { readonly problem: Problem; readonly at: number }>()

  /** A room without events starts with its plan. */
  constructor(source: RoomSource, env: RoomEnv, replayed: Replayed) {
    this.id = source.id
    this.#source = source
    this.#view = replayed.view
    this.#seq = replayed.seq
    this.#kept = replayed.kept
    this.#env = env
    this.#accepted = new AcceptedCommands(source.id, env.store)
    this.#box = new BallotBox(env, source.id)
    source.text?.entries.forEach(({ id }, index) => this.#entryIndex.set(id, index))
    this.hall = new RoomHall(this, env, this.#box, replayed)
  }

  get view(): RoomView {
    return this.#view
  }

  get source(): RoomSource {
    return this.#source
  }

  /** Were so many events added since the last snapshot that a new one is worth its writing? */
  get isSnapshotDue(): boolean {
    return this.#seq - this.#kept >= this.#env.snapshotEvery
  }

  /** Writes down what the log led to, inside a transaction; only what is durable. */
  keepSnapshot(): void {
    const snapshot = { seq: this.#seq, view: this.#view, counts: this.hall.counts() }
    this.#env.store.keepSnapshot(this.id, toStored(snapshot))
    this.#kept = this.#seq
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

  /**
   * RO4: a command has one outcome for ever; repeated, it answers as before and changes nothing. A null seat is the
   * projector. After `until`, server time in milliseconds, it is not wanted any more (RO10).
   */
  execute(
    seatId: string | null,
    commandId: string,
    command: Command,
    until = Infinity,
  ): Problem | undefined {
    const key = commandKey(seatId, commandId)
    if (this.#accepted.has(key, commandId)) return undefined
    const before = this.#refusals.of(key)
    if (before) return before
    const refused =
      this.#env.clock() > until
        ? problem('connection.unanswered')
        : this.#attempt(seatId, key, command)
    return refused && this.#refusals.add(key, refused)
  }

  /** RO4 also holds for what was refused before it was tried; returns the refusal. */
  refused(seatId: string | null, commandId: string, refused: Problem): Problem {
    return this.#refusals.add(commandKey(seatId, commandId), refused)
  }

  #attempt(seatId: string | null, key: string, command: Command): Problem | undefined {
    const view = this.#current()
    const refused =
      this.#env.mayNot(view.room, seatId, command.type) ??
      this.#env.needsCase(view.room, command) ??
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
    this.#accepted.add(key)
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
    if (this.isBlank) this.#append(this.#firstEvents())
    this.#append(events(this.#current()))
  }

  /** The plan, and that no case is read where none is. */
  #firstEvents(): readonly RoomEvent[] {
    const { plan, commentDays, caseId } = this.#source
    const planned = planEvents(plan, commentDays)
    return caseId === null ? [...planned, { type: 'caseLeftOut' }] : planned
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
   * A consent closes by itself once every voter has answered who is connected or lost the line only just now, and the
   * last answer stood for a moment in which it could be corrected; other votes are closed by hand. One whose ballots
   * cannot be read any more is void at once (VO12).
   */
  completeVotes(): void {
    for (const { id, result } of this.#current().room.vote.votes)
      if (result === null && this.#box.isLost(id)) this.#complete(id)
    for (const id of this.#answered()) if (this.#restOf(id) === 0) this.#complete(id)
  }

  /** Milliseconds until the first consent closes that has every answer; null if none has. */
  get closesIn(): number | null {
    const rests = this.#answered().map((id) => this.#restOf(id))
    return rests.length === 0 ? null : Math.min(...rests)
  }

  /** For how long, in milliseconds, the last answer to a consent can still be corrected. */
  #restOf(voteId: string): number {
    const ago = this.#env.clock() - this.#box.castAt(voteId)
    // A clock that was set back holds nothing open.
    return ago < 0 ? 0 : Math.max(0, this.#env.changeMs - ago)
  }

  /** Running consents that every voter answered who is waited for. */
  #answered(): readonly string[] {
    const view = this.#current()
    const running = view.room.vote.votes
      .filter(({ kind, result }) => kind === 'consent' && result === null)
      .map(({ id }) => id)
    if (running.length === 0) return []
    const voters = this.hall.awaitedSeats().filter((seatId) => isVoter(view.room, seatId))
    return running.filter((id) =>
      this.#env.isAnswered(voters, (seatId) => this.#box.hasVoted(view, id, seatId)),
    )
  }

  #complete(voteId: string): void {
    const closed = this.#closeVote(this.#current(), voteId)
    if (closed.ok) this.#append(closed.value)
  }

  #closeVote(view: RoomView, voteId: string): Result<RoomEvent[]> {
    const vote = voteById(view, voteId)
    if (!vote) return refuse(problem('vote.unknown'))
    if (vote.result !== null) return ok([])
    const closed = { type: 'voteClosed', voteId, result: this.#box.count(view, vote) } as const
    // The ballots go only for a result that can be read again (BI8): they cannot be asked for a second time.
    if (!this.#env.isReadable(closed)) return refuse(problem('input.malformed'))
    this.#box.empty(voteId)
    return ok([closed])
  }

  /** How much of the text is delivered, and on which days the marker may stand: asked once for each state of the workshop. */
  #deliveryOf(workshop: WorkshopSlice): Delivery {
    const { text } = this.#source
    if (this.#delivery?.workshop !== workshop || this.#delivery.text !== text) {
      const delivered = text ? this.#env.delivered(text, workshop) : 0
      this.#delivery = { text, workshop, delivered, days: text && markerDays(text, workshop) }
    }
    return this.#delivery
  }

  #context(view: RoomView, seatId: string): DecideContext {
    const { text, criterion, scaleOf } = this.#source
    const { delivered, days } = this.#deliveryOf(view.room.workshop)
    return {
      seatId,
      now: this.#env.clock(),
      newId: this.#env.newId,
      shuffle: this.#env.shuffle,
      criterion,
      days,
      seatFigures,
      agreementOf: (notes) =>
        keptAgreement(notes, { sections: sectionsOf(text, delivered), scaleOf }),
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
    const isPlanned = view.room.workshop.status === 'planned'
    for (const event of events) view = evolve(view, event)
    const stored = events.map((event) => ({
      channel: channelKey(audience(event)),
      body: JSON.stringify(event),
    }))
    store.append(this.id, this.#seq + this.#draft.events.length + 1, stored)
    for (const event of events) {
      if (event.type === 'workshopOpened') {
        store.setStatus(this.id, 'open', null)
        if (isPlanned) store.setDay(this.id, berlinDay(event.at))
      }
      if (event.type === 'workshopClosed' || event.type === 'commentPeriodExtended')
        store.setStatus(this.id, 'closed', view.room.workshop.commentUntil ?? null)
    }
    this.#draft.view = view
    this.#draft.events.push(...events)
    this.#draft.stored.push(...stored)
  }

  /** After the transaction is durable: the draft becomes the state and everybody hears it. */
  publish(): void {
    this.#accepted.keep()
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
    this.#accepted.takeBack()
    this.#box.forget()
  }

  /** The case text was withdrawn: gone from here and from every client. */
  withdrawText(): void {
    this.#source = { ...this.#source, text: null }
    this.#delivery = null
    this.hall.forgetText()
    this.hall.everybody({ t: 'textGone' })
    this.hall.closeAll(closeCode.gone, problem('reviewCase.withdrawn'))
  }
}

/** The entries everybody may have read, and how long each is: the text that agreement on passages is about. */
const sectionsOf = (text: CaseText | null, delivered: number) =>
  (text?.entries ?? [])
    .slice(0, delivered)
    .map((entry) => ({ id: entry.id, length: entry.text.length }))
