import { lookUp } from '../../shared/kernel/lookUp.ts'
import type { CaseText, Role } from '../../shared/caseText/caseText.ts'
import { rolesOf } from '../../shared/workshop/delivery.ts'
import type { Problem } from '../../shared/kernel/problem.ts'
import type { CommandType } from '../../shared/room/command.ts'
import type { RoomEvent } from '../../shared/room/event.ts'
import {
  closeCode,
  PROTOCOL_VERSION,
  type Channel,
  type ClientMessage,
  type Cursors,
  type ServerMessage,
} from '../../shared/protocol/message.ts'
import { ownOf } from '../../shared/room/slice.ts'
import type { RoomView } from '../../shared/room/roomView.ts'
import { problem } from '../../shared/kernel/problem.ts'
import { hearsFacilitation } from '../../shared/room/role.ts'
import { mayLowerHands } from '../../shared/room/access.ts'
import type { BallotBox } from './ballotBox.ts'
import { channelName } from './audience.ts'
import { ChannelLog } from './channelLog.ts'
import { CLOSE_RESTART, commitFrame, type Connection } from './connection.ts'
import { gaugeOf } from './gauge.ts'
import { MinuteFigures } from './minuteFigures.ts'
import { RoomPresence, WRITING_MS } from './presence.ts'
import type { Replayed } from './replay.ts'
import type { RoomEnv } from './roomEnv.ts'
import { isTextWithdrawn, type RoomSource } from './roomSource.ts'
import type { StoredEvent } from './roomStore.ts'

type Hello = Extract<ClientMessage, { t: 'hello' }>

/** Lines one seat, or the projectors of one workshop, may have open at once. */
const MAX_LINES = 12
/** How long changes of presence and counts are gathered before they are sent, in milliseconds. */
const GATHER_MS = 250

/** How long a seat that lost its line is waited for, in milliseconds. */
export const AWAY_MS = 10_000

type SeatEnd = Extract<RoomEvent, { type: 'seatRemoved' | 'seatLeft' | 'seatRefused' }>
const endsSeat = (event: RoomEvent): event is SeatEnd =>
  event.type === 'seatRemoved' || event.type === 'seatLeft' || event.type === 'seatRefused'

/** Does this event show everybody what waited unseen? */
const isOpening = (type: RoomEvent['type']): boolean =>
  type === 'annotationsRevealed' || type === 'proposalsOpened' || type === 'structureRevealed'

/** What a hall asks of its room: what it holds now, and what it rests on. */
export interface ShownRoom {
  readonly view: RoomView
  readonly source: RoomSource
}

/**
 * The people's side of a room: who is connected, what each may hear, and the frames that tell them.
 * One frame per channel and flush, encoded once (RO6); who hears a channel is decided here alone.
 */
export class RoomHall {
  readonly presence: RoomPresence
  /** Since when people come here, after a start or after everybody had lost the line. */
  #since: number
  readonly #room: ShownRoom
  readonly #env: RoomEnv
  readonly #box: BallotBox
  readonly #channels: Map<string, ChannelLog>
  readonly #connections = new Set<Connection>()
  #roles: { text: CaseText; of: number; roles: readonly Role[] } | null = null
  #snapshot: { count: number; json: Buffer } | null = null
  #entries: { text: CaseText; from: number; of: number; json: string } | null = null
  #cancelGathering: (() => void) | null = null
  #isStopped = false
  #presenceChanged = false
  readonly #figures: MinuteFigures
  /** Calls off the next look at the figures of the minute. */
  #cancelLook: (() => void) | null = null
  /** Calls off the look at who no longer writes. */
  #cancelStill: (() => void) | null = null
  /**
   * The counts last told to all and to the facilitation: unchanged ones are not sent, so that no frame tells that a
   * neighbour wrote (RO7).
   */
  #told: { all: string; facilitation: string } = { all: '', facilitation: '' }

  constructor(room: ShownRoom, env: RoomEnv, box: BallotBox, { channels, roomJson }: Replayed) {
    this.#room = room
    this.#env = env
    this.#box = box
    this.#channels = new Map(channels)
    if (roomJson !== null) this.#snapshot = { count: this.channel('room').count, json: roomJson }
    this.#since = env.clock()
    this.#figures = new MinuteFigures(env)
    this.presence = new RoomPresence(() => this.#figures.presenceChanged())
  }

  get connectionCount(): number {
    return this.#connections.size
  }

  /** How many events each channel had so far. */
  counts(): Record<string, number> {
    return Object.fromEntries([...this.#channels].map(([key, { count }]) => [key, count]))
  }

  /** The log of a channel, made when first needed. */
  channel(key: string): ChannelLog {
    const held = this.#channels.get(key)
    if (held) return held
    const made = new ChannelLog(this.#env.tailLength)
    this.#channels.set(key, made)
    return made
  }

  connectedSeats(): string[] {
    return Object.keys(this.#room.view.room.workshop.seats).filter((id) =>
      this.presence.connected(id),
    )
  }

  /**
   * Seats that are waited for: those that are connected, or lost the line only just now. After a restart, and after all
   * were gone, that is everybody, so that a consent does not close with the first one that comes back (VO7).
   */
  awaitedSeats(): string[] {
    const now = this.#env.clock()
    return Object.keys(this.#room.view.room.workshop.seats).filter(
      (id) =>
        this.presence.connected(id) ||
        now - Math.max(this.presence.lostAt(id) ?? 0, this.#since) < AWAY_MS,
    )
  }

  /** Lets a connection in. Of one seat the newest stay: the oldest may be lines that died without a word. */
  enter(connection: Connection): void {
    this.#connections.add(connection)
    const { seatId } = connection
    const same = [...this.#connections].filter(
      (other) => other.seatId === seatId && other.stage !== 'closed',
    )
    for (const oldest of same.slice(0, -MAX_LINES))
      oldest.bye(closeCode.tooMany, problem('server.tooMany'))
  }

  /** The first word of a connection: it is told everything it may hear, or to wait, or why not. */
  greet(connection: Connection, hello: Hello): void {
    if (connection.stage !== 'greeting') return
    if (hello.protocol !== PROTOCOL_VERSION) {
      connection.bye(closeCode.version, problem('protocol.version'))
      return
    }
    if (isTextWithdrawn(this.#room.source)) {
      connection.send({ t: 'textGone' })
      connection.bye(closeCode.gone, problem('reviewCase.withdrawn'))
      return
    }
    const { seatId } = connection
    if (seatId === null) return this.#welcome(connection, hello)
    this.presence.name(seatId, hello.name)
    if (lookUp(this.#room.view.room.workshop.seats, seatId)) return this.#welcome(connection, hello)
    if (!lookUp(this.#room.view.facilitation.waiting, seatId)) {
      connection.bye(closeCode.denied, problem('seat.removed'))
      return
    }
    connection.stage = 'waiting'
    connection.counted = true
    this.presence.arrive(seatId)
    const { title } = this.#room.source
    connection.send({ t: 'waiting', seatId, serverNow: this.#env.clock(), title })
    this.#presenceNews()
  }

  leave(connection: Connection): void {
    if (!this.#connections.delete(connection)) return
    connection.stage = 'closed'
    if (connection.seatId !== null && connection.counted)
      this.presence.depart(connection.seatId, this.#env.clock())
    this.#presenceNews()
  }

  raiseHand(connection: Connection, raised: boolean): void {
    if (connection.seatId === null || connection.stage !== 'live') return
    this.presence.hand(connection.seatId, raised)
    this.#presenceNews()
  }

  /**
   * A person types for a board: the facilitation sees that the group writes, and some time later that it no longer
   * does.
   */
  writing(connection: Connection): void {
    const { seatId } = connection
    if (seatId === null || connection.stage !== 'live') return
    this.presence.wrote(seatId, this.#env.clock())
    this.countsChanged()
    this.#cancelStill?.()
    this.#cancelStill = this.#env.later(WRITING_MS, () => {
      this.#cancelStill = null
      this.countsChanged()
    })
  }

  /** The seat that holds the facilitation lowers the hand of another one. */
  lowerHand(connection: Connection, seatId: string): void {
    const room = this.#room.view.room
    if (connection.seatId === null || connection.stage !== 'live') return
    if (!mayLowerHands(room, connection.seatId) || !lookUp(room.workshop.seats, seatId)) return
    this.presence.hand(seatId, false)
    this.#presenceNews()
  }

  // --- what a connection hears -------------------------------------------------------------------

  #facilitates(connection: Connection): boolean {
    return connection.seatId !== null && this.#isFacilitation(connection.seatId)
  }

  /** Does this seat hear the facilitation now? */
  #isFacilitation(seatId: string): boolean {
    return hearsFacilitation(this.#room.view.room, seatId)
  }

  /** The channel logs a connection hears, by the name it knows them under. */
  #heard(connection: Connection): { name: Channel; log: ChannelLog }[] {
    const { ownKeys } = connection
    const keys = this.#facilitates(connection) ? [...ownKeys, 'facilitation'] : ownKeys
    return keys.map((key) => ({ name: channelName(key), log: this.channel(key) }))
  }

  /** Names what a set of cursors belongs to: another seat or another role starts afresh. */
  #stream(connection: Connection): string {
    return [
      this.#room.source.id,
      connection.seatId ?? 'projector',
      this.#facilitates(connection) ? 'f' : 's',
    ].join('.')
  }

  #welcome(connection: Connection, hello: Pick<Hello, 'stream' | 'cursors' | 'text'>): void {
    const { seatId } = connection
    const heard = this.#heard(connection)
    const stream = this.#stream(connection)
    const tails = heard.map(({ name, log }) => ({ name, missing: log.after(hello.cursors[name]) }))
    const known = this.#env.sameStream(hello.stream, stream)
    const resumes = known && tails.every(({ missing }) => missing !== undefined)
    const cursors: Cursors = { room: 0, seat: 0, facilitation: 0 }
    for (const { name, log } of heard) cursors[name] = resumes ? hello.cursors[name] : log.count
    if (seatId !== null && !connection.counted) {
      if (!this.#isFacilitation(seatId) && this.#seatsHere() === 0) this.#since = this.#env.clock()
      this.presence.arrive(seatId)
    }
    connection.counted = seatId !== null
    connection.stage = 'live'
    connection.beginState()
    connection.sendState(this.#welcomeMessage(connection, stream, cursors, !resumes))
    if (resumes) {
      for (const { name, missing } of tails)
        if (missing && missing.length > 0)
          connection.sendState(commitFrame(name, hello.cursors[name] + 1, missing))
    }
    const { textId } = this.#room.source
    this.#sendEntries(connection, resumes && hello.text?.id === textId ? hello.text.entries : 0)
    this.#sendPresence([connection])
    this.#tellJoinCode([connection])
    connection.toldVoted = ''
    this.#tellVoted(connection)
    this.#tellGauge(connection, this.#gauge(this.#facilitates(connection)))
    this.#presenceNews()
  }

  #welcomeMessage(
    connection: Connection,
    stream: string,
    cursors: Cursors,
    withSnapshot: boolean,
  ): string | readonly Buffer[] {
    const { view, source } = this.#room
    const { seatId } = connection
    const facilitation = this.#facilitates(connection)
    const head: Omit<Extract<ServerMessage, { t: 'welcome' }>, 'snapshot'> = {
      t: 'welcome',
      protocol: PROTOCOL_VERSION,
      stream,
      you: seatId === null ? { kind: 'projector' } : { kind: 'seat', seatId, facilitation },
      serverNow: this.#env.clock(),
      cursors,
      workshop: {
        id: source.id,
        title: source.title,
        catalogueKey: source.catalogueKey,
        catalogueVersion: source.catalogueVersion,
      },
    }
    const start = JSON.stringify(head).slice(0, -1)
    if (!withSnapshot) return `${start},"snapshot":null}`
    const own = seatId === null ? 'null' : JSON.stringify(ownOf(view, seatId))
    const forFacilitation = facilitation ? JSON.stringify(view.facilitation) : 'null'
    return [
      Buffer.from(`${start},"snapshot":{"room":`),
      this.#roomJson(),
      Buffer.from(`,"facilitation":${forFacilitation},"own":${own}}}`),
    ]
  }

  /** The room's slice in UTF-8, encoded once per state: a class of 25 that reconnects is sent the same bytes. */
  #roomJson(): Buffer {
    const { count } = this.channel('room')
    if (this.#snapshot?.count !== count)
      this.#snapshot = { count, json: Buffer.from(JSON.stringify(this.#room.view.room)) }
    return this.#snapshot.json
  }

  /** Nothing of the text stays at hand. */
  forgetText(): void {
    this.#entries = null
    this.#roles = null
  }

  /** What is delivered, from an entry on; encoded once for all who ask for the same. */
  #entriesText(start: number): string | null {
    const { text, textId } = this.#room.source
    if (!text) return null
    const of = this.#env.delivered(text, this.#room.view.room.workshop)
    const from = Math.min(start, of)
    const held = this.#entries
    if (held?.text === text && held.from === from && held.of === of) return held.json
    const entries = text.entries.slice(from, of)
    const roles = this.#rolesUpTo(of)
    const json = JSON.stringify({
      ...{ t: 'entries', textId, title: text.title, from, of, entries, roles },
    } satisfies ServerMessage)
    this.#entries = { text, from, of, json }
    return json
  }

  /** What the abbreviations up to this entry stand for; looked for once for each delivery. */
  #rolesUpTo(of: number): readonly Role[] {
    const { text } = this.#room.source
    if (!text) return []
    if (this.#roles?.text !== text || this.#roles.of !== of)
      this.#roles = { text, of, roles: rolesOf(text.roles, text.entries.slice(0, of)) }
    return this.#roles.roles
  }

  #sendEntries(connection: Connection, from: number): void {
    const text = this.#entriesText(from)
    if (text !== null) connection.sendState(text)
  }

  // --- after a commit ----------------------------------------------------------------------------

  /** Tells everybody what became durable, each channel's news in one frame. */
  publish(events: readonly RoomEvent[], stored: readonly StoredEvent[], before: RoomView): void {
    const news = new Map<string, string[]>()
    for (const { channel, body } of stored) {
      const bodies = news.get(channel)
      if (bodies) bodies.push(body)
      else news.set(channel, [body])
    }
    const frames = new Map<string, string>()
    for (const [key, bodies] of news)
      frames.set(key, commitFrame(channelName(key), this.channel(key).append(bodies), bodies))
    const forFacilitation = frames.get('facilitation')
    if (events.some(({ type }) => isOpening(type))) this.#figures.opened(this.#room.view)
    // Roles, days and seats are facts of the workshop: if it is untouched, what each seat hears has not changed.
    const moved = before.room.workshop !== this.#room.view.room.workshop
    for (const connection of this.#connections) {
      if (connection.stage !== 'live') continue
      if (moved && this.#facilitationChanged(connection, before)) {
        this.#welcome(connection, {
          stream: null,
          cursors: { room: 0, seat: 0, facilitation: 0 },
          text: null,
        })
        continue
      }
      for (const key of connection.ownKeys) {
        const frame = frames.get(key)
        if (frame !== undefined) connection.sendText(frame)
      }
      // Asked only where there is something to hear: most of a room is told what everybody is told.
      if (forFacilitation !== undefined && this.#facilitates(connection))
        connection.sendText(forFacilitation)
    }
    this.#afterEvents(events)
    if (moved) this.#deliver(before)
    this.countsChanged()
  }

  #facilitationChanged(connection: Connection, before: RoomView): boolean {
    const { seatId } = connection
    // A seat that was removed hears that, and is welcomed no more (PH5).
    if (seatId === null || !lookUp(this.#room.view.room.workshop.seats, seatId)) return false
    return hearsFacilitation(before.room, seatId) !== this.#isFacilitation(seatId)
  }

  /** Admissions and removals follow from the events. */
  #afterEvents(events: readonly RoomEvent[]): void {
    for (const event of events) {
      if (event.type === 'seatAdmitted') this.#admit(event.seat.id)
      if (endsSeat(event)) this.endSeat(event.seatId)
      if (event.type.startsWith('seat')) this.#presenceChanged = true
    }
  }

  /** The text up to which the day marker moved goes to everybody who is live. */
  #deliver(before: RoomView): void {
    const { text } = this.#room.source
    if (!text) return
    const old = this.#env.delivered(text, before.room.workshop)
    if (this.#env.delivered(text, this.#room.view.room.workshop) === old) return
    const frame = this.#entriesText(old)
    if (frame === null) return
    for (const connection of this.#connections)
      if (connection.stage === 'live') connection.sendText(frame)
  }

  #admit(seatId: string): void {
    for (const connection of this.#connections) {
      if (connection.seatId !== seatId || connection.stage !== 'waiting') continue
      this.#welcome(connection, {
        stream: null,
        cursors: { room: 0, seat: 0, facilitation: 0 },
        text: null,
      })
    }
  }

  /** Ends every connection of a seat. */
  endSeat(seatId: string): void {
    for (const connection of [...this.#connections]) {
      if (connection.seatId === seatId) connection.bye(closeCode.denied, problem('seat.removed'))
    }
    this.presence.forget(seatId)
    this.#presenceNews()
  }

  /** Ends every connection of an account; what the renewed session opened is to come back with the new one. */
  dropAccount(accountId: string, renewed?: string): void {
    for (const connection of [...this.#connections]) {
      if (connection.accountId !== accountId) continue
      if (renewed !== undefined && connection.session === renewed)
        connection.bye(CLOSE_RESTART, problem('server.stopping'))
      else connection.bye(closeCode.login, problem('login.required'))
    }
  }

  /** Ends every projector: its link was replaced. */
  dropProjectors(): void {
    for (const connection of [...this.#connections])
      if (connection.seatId === null) connection.bye(closeCode.denied, problem('access.unknown'))
  }

  everybody(message: ServerMessage): void {
    const text = JSON.stringify(message)
    for (const connection of this.#connections) connection.sendText(text)
  }

  closeAll(code: number, why: Problem): void {
    for (const connection of [...this.#connections]) connection.bye(code, why)
  }

  // --- presence and counts, gathered ---------------------------------------------------------------

  #presenceNews(): void {
    this.#presenceChanged = true
    this.countsChanged()
  }

  /** Was the facilitation told that enough wait for what this command uncovers (RV8)? */
  toldEnough(type: CommandType): boolean {
    const told = this.#figures.told(this.#seatsHere())
    return (
      (type === 'openProposals' && told?.proposals === true) ||
      (type === 'reveal' && told?.late === true) ||
      (type === 'revealStructure' && told?.structureRatings === true)
    )
  }

  /** Counts are sent a quarter of a second later, once, however much happened. */
  countsChanged(): void {
    // A seat that leaves as the server stops changes counts, too: by then the database may be closed.
    if (this.#isStopped) return
    this.#cancelGathering ??= this.#env.later(GATHER_MS, () => {
      this.#cancelGathering = null
      const live = [...this.#connections].filter(({ stage }) => stage === 'live')
      if (this.#presenceChanged) this.#sendPresence(live)
      this.#presenceChanged = false
      this.#sendGauge(live)
      this.#lookLater()
    })
  }

  /** Names go to admitted seats only; who waits goes to the facilitation only; the projector gets counts. */
  #sendPresence(to: readonly Connection[]): void {
    const { seats } = this.#room.view.room.workshop
    const everybody = this.presence.list()
    const told = { forSeats: '', forFacilitation: '' }
    for (const connection of to) {
      if (connection.seatId === null) continue
      const kind = this.#facilitates(connection) ? 'forFacilitation' : 'forSeats'
      if (told[kind] === '') {
        const isAll = kind === 'forFacilitation'
        const heard = isAll ? everybody : everybody.filter(({ seatId }) => lookUp(seats, seatId))
        told[kind] = JSON.stringify({ t: 'presence', seats: heard } satisfies ServerMessage)
      }
      connection.sendText(told[kind])
    }
  }

  /** The join code was replaced: those who show it to the room are told. */
  joinCodeChanged(): void {
    this.#tellJoinCode([...this.#connections].filter(({ stage }) => stage === 'live'))
  }

  #tellJoinCode(to: readonly Connection[]): void {
    const hears = to.filter((connection) =>
      this.#env.hearsJoinCode(connection.seatId, this.#facilitates(connection)),
    )
    if (hears.length === 0) return
    const message: ServerMessage = {
      t: 'joinCode',
      joinCode: this.#env.joinCode(this.#room.source.id),
    }
    for (const connection of hears) connection.send(message)
  }

  #gauge(facilitation: boolean): string {
    const { view, source } = this.#room
    const now = this.#env.clock()
    const figures = facilitation ? this.#figures.told(this.#seatsHere()) : null
    return JSON.stringify(
      gaugeOf(view, this.presence, this.#box, source.text, facilitation, figures, now),
    )
  }

  /** Connected seats that do not hear the facilitation. */
  #seatsHere(): number {
    return this.connectedSeats().filter((seatId) => !this.#isFacilitation(seatId)).length
  }

  /**
   * Looks at the figures when the minute is full, as long as there is news and the facilitation is there to hear it
   * (RV8).
   */
  #lookLater(): void {
    if (this.#cancelLook || this.#isStopped) return
    const hears = [...this.#connections].some((connection) => this.#facilitates(connection))
    const wait = hears ? this.#figures.nextLookIn(this.#room.view) : null
    if (wait === null) return
    this.#cancelLook = this.#env.later(wait, () => {
      this.#cancelLook = null
      this.#figures.look(this.#room.view, this.#seatsHere())
      this.countsChanged()
    })
  }

  #sendGauge(to: readonly Connection[]): void {
    const next = { all: this.#gauge(false), facilitation: this.#gauge(true) }
    const told = this.#told
    this.#told = next
    for (const connection of to) {
      this.#tellVoted(connection)
      const kind = this.#facilitates(connection) ? 'facilitation' : 'all'
      if (told[kind] !== next[kind]) this.#tellGauge(connection, next[kind])
    }
  }

  /** Every window of a seat knows that the seat has voted, before a vote is tried there (VO9). */
  #tellVoted(connection: Connection): void {
    const { seatId } = connection
    if (seatId === null) return
    const voteIds = this.#room.view.room.vote.votes
      .filter(
        ({ id, result }) => result === null && this.#box.hasVoted(this.#room.view, id, seatId),
      )
      .map(({ id }) => id)
    const told = voteIds.join(' ')
    if (told === connection.toldVoted) return
    connection.toldVoted = told
    connection.send({ t: 'voted', voteIds })
  }

  #tellGauge(connection: Connection, gauge: string): void {
    connection.sendText(`{"t":"gauge","gauge":${gauge},"serverNow":${String(this.#env.clock())}}`)
  }

  /** Stops what is still gathered; nothing is told any more. */
  stop(): void {
    this.#isStopped = true
    this.#cancelGathering?.()
    this.#cancelGathering = null
    this.#cancelStill?.()
    this.#cancelStill = null
    this.#cancelLook?.()
    this.#cancelLook = null
  }
}
