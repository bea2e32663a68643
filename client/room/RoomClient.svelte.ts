import type { Catalogue } from '../../shared/catalogue/catalogue.ts'
import { criterionById, ratingsOf } from '../../shared/catalogue/catalogue.ts'
import type { Entry } from '../../shared/caseText/caseText.ts'
import { newId } from '../../shared/kernel/id.ts'
import { problem, type Problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import type { Command } from '../../shared/protocol/command.ts'
import { decide, serverDecided, type DecideContext } from '../../shared/protocol/decide.ts'
import { evolve } from '../../shared/protocol/evolve.ts'
import {
  PROTOCOL_VERSION,
  type Channel,
  type ClientMessage,
  type Cursors,
  type Gauge,
  type Presence,
  type ServerMessage,
  type Viewer,
} from '../../shared/protocol/message.ts'
import {
  emptyFacilitationSlice,
  emptyOwnSlice,
  emptyRoomView,
  type OwnSlice,
  type RoomView,
} from '../../shared/protocol/roomView.ts'
import type { TextId } from '../../shared/sharedText/sharedText.ts'
import type { Choice } from '../../shared/vote/vote.ts'
import type { Step } from '../../shared/workshop/agenda.ts'
import type { Seat } from '../../shared/workshop/seat.ts'
import { currentStep } from '../../shared/workshop/workshop.rules.ts'
import { ServerClock } from '../kernel/serverClock.ts'
import type { Transport, TransportEvents } from '../kernel/transport.ts'
import { RoomHistory } from './history.svelte.ts'
import { SharedTextDoc } from './sharedTextDoc.svelte.ts'

interface Pending {
  readonly id: string
  readonly command: Command
  readonly settle: (result: Result<null>) => void
}

interface OwnBallot {
  readonly key: string
  readonly turn: number
  readonly choice: Choice
  readonly text: string
  readonly saved: boolean
  readonly settle: (result: Result<null>) => void
}

/** What a room client takes from the world. */
export interface RoomClientWorld {
  readonly connect: (events: TransportEvents) => Transport
  /** The catalogue of the workshop, over HTTP. */
  readonly loadCatalogue: () => Promise<Result<Catalogue>>
  readonly now: () => number
  readonly later: (ms: number, run: () => void) => () => void
}

const noCursors: Cursors = { room: 0, seat: 0, facilitation: 0 }

/**
 * The room as this browser knows it, and the only writer of room data. `confirmed` comes from commits in dense
 * order alone; `view` is what it becomes with one's own pending commands. Every command has exactly one outcome;
 * what is pending survives a lost line and is sent again under the same id.
 */
export class RoomClient {
  readonly #world: RoomClientWorld
  readonly #transport: Transport
  readonly #clock: ServerClock
  // Looked up by id and never drawn: each document is reactive itself.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #texts = new Map<string, SharedTextDoc>()
  readonly history: RoomHistory
  #stream: string | null = null
  #cursors: Cursors = { ...noCursors }
  #name: string | null = null
  #live = false
  #pending = $state.raw<readonly Pending[]>([])
  #ballots = $state.raw<Readonly<Record<string, OwnBallot>>>({})

  confirmed = $state.raw<RoomView>(emptyRoomView)
  me = $state.raw<Viewer | null>(null)
  text = $state.raw<{ id: string; title: string; entries: readonly Entry[] } | null>(null)
  catalogue = $state.raw<Catalogue | null>(null)
  presence = $state.raw<readonly Presence[]>([])
  gauge = $state.raw<Gauge | null>(null)
  title = $state.raw('')
  status = $state.raw<'connecting' | 'waiting' | 'live' | 'offline' | 'ended'>('connecting')
  offlineSince = $state.raw<number | null>(null)
  savedAt = $state.raw<number | null>(null)
  /** Why the line ended for good. */
  ended = $state.raw<Problem | null>(null)
  textGone = $state.raw(false)
  /** When the server was last heard, on this device's clock. */
  heardAt = $state.raw<number | null>(null)

  readonly view = $derived(
    this.#pending.reduce((view, { command }) => this.#predict(view, command), this.confirmed),
  )
  readonly pendingCount = $derived(
    this.#pending.length + Object.values(this.#ballots).filter(({ saved }) => !saved).length,
  )
  readonly seat: Seat | undefined = $derived(
    this.me?.kind === 'seat' ? this.view.room.workshop.seats[this.me.seatId] : undefined,
  )
  readonly own: OwnSlice = $derived(
    this.me?.kind === 'seat' ? (this.view.own[this.me.seatId] ?? emptyOwnSlice) : emptyOwnSlice,
  )
  readonly step: Step | undefined = $derived(currentStep(this.view.room.workshop))

  constructor(world: RoomClientWorld, name: string | null = null) {
    this.#world = world
    this.#name = name
    this.#clock = new ServerClock(world.now)
    this.history = new RoomHistory((command) => this.run(command))
    this.#transport = world.connect({
      opened: () => this.#hello(),
      received: (message) => this.#hear(message),
      lost: () => this.#lost(),
      ended: () => this.#end(),
    })
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

  /** Gives a command; resolves with its one outcome, however long the line is gone. */
  run(command: Command): Promise<Result<null>> {
    return new Promise((settle) => {
      const pending = { id: newId(), command, settle }
      this.#pending = [...this.#pending, pending]
      if (this.#live) this.#send({ t: 'command', id: pending.id, command })
    })
  }

  /** Casts or changes a ballot under a key that only this window knows. */
  castBallot(voteId: string, choice: Choice, text = ''): Promise<Result<null>> {
    return new Promise((settle) => {
      const before = this.#ballots[voteId]
      before?.settle(ok(null))
      const turn = (before?.turn ?? 0) + 1
      const key = before?.key ?? newId()
      this.#ballots = {
        ...this.#ballots,
        [voteId]: { key, turn, choice, text, saved: false, settle },
      }
      if (this.#live) this.#send({ t: 'ballot', ballot: { voteId, key, turn, choice, text } })
    })
  }

  myBallot(voteId: string): { choice: Choice; text: string; saved: boolean } | null {
    return this.#ballots[voteId] ?? null
  }

  raiseHand(raised: boolean): void {
    this.#send({ t: 'hand', raised })
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

  dispose(): void {
    for (const text of this.#texts.values()) text.dispose()
    this.#transport.close()
  }

  #send(message: ClientMessage): void {
    this.#transport.send(message)
  }

  #hello(): void {
    const text = this.text && { id: this.text.id, entries: this.text.entries.length }
    this.#send({
      t: 'hello',
      protocol: PROTOCOL_VERSION,
      stream: this.#stream,
      cursors: this.#cursors,
      text,
      name: this.#name,
    })
  }

  #lost(): void {
    this.#live = false
    this.offlineSince ??= this.#world.now()
    if (this.status === 'live' || this.status === 'waiting') this.status = 'offline'
  }

  #end(): void {
    this.#live = false
    this.status = 'ended'
    this.ended ??= problem('access.unknown')
    this.text = null
  }

  #hear(message: ServerMessage): void {
    this.heardAt = this.#world.now()
    switch (message.t) {
      case 'welcome':
        return this.#welcome(message)
      case 'waiting':
        this.#clock.hint(message.serverNow)
        this.status = 'waiting'
        this.offlineSince = null
        this.title = message.title
        return
      case 'commit':
        return this.#commit(message.c, message.n, message)
      case 'ack':
        for (const id of message.ids) this.#settle(id, ok(null))
        this.savedAt = this.#world.now()
        return
      case 'reject':
        return this.#settle(message.id, refuse(message.problem))
      case 'ballotAck':
        return this.#ballotAnswered(message.voteId, message.turn, ok(null))
      case 'ballotReject':
        return this.#ballotAnswered(message.voteId, message.turn, refuse(message.problem))
      case 'entries':
        return this.#entries(message)
      case 'textGone':
        this.textGone = true
        this.text = null
        this.confirmed = emptyRoomView
        return
      case 'presence':
        this.presence = message.seats
        return
      case 'gauge':
        this.#clock.hint(message.serverNow)
        this.gauge = message.gauge
        return
      case 'pong':
        return this.#clock.measured(message.sent, message.serverNow)
      case 'bye':
        this.ended = message.problem
    }
  }

  #welcome(message: Extract<ServerMessage, { t: 'welcome' }>): void {
    this.#clock.hint(message.serverNow)
    this.#stream = message.stream
    this.#cursors = { ...message.cursors }
    this.me = message.you
    this.title = message.workshop.title
    const { snapshot, you } = message
    if (snapshot) {
      this.confirmed = {
        room: snapshot.room,
        facilitation: snapshot.facilitation ?? emptyFacilitationSlice,
        own: you.kind === 'seat' && snapshot.own ? { [you.seatId]: snapshot.own } : {},
      }
      this.#refreshTexts()
    }
    this.#live = true
    this.status = 'live'
    this.offlineSince = null
    if (!this.catalogue) void this.#loadCatalogue()
    for (const { id, command } of this.#pending) this.#send({ t: 'command', id, command })
    for (const [voteId, { key, turn, choice, text, saved }] of Object.entries(this.#ballots))
      if (!saved) this.#send({ t: 'ballot', ballot: { voteId, key, turn, choice, text } })
  }

  async #loadCatalogue(): Promise<void> {
    const loaded = await this.#world.loadCatalogue()
    if (loaded.ok) this.catalogue = loaded.value
  }

  #commit(channel: Channel, first: number, { e }: Extract<ServerMessage, { t: 'commit' }>): void {
    if (first !== this.#cursors[channel] + 1) {
      // A gap always means trouble: ask for everything anew instead of guessing.
      this.#stream = null
      return this.#transport.restart()
    }
    this.#cursors = { ...this.#cursors, [channel]: this.#cursors[channel] + e.length }
    this.confirmed = e.reduce(evolve, this.confirmed)
    for (const event of e)
      if (event.type === 'textUpdated') this.#texts.get(event.textId)?.receive(event.update)
  }

  #refreshTexts(): void {
    for (const [id, text] of this.#texts) text.receive(this.confirmed.room.sharedText.states[id])
  }

  #entries(message: Extract<ServerMessage, { t: 'entries' }>): void {
    const { textId, title, from, entries } = message
    const held = this.text?.id === textId ? this.text.entries.slice(0, from) : []
    this.text = { id: textId, title, entries: [...held, ...entries] }
  }

  #settle(id: string, result: Result<null>): void {
    const found = this.#pending.find((pending) => pending.id === id)
    if (!found) return
    this.#pending = this.#pending.filter((pending) => pending !== found)
    found.settle(result)
  }

  #ballotAnswered(voteId: string, turn: number, result: Result<null>): void {
    const held = this.#ballots[voteId]
    if (held?.turn !== turn) return
    if (result.ok) this.#ballots = { ...this.#ballots, [voteId]: { ...held, saved: true } }
    else {
      const { [voteId]: _refused, ...rest } = this.#ballots
      this.#ballots = rest
    }
    held.settle(result)
  }

  /** What a pending command will lead to, as far as this browser can know. */
  #predict(view: RoomView, command: Command): RoomView {
    if (serverDecided.has(command.type) || this.me?.kind !== 'seat') return view
    const decided = decide(view, command, this.#context(this.me.seatId))
    return decided.ok ? decided.value.reduce(evolve, view) : view
  }

  #context(seatId: string): DecideContext {
    return {
      seatId,
      now: this.#clock.now(),
      newId,
      shuffle: (items) => [...items],
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
