import type { Catalogue } from '../../shared/catalogue/catalogue.ts'
import { criterionById, ratingsOf } from '../../shared/catalogue/catalogue.ts'
import { newId } from '../../shared/kernel/id.ts'
import { problem, type Problem } from '../../shared/kernel/problem.ts'
import { refuse, type Result } from '../../shared/kernel/result.ts'
import type { JoinCode } from '../../shared/join/joinCode.schema.ts'
import { mayGive, mayLowerHands, mayNot } from '../../shared/room/access.ts'
import type { Command, CommandType } from '../../shared/room/command.ts'
import { commandTraits, meansNow } from '../../shared/room/commandTraits.ts'
import { decide, type DecideContext } from '../../shared/room/decide.ts'
import { evolve } from '../../shared/room/evolve.ts'
import {
  closeCode,
  MAX_FRAME,
  type ClientMessage,
  type Gauge,
  type Presence,
  type ServerMessage,
  type Viewer,
} from '../../shared/protocol/message.ts'
import { ownIn, type Mirror } from '../../shared/protocol/mirror.ts'
import { thingOf } from '../../shared/protocol/thingOf.ts'
import { ownsOrEdits } from '../../shared/room/ownItems.ts'
import {
  emptySync,
  forgotten,
  give,
  givenUp,
  greeting,
  hear,
  lost,
  type BallotAnswer,
  type Outcome,
  type Pending,
  type RoomSync,
  type SyncStep,
} from '../../shared/protocol/roomSync.ts'
import type { OwnSlice, RoomView } from '../../shared/room/roomView.ts'
import type { TextId } from '../../shared/sharedText/sharedText.ts'
import { isWaiting } from '../../shared/vote/ownBallot.ts'
import type { Choice } from '../../shared/vote/vote.ts'
import type { Step } from '../../shared/workshop/agenda.ts'
import type { Seat } from '../../shared/workshop/seat.ts'
import { currentStep } from '../../shared/room/workshop.rules.ts'
import { ServerClock } from '../kernel/serverClock.ts'
import type { Transport, TransportEvents } from '../kernel/transport.ts'
import { Draft, Drafts, TextDraft } from './drafts.svelte.ts'
import { RoomHistory } from './history.svelte.ts'
import type { Given, Kept, KeptBallot } from './kept.ts'
import type { Outbox } from './outbox.ts'
import { heldAnswersName, OwnBallots } from './ownBallots.ts'
import { SharedTextDoc } from './sharedTextDoc.svelte.ts'
import type { VersionsQuestion } from './versionsQuestion.ts'

/** What waits for the outcome of a command. */
interface Waiter {
  /** Place among all that was given in this window; 0 for one that a closed page left behind. */
  readonly at: number
  /** The draft it was made from. */
  readonly from: Given | null
  readonly settle: (result: Result<null>) => void
}

/** Something the server did not take and that has no form any more: shown until it is thrown away. */
export interface Returned {
  readonly kept: Kept
  readonly problem: Problem
}

/** What a room client takes from the world. */
export interface RoomClientWorld {
  readonly connect: (events: TransportEvents) => Transport
  /** The catalogue of the workshop, over HTTP. */
  readonly loadCatalogue: () => Promise<Result<Catalogue>>
  /** Why this browser has no place in the workshop any more; null if it has, or where that cannot be told. */
  readonly whyOut?: () => Promise<Problem | null>
  /** Where the device keeps what is not acknowledged; without it, it lives in memory. */
  readonly outbox?: Outbox | null
  readonly now: () => number
  readonly later: (ms: number, run: () => void) => () => void
  /** Runs something when the page is about to go; gives its own end. */
  readonly leaving?: (run: () => void) => () => void
}

/** How often at most it is said that a person types, in milliseconds. */
const TYPING_MS = 4_000
/** What steers the room is given up when no answer came for so long, in milliseconds (RO10). */
const WANTED_MS = 10_000
/** What a command's frame adds to the command, in bytes, generously. */
const FRAME_EDGE = 200

/**
 * The room as this browser knows it, and the only writer of room data: a shell of `RoomSync` that draws. `confirmed`
 * comes from commits in dense order alone; `view` is what it becomes with one's own pending commands. Every command
 * has exactly one outcome; what is pending survives a lost line and, if the device can keep it, a closed page; it
 * is sent again under the same id.
 */
export class RoomClient {
  readonly #world: RoomClientWorld
  readonly #transport: Transport
  readonly #clock: ServerClock
  readonly #outbox: Outbox | null
  readonly #ballots: OwnBallots
  // Looked up by id and never drawn: each document is reactive itself.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #texts = new Map<string, SharedTextDoc>()
  readonly history: RoomHistory
  readonly #drafts: Drafts
  #name: string | null = null
  #typingSaid = -Infinity
  #sync = $state.raw<RoomSync>(emptySync)
  /** By id of the command. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #waiters = new Map<string, Waiter>()
  readonly #staying: (() => void) | undefined
  #given = 0
  /** Is what waits really on the device? */
  #keeps = $state.raw(false)
  /** Was looked for what an earlier page left here? Before that it is unknown which ballots are at hand. */
  #lookedBack = $state.raw(false)

  catalogue = $state.raw<Catalogue | null>(null)
  /** The code for those who come later; known to the facilitation and the projector only. */
  joinCode = $state.raw<JoinCode | null>(null)
  status = $state.raw<'connecting' | 'waiting' | 'live' | 'offline' | 'ended'>('connecting')
  /** The seat this browser waits with, until it is admitted. */
  waitingAs = $state.raw<string | null>(null)
  offlineSince = $state.raw<number | null>(null)
  savedAt = $state.raw<number | null>(null)
  /** Why the line ended for good. */
  ended = $state.raw<Problem | null>(null)
  /** The latest command of this window that the server took; typing does not count. */
  tookAt = $state.raw(0)
  /** When the server was last heard, on this device's clock. */
  heardAt = $state.raw<number | null>(null)
  /** Refused entries that have no form any more: from before the page was loaded anew, or let go by theirs. */
  returned = $state.raw<readonly Returned[]>([])
  /** Two versions of something, to be decided between; they outlive the screen they come from. */
  questions = $state.raw<readonly VersionsQuestion[]>([])

  readonly confirmed: RoomView = $derived(this.#sync.mirror.view)
  readonly me: Viewer | null = $derived(this.#sync.mirror.me)
  readonly text: Mirror['text'] = $derived(this.#sync.mirror.text)
  readonly presence: readonly Presence[] = $derived(this.#sync.mirror.presence)
  readonly gauge: Gauge | null = $derived(this.#sync.mirror.gauge)
  readonly title: string = $derived(this.#sync.mirror.title)
  readonly textGone: boolean = $derived(this.#sync.mirror.textGone)
  readonly view = $derived(
    this.#sync.pending.reduce((view, { command }) => this.#predict(view, command), this.confirmed),
  )
  readonly pendingCount: number = $derived(
    this.#sync.pending.length + Object.values(this.#sync.ballots).filter(isWaiting).length,
  )
  readonly seat: Seat | undefined = $derived(
    this.me?.kind === 'seat' ? this.view.room.workshop.seats[this.me.seatId] : undefined,
  )
  readonly own: OwnSlice = $derived(ownIn({ me: this.me, view: this.view }))
  readonly step: Step | undefined = $derived(currentStep(this.view.room.workshop))

  constructor(world: RoomClientWorld, name: string | null = null) {
    this.#world = world
    this.#name = name
    this.#outbox = world.outbox ?? null
    this.#clock = new ServerClock(world.now)
    this.history = new RoomHistory((command) => this.run(command))
    this.#drafts = new Drafts({
      outbox: this.#outbox,
      later: world.later,
      stage: () => {
        const { status, stepId } = this.confirmed.room.workshop
        return `${status} ${stepId ?? ''}`
      },
      onItsWay: (given) =>
        this.#sync.pending.some(({ id }) => this.#waiters.get(id)?.from?.value === given),
    })
    this.#ballots = new OwnBallots(
      {
        ballots: () => this.#sync.ballots,
        hold: (ballots) => {
          this.#sync = { ...this.#sync, ballots }
        },
        say: (ballot) => {
          if (this.#sync.live) this.#send({ t: 'ballot', ballot })
        },
      },
      this.#outbox,
    )
    this.#staying = world.leaving?.(() => this.#writeAll())
    this.#transport = world.connect({
      opened: () => this.#send(greeting(this.#sync, this.#name)),
      received: (message) => this.#hear(message),
      lost: () => this.#lost(),
      ended: (code) => this.#end(code),
    })
  }

  /** Something waits that would be lost with this page. */
  get atRisk(): boolean {
    return !this.#keeps && (this.pendingCount > 0 || !this.#drafts.isEmpty)
  }

  /** How many commands this window gave so far. */
  get given(): number {
    return this.#given
  }

  newId(): string {
    return newId()
  }

  serverNow(): number {
    return this.#clock.now()
  }

  /** Milliseconds left in the step at a server time; negative past the end, null if no clock runs. */
  remainingMs(now: number): number | null {
    const { endsAt, pausedRemainingMs } = this.view.room.workshop.clock
    return pausedRemainingMs ?? (endsAt === null ? null : endsAt - now)
  }

  /**
   * May this browser give a command of this type now? Screens ask this, and the server the same of every command.
   * `itemId`: about this thing that was said.
   */
  may(type: CommandType, itemId?: string): boolean {
    if (this.me === null) return false
    const seatId = seatOf(this.me)
    if (!mayGive(this.view.room, seatId, type)) return false
    return itemId === undefined || (seatId !== null && ownsOrEdits(this.view, itemId, seatId))
  }

  /**
   * Gives a command; resolves with its one outcome, however long the line is gone. `draft` is what it was made from:
   * if the command outlives the page, its draft leaves the device in the moment the command comes there, so that the
   * words never lie there twice. They go from the form once the server has them, and stay if it refuses.
   *
   * What steers the room is refused without a line, and given up when no answer comes (RO10).
   */
  run(command: Command, draft?: Draft): Promise<Result<null>> {
    // A frame that is too large would end the line again and again.
    if (bytesOf(command) > MAX_FRAME - FRAME_EDGE)
      return Promise.resolve(refuse(problem('input.tooLarge')))
    if (meansNow(command.type)) return this.#runNow(command)
    return new Promise((settle) => {
      const id = newId()
      this.#given++
      const { outlives } = commandTraits[command.type]
      const from = outlives && draft ? this.#drafts.give(draft.name) : null
      this.#waiters.set(id, { at: this.#given, from, settle })
      if (outlives)
        this.#outbox?.keep(commandKept(id, command, from), from && this.#drafts.keptOf(from))
      this.#take(give(this.#sync, { id, command }))
    })
  }

  #runNow(command: Command): Promise<Result<null>> {
    if (!this.#sync.live) return Promise.resolve(refuse(problem('connection.none')))
    return new Promise((settle) => {
      const id = newId()
      this.#given++
      const stop = this.#world.later(WANTED_MS, () => this.#giveUp((one) => one.id === id))
      const ended = (result: Result<null>): void => {
        stop()
        settle(result)
      }
      this.#waiters.set(id, { at: this.#given, from: null, settle: ended })
      this.#take(give(this.#sync, { id, command, until: this.#clock.now() + WANTED_MS }))
    })
  }

  #giveUp(which: (one: Pending) => boolean): void {
    this.#take(givenUp(this.#sync, which, problem('connection.unanswered')))
  }

  /** Is something on its way that makes, changes or takes away the thing of this id? */
  waitingFor(id: string): boolean {
    return this.#sync.pending.some(({ command }) => thingOf(command) === id)
  }

  /** Casts or changes a ballot under a key that only this browser knows. */
  castBallot(voteId: string, choice: Choice, text = ''): Promise<Result<null>> {
    return this.#ballots.cast(voteId, choice, text)
  }

  myBallot(voteId: string): { choice: Choice; text: string; saved: boolean } | null {
    return this.#ballots.my(voteId)
  }

  /** Has this seat voted from a window whose key is not at hand here (VO4)? */
  votedElsewhere(voteId: string): boolean {
    const known = this.#lookedBack && this.#sync.mirror.voted.includes(voteId)
    return known && this.myBallot(voteId) === null
  }

  raiseHand(raised: boolean): void {
    this.#send({ t: 'hand', raised })
  }

  /** May this browser lower the hands of others? */
  get mayLowerHands(): boolean {
    return this.seat !== undefined && mayLowerHands(this.view.room, this.seat.id)
  }

  /** Lowers the hand of another seat. */
  lowerHand(seatId: string): void {
    this.#send({ t: 'lowerHand', seatId })
  }

  /** A person types for a board: said now and then, so that the facilitation sees that the group writes (GR3). */
  typing(): void {
    const now = this.#world.now()
    if (!this.#sync.live || now - this.#typingSaid < TYPING_MS) return
    this.#typingSaid = now
    this.#send({ t: 'writing' })
  }

  /** Tries to reach the server at once. */
  nudge(): void {
    this.#transport.nudge()
  }

  sharedText(textId: TextId): SharedTextDoc {
    const held = this.#texts.get(textId)
    if (held) return held
    const made = new SharedTextDoc({
      send: (update) => this.run({ type: 'updateText', textId, update }),
      later: this.#world.later,
    })
    made.receive(this.confirmed.room.sharedText.states[textId])
    this.#texts.set(textId, made)
    return made
  }

  /** What stands in the form of this name and was not sent yet, past the screen and past the page. */
  draft<Value extends object>(name: string): Draft<Value> {
    return new Draft<Value>(this.#drafts, name)
  }

  /** The draft of a form with one field. */
  textDraft(name: string): TextDraft {
    return new TextDraft(this.#drafts, name)
  }

  /** Drafts whose form went when the room went on: their writer is told. */
  get left(): readonly Draft[] {
    return this.#drafts.left.map((name) => this.draft(name))
  }

  /** Writes down at once what is still gathered. */
  #writeAll(): void {
    this.#drafts.writeAll()
    for (const text of this.#texts.values()) text.flush()
  }

  ask(question: VersionsQuestion): void {
    this.questions = [...this.questions, question]
  }

  answered(question: VersionsQuestion): void {
    this.questions = this.questions.filter((other) => other !== question)
  }

  /** Can an entry that came back be written anew here: is its form on the screen, and free? */
  mayReopen({ kept }: Returned): boolean {
    const from = kept.kind === 'command' ? kept.from : undefined
    return from !== undefined && this.#drafts.isShown(from.name) && !this.#drafts.value(from.name)
  }

  /** Puts the words of an entry that came back into their form again. */
  reopen(entry: Returned): void {
    const { kept } = entry
    if (kept.kind !== 'command' || !kept.from) return
    if (this.#drafts.takeBack(kept.from, kept))
      this.returned = this.returned.filter((other) => other !== entry)
  }

  /** Throws away an entry that came back. */
  dropReturned(entry: Returned): void {
    this.returned = this.returned.filter((other) => other !== entry)
    this.#outbox?.drop(entry.kept)
  }

  dispose(): void {
    this.#staying?.()
    for (const text of this.#texts.values()) text.dispose()
    this.#transport.close()
  }

  #send(message: ClientMessage): void {
    this.#transport.send(message)
  }

  /** What a step leads to on the line, and for what waits. */
  #take({ sync, say, outcomes, restart }: SyncStep): void {
    this.#sync = sync
    for (const message of say) this.#send(message)
    for (const outcome of outcomes) this.#settle(outcome)
    if (restart) this.#transport.restart()
  }

  #lost(): void {
    this.#sync = lost(this.#sync)
    this.#giveUp(({ command }) => meansNow(command.type))
    this.offlineSince ??= this.#world.now()
    if (this.status === 'live' || this.status === 'waiting') this.status = 'offline'
    void this.#askWhyOut()
  }

  /** A seat that is gone gets no line any more, and no word on it: HTTP says why. */
  async #askWhyOut(): Promise<void> {
    const why = await this.#world.whyOut?.()
    if (!why || this.#sync.live || this.status === 'ended') return
    this.#transport.close()
    this.ended = why
    this.#end(why.code === 'login.required' ? closeCode.login : closeCode.gone)
  }

  #end(code: number): void {
    const { mirror } = this.#sync
    this.#sync = { ...lost(this.#sync), mirror: { ...mirror, text: null } }
    this.status = 'ended'
    this.ended ??= problem('access.unknown')
    if (code === closeCode.denied || code === closeCode.gone) this.#forget()
  }

  /** The place in the workshop is gone: nothing of it stays on this device. */
  #forget(): void {
    this.#take(forgotten(this.#sync, this.ended ?? problem('reviewCase.withdrawn')))
    this.#drafts.forget()
    this.returned = []
    this.questions = []
    void this.#outbox?.forget()
  }

  #hear(message: ServerMessage): void {
    this.heardAt = this.#world.now()
    const step = hear(this.#sync, message)
    this.#take(step)
    if (!step.restart) this.#answer(message, step.answer)
  }

  /** What a message means beyond the state of the room. */
  #answer(message: ServerMessage, ballot: BallotAnswer | null): void {
    switch (message.t) {
      case 'welcome':
        this.#clock.hint(message.serverNow)
        if (message.snapshot) this.#refreshTexts()
        return this.#welcomed()
      case 'waiting':
        this.#clock.hint(message.serverNow)
        this.status = 'waiting'
        this.waitingAs = message.seatId
        this.offlineSince = null
        return
      case 'commit':
        for (const event of message.e) {
          if (event.type === 'textUpdated') this.#texts.get(event.textId)?.receive(event.update)
          if (event.type === 'voteClosed') this.#voteClosed(event.voteId)
        }
        return
      case 'ack':
        this.savedAt = this.#world.now()
        return
      case 'ballotAck':
      case 'ballotReject':
        if (!ballot) return
        this.#ballots.answered(ballot)
        if (ballot.result.ok) this.savedAt = this.#world.now()
        return
      case 'textGone':
        return this.#forget()
      case 'gauge':
        return this.#clock.hint(message.serverNow)
      case 'joinCode':
        this.joinCode = message.joinCode
        return
      case 'pong':
        return this.#clock.measured(message.sent, message.serverNow)
      case 'bye':
        this.ended = message.problem
        return
      case 'reject':
      case 'entries':
      case 'presence':
      case 'voted':
        return
    }
  }

  #welcomed(): void {
    this.status = 'live'
    this.offlineSince = null
    if (!this.catalogue) void this.#loadCatalogue()
    this.#dropClosed()
    void this.#takeOver()
  }

  /** Nothing of a ballot stays once its vote is closed, given or not. */
  #voteClosed(voteId: string): void {
    this.#ballots.closed(voteId)
    this.draft(heldAnswersName(voteId)).drop()
  }

  #dropClosed(): void {
    for (const { id, result } of this.confirmed.room.vote.votes)
      if (result !== null) this.#voteClosed(id)
  }

  async #loadCatalogue(): Promise<void> {
    const loaded = await this.#world.loadCatalogue()
    if (loaded.ok) this.catalogue = loaded.value
  }

  /** What a closed page left behind goes on here. */
  async #takeOver(): Promise<void> {
    if (this.me?.kind !== 'seat') return
    const late = (found: readonly Kept[]) => this.#restoreAll(found)
    const found = (await this.#outbox?.open(late).catch(() => [])) ?? []
    this.#keeps = this.#outbox?.ready ?? false
    if (this.#restoreAll(found)) this.#lookedBack = true
  }

  /** False if nothing is to come back any more. */
  #restoreAll(found: readonly Kept[]): boolean {
    if (this.textGone || this.status === 'ended') return false
    for (const kept of found) this.#restore(kept)
    this.#dropClosed()
    return true
  }

  #restore(kept: Kept): void {
    if (kept.kind === 'draft') {
      this.#drafts.restore(kept.name, kept.value)
      // Earlier versions kept a note of the perspectives by whose it was: no form asks for it by that name any more.
      if (kept.name.startsWith('perspective ')) this.#drafts.endForm(kept.name)
      return
    }
    if (kept.kind === 'ballot') return this.#restoreBallot(kept)
    const { id, command, from = null } = kept
    if (this.#sync.pending.some((pending) => pending.id === id)) return
    this.#waiters.set(id, { at: 0, from, settle: () => undefined })
    this.#take(give(this.#sync, { id, command }))
  }

  #restoreBallot(kept: KeptBallot): void {
    const settle = (result: Result<null>) => {
      if (!result.ok) this.#giveBack(kept, result.problem)
    }
    const vote = this.confirmed.room.vote.votes.find(({ id }) => id === kept.voteId)
    if (kept.waiting.length === 0 && vote?.result !== null) this.#outbox?.drop(kept)
    else this.#ballots.restore(kept, settle)
  }

  #refreshTexts(): void {
    for (const [id, text] of this.#texts) text.receive(this.confirmed.room.sharedText.states[id])
  }

  #settle({ id, command, result }: Outcome): void {
    const waiter = this.#waiters.get(id)
    this.#waiters.delete(id)
    if (result.ok && command.type !== 'updateText')
      this.tookAt = Math.max(this.tookAt, waiter?.at ?? 0)
    const from = waiter?.from ?? null
    const kept = commandKept(id, command, from)
    // These words are on no screen any more. They stay on the device until they are thrown away.
    const formless = waiter?.at === 0 || (from !== null && this.#drafts.wasLetGo(from))
    if (!result.ok && formless) this.#giveBack(kept, result.problem)
    else {
      if (from && result.ok) this.#drafts.taken(from)
      if (from && !result.ok) this.#drafts.refused(from, kept)
      this.#outbox?.drop(kept)
    }
    waiter?.settle(result)
  }

  #giveBack(kept: Kept, problem: Problem): void {
    this.returned = [...this.returned, { kept, problem }]
  }

  /** What a pending command will lead to, as far as this browser can know: nothing if the server will refuse it. */
  #predict(view: RoomView, command: Command): RoomView {
    if (!commandTraits[command.type].predicted || this.me === null) return view
    const seatId = seatOf(this.me)
    if (mayNot(view.room, seatId, command.type)) return view
    const decided = decide(view, command, this.#context(seatId ?? 'projector'))
    return decided.ok ? decided.value.reduce(evolve, view) : view
  }

  #context(seatId: string): DecideContext {
    return {
      seatId,
      now: this.#clock.now(),
      newId,
      shuffle: (items) => [...items],
      days: null,
      entryText: (id) => this.text?.entries.find((entry) => entry.id === id)?.text,
      criterion: (id) => {
        const found = this.catalogue && criterionById(this.catalogue, id)
        if (!found || !this.catalogue) return undefined
        const ratings = ratingsOf(this.catalogue, found).map(({ value }) => value)
        return { dimension: found.dimension, ratings }
      },
      seatFigures: () => [],
      agreementOf: () => null,
    }
  }
}

/** The seat of a viewer; null for the projector, which has none. */
const seatOf = (me: Viewer): string | null => (me.kind === 'seat' ? me.seatId : null)

const commandKept = (id: string, command: Command, from: Given | null): Kept => ({
  kind: 'command',
  id,
  command,
  ...(from && { from }),
})

const bytesOf = (command: Command): number =>
  new TextEncoder().encode(JSON.stringify(command)).length
