import type { Catalogue } from '../../shared/catalogue/catalogue.ts'
import { criterionById, ratingsOf } from '../../shared/catalogue/catalogue.ts'
import { newId } from '../../shared/kernel/id.ts'
import { problem, type Problem } from '../../shared/kernel/problem.ts'
import { refuse, type Result } from '../../shared/kernel/result.ts'
import type { JoinCode } from '../../shared/protocol/api.ts'
import type { Command } from '../../shared/protocol/command.ts'
import { decide, serverDecided, type DecideContext } from '../../shared/protocol/decide.ts'
import { evolve } from '../../shared/protocol/evolve.ts'
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
import {
  emptySync,
  forgotten,
  give,
  greeting,
  hear,
  lost,
  type BallotAnswer,
  type Outcome,
  type RoomSync,
  type SyncStep,
} from '../../shared/protocol/roomSync.ts'
import type { OwnSlice, RoomView } from '../../shared/protocol/roomView.ts'
import type { TextId } from '../../shared/sharedText/sharedText.ts'
import { isWaiting } from '../../shared/vote/ownBallot.ts'
import type { Choice } from '../../shared/vote/vote.ts'
import type { Step } from '../../shared/workshop/agenda.ts'
import type { Seat } from '../../shared/workshop/seat.ts'
import { currentStep } from '../../shared/workshop/workshop.rules.ts'
import { ServerClock } from '../kernel/serverClock.ts'
import type { Transport, TransportEvents } from '../kernel/transport.ts'
import { RoomHistory } from './history.svelte.ts'
import { outlivesPage, type Kept, type KeptBallot } from './kept.ts'
import type { Outbox } from './outbox.ts'
import { heldAnswersName, OwnBallots } from './ownBallots.ts'
import { SharedTextDoc } from './sharedTextDoc.svelte.ts'
import type { VersionsQuestion } from './versionsQuestion.ts'

/** Whoever waits for the outcome of a command. */
interface Waiter {
  /** Place among all that was given in this window. */
  readonly at: number
  readonly settle: (result: Result<null>) => void
}

/** Something from before the page was loaded anew that the server did not take: shown until it is thrown away. */
export interface Returned {
  readonly kept: Kept
  readonly problem: Problem
}

/** What a room client takes from the world. */
export interface RoomClientWorld {
  readonly connect: (events: TransportEvents) => Transport
  /** The catalogue of the workshop, over HTTP. */
  readonly loadCatalogue: () => Promise<Result<Catalogue>>
  /** Why this browser has no place in the workshop any more; null where it has, or where that cannot be told. */
  readonly whyOut?: () => Promise<Problem | null>
  /** Where the device keeps what is not acknowledged; without it, it lives in memory. */
  readonly outbox?: Outbox | null
  readonly now: () => number
  readonly later: (ms: number, run: () => void) => () => void
  /** Runs something when the page is about to go; gives its own end. */
  readonly leaving?: (run: () => void) => () => void
}

/** Typing that is gathered before it is written to the device. */
interface Gathered {
  readonly write: () => void
  readonly callOff: () => void
}

/** How long typing is gathered before it is written to the device, in milliseconds. */
const GATHER_MS = 300
/** How often at most it is said that somebody types, in milliseconds. */
const TYPING_MS = 4_000
/** What a command's frame adds to the command, in bytes, generously. */
const FRAME_EDGE = 200

/**
 * The room as this browser knows it, and the only writer of room data: a shell of `RoomSync` that draws. `confirmed`
 * comes from commits in dense order alone; `view` is what it becomes with one's own pending commands. Every command
 * has exactly one outcome; what is pending survives a lost line and, where the device can keep it, a closed page; it
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
  #name: string | null = null
  #typingSaid = -Infinity
  #sync = $state.raw<RoomSync>(emptySync)
  /** By id of the command. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #waiters = new Map<string, Waiter>()
  #drafts = $state.raw<Readonly<Record<string, unknown>>>({})
  /** Drafts that are on their way as commands, as they were then. */
  #sending = $state.raw<Readonly<Record<string, unknown>>>({})
  /** How many forms of a name are on the screen. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #onScreen = new Map<string, number>()
  /** Drafts that are still gathered, by name. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #gathered = new Map<string, Gathered>()
  readonly #staying: (() => void) | undefined
  #given = 0
  /** Is what waits really on the device? */
  #keeps = $state.raw(false)
  /** Was looked for what an earlier page left here? Before that nobody knows which ballots are at hand. */
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
  /** Refused entries from before the page was loaded anew. */
  returned = $state.raw<readonly Returned[]>([])
  /** Drafts whose form went when the room went on. */
  left = $state.raw<readonly string[]>([])
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
  /** Something waits that would be lost with this page. */
  readonly atRisk: boolean = $derived(
    !this.#keeps && (this.pendingCount > 0 || Object.keys(this.#drafts).length > 0),
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

  /** Milliseconds left in the step at a server time; negative past the end, null where no clock runs. */
  remainingMs(now: number): number | null {
    const { endsAt, pausedRemainingMs } = this.view.room.workshop.clock
    return pausedRemainingMs ?? (endsAt === null ? null : endsAt - now)
  }

  /**
   * Gives a command; resolves with its one outcome, however long the line is gone. `draft` names the form it was made
   * from: where the command outlives the page, its draft leaves the device in the moment the command comes there, so
   * that the words never lie there twice. They go from the form once the server has them, and stay where it refuses.
   */
  run(command: Command, draft?: string): Promise<Result<null>> {
    // A frame that is too large would end the line again and again.
    if (bytesOf(command) > MAX_FRAME - FRAME_EDGE)
      return Promise.resolve(refuse(problem('input.tooLarge')))
    return new Promise((settle) => {
      const id = newId()
      this.#given++
      const outlives = outlivesPage(command)
      const from = outlives && draft !== undefined ? this.#handOver(draft) : null
      const settled = (result: Result<null>): void => {
        from?.settled(result.ok)
        settle(result)
      }
      this.#waiters.set(id, { at: this.#given, settle: settled })
      if (outlives) this.#outbox?.keep({ kind: 'command', id, command }, from?.kept)
      this.#take(give(this.#sync, { id, command }))
    })
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

  /** Lowers the hand of another seat; only whoever steers can. */
  lowerHand(seatId: string): void {
    this.#send({ t: 'lowerHand', seatId })
  }

  /** Somebody types for a board: said now and then, so that the facilitation sees that the group writes (GR3). */
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

  /** What stood in a form of this name when the page was left; undefined where nothing did. */
  draft(name: string): unknown {
    return this.#drafts[name]
  }

  /** Keeps what stands in a form and was not sent yet; null throws it away. */
  keepDraft(name: string, value: object | null): void {
    const { [name]: before, ...rest } = this.#drafts
    if (value === null && before === undefined) return
    this.#drafts = value === null ? rest : { ...rest, [name]: value }
    if (value === null) this.#find(name)
    this.#gathered.get(name)?.callOff()
    this.#gathered.delete(name)
    const outbox = this.#outbox
    if (!outbox) return
    if (value === null) return outbox.drop({ kind: 'draft', name, value })
    const write = () => {
      this.#gathered.delete(name)
      outbox.keep({ kind: 'draft', name, value })
    }
    this.#gathered.set(name, { write, callOff: this.#world.later(GATHER_MS, write) })
  }

  /** Is what stands in this form on its way as a command, just as it stands there? */
  isSending(name: string): boolean {
    return this.#drafts[name] !== undefined && this.#sending[name] === this.#drafts[name]
  }

  /**
   * A form of this name is on the screen, until the returned function is called. Where it goes because the room went on,
   * its writer is told what stood in it.
   */
  shows(name: string): () => void {
    const at = this.#stage
    this.#onScreen.set(name, (this.#onScreen.get(name) ?? 0) + 1)
    this.#find(name)
    return () => {
      const others = (this.#onScreen.get(name) ?? 1) - 1
      this.#onScreen.set(name, others)
      if (others === 0 && this.#stage !== at) this.#leave(name)
    }
  }

  /** Where the room is: another one has other screens. */
  get #stage(): string {
    const { status, stepId } = this.confirmed.room.workshop
    return `${status} ${stepId ?? ''}`
  }

  #leave(name: string): void {
    if (this.#drafts[name] === undefined || this.isSending(name) || this.left.includes(name)) return
    this.left = [...this.left, name]
  }

  #find(name: string): void {
    if (this.left.includes(name)) this.left = this.left.filter((other) => other !== name)
  }

  /** Gives what stands in a form away as a command; null where nothing does. */
  #handOver(name: string): { kept: Kept; settled: (taken: boolean) => void } | null {
    const value = this.#drafts[name]
    if (typeof value !== 'object' || value === null) return null
    this.#gathered.get(name)?.callOff()
    this.#gathered.delete(name)
    this.#sending = { ...this.#sending, [name]: value }
    const settled = (taken: boolean): void => {
      const { [name]: sent, ...rest } = this.#sending
      if (sent === value) this.#sending = rest
      // What was typed meanwhile stays.
      if (this.#drafts[name] !== value) return
      this.keepDraft(name, taken ? null : value)
      if (!taken && (this.#onScreen.get(name) ?? 0) === 0) this.#leave(name)
    }
    return { kept: { kind: 'draft', name, value }, settled }
  }

  /** Writes down at once what is still gathered. */
  #writeAll(): void {
    for (const { write, callOff } of [...this.#gathered.values()]) {
      callOff()
      write()
    }
    for (const text of this.#texts.values()) text.flush()
  }

  ask(question: VersionsQuestion): void {
    this.questions = [...this.questions, question]
  }

  answered(question: VersionsQuestion): void {
    this.questions = this.questions.filter((other) => other !== question)
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

  /** What a step leads to on the line, and for whoever waits. */
  #take({ sync, say, outcomes, restart }: SyncStep): void {
    this.#sync = sync
    for (const message of say) this.#send(message)
    for (const outcome of outcomes) this.#settle(outcome)
    if (restart) this.#transport.restart()
  }

  #lost(): void {
    this.#sync = lost(this.#sync)
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
    for (const { callOff } of this.#gathered.values()) callOff()
    this.#gathered.clear()
    this.#drafts = {}
    this.returned = []
    this.questions = []
    this.left = []
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
    this.keepDraft(heldAnswersName(voteId), null)
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

  /** False where nothing is to come back any more. */
  #restoreAll(found: readonly Kept[]): boolean {
    if (this.textGone || this.status === 'ended') return false
    for (const kept of found) this.#restore(kept)
    this.#dropClosed()
    return true
  }

  #restore(kept: Kept): void {
    if (kept.kind === 'draft') {
      this.#drafts = { [kept.name]: kept.value, ...this.#drafts }
      return
    }
    const settle = (result: Result<null>) => {
      if (!result.ok) this.returned = [...this.returned, { kept, problem: result.problem }]
    }
    if (kept.kind === 'ballot') return this.#restoreBallot(kept, settle)
    const { id, command } = kept
    if (this.#sync.pending.some((pending) => pending.id === id)) return
    this.#waiters.set(id, { at: 0, settle })
    this.#take(give(this.#sync, { id, command }))
  }

  #restoreBallot(kept: KeptBallot, settle: Waiter['settle']): void {
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
    waiter?.settle(result)
    // What came back stays on the device until somebody threw it away.
    if (!this.returned.some((entry) => placeIs(entry.kept, id)))
      this.#outbox?.drop({ kind: 'command', id, command })
  }

  /** What a pending command will lead to, as far as this browser can know. */
  #predict(view: RoomView, command: Command): RoomView {
    if (serverDecided.has(command.type) || this.me === null) return view
    const by = this.me.kind === 'seat' ? this.me.seatId : 'projector'
    const decided = decide(view, command, this.#context(by))
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
    }
  }
}

const bytesOf = (command: Command): number =>
  new TextEncoder().encode(JSON.stringify(command)).length

const placeIs = (kept: Kept, id: string): boolean => kept.kind === 'command' && kept.id === id
