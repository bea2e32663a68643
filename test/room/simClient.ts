import type { Problem } from '../../shared/kernel/problem.ts'
import type { Entry } from '../../shared/caseText/caseText.ts'
import type { JoinCode } from '../../shared/protocol/api.ts'
import type { Command } from '../../shared/protocol/command.ts'
import { evolve } from '../../shared/protocol/evolve.ts'
import {
  PROTOCOL_VERSION,
  type ClientMessage,
  type Cursors,
  type Gauge,
  type Presence,
  type ServerMessage,
  type Viewer,
} from '../../shared/protocol/message.ts'
import { emptyOwnSlice, emptyRoomView, type RoomView } from '../../shared/protocol/roomView.ts'
import type { Ballot } from '../../shared/vote/vote.ts'
import type { RoomSocket } from '../../server/room/connection.ts'
import type { RoomLine, Rooms } from '../../server/room/rooms.ts'

/** The viewer of a client, and the account behind it where it facilitates. */
export interface SimIdentity {
  readonly viewer: Viewer
  readonly accountId: string | null
}

/** Two queues between a client and the rooms: nothing arrives until it is delivered, and everything is text. */
class SimSocket implements RoomSocket {
  readonly toClient: string[] = []
  readonly toServer: string[] = []
  closedByServer: number | null = null
  readonly bufferedAmount = 0

  send(text: string): void {
    this.toClient.push(text)
  }

  close(code: number): void {
    this.closedByServer = code
  }
}

/**
 * A client as the protocol asks for it: confirmed state only from commits in dense order, pending commands
 * sent again after every welcome, one outcome per command. Records all it ever received.
 */
export class SimClient {
  readonly identity: SimIdentity
  readonly #rooms: () => Rooms
  readonly #workshopId: string
  #socket: SimSocket | null = null
  #line: RoomLine | null = null
  #stream: string | null = null
  #cursors: Cursors = { room: 0, seat: 0, facilitation: 0 }
  #live = false
  view: RoomView = emptyRoomView
  entries: Entry[] = []
  textId: string | null = null
  gauge: Gauge | null = null
  voted: readonly string[] = []
  presence: readonly Presence[] = []
  joinCode: JoinCode | null = null
  waiting = false
  closed: number | null = null
  lastBye: Problem | null = null
  readonly received: string[] = []
  readonly pending = new Map<string, Command>()
  readonly outcomes = new Map<string, Problem | null>()
  readonly ballots = new Map<string, { ballot: Ballot; acked: boolean; refused: Problem | null }>()
  gaps = 0

  constructor(rooms: () => Rooms, workshopId: string, identity: SimIdentity) {
    this.#rooms = rooms
    this.#workshopId = workshopId
    this.identity = identity
  }

  get seatId(): string {
    return this.identity.viewer.kind === 'seat' ? this.identity.viewer.seatId : 'projector'
  }

  get live(): boolean {
    return this.#live
  }

  get own() {
    return this.view.own[this.seatId] ?? emptyOwnSlice
  }

  get connected(): boolean {
    return this.#socket !== null
  }

  connect(name: string | null = null): void {
    this.drop()
    const socket = new SimSocket()
    const { viewer, accountId } = this.identity
    const line = this.#rooms().open(this.#workshopId, viewer, accountId, socket)
    if (!line) return
    this.#socket = socket
    this.#line = line
    const text = this.textId === null ? null : { id: this.textId, entries: this.entries.length }
    this.#say({
      t: 'hello',
      protocol: PROTOCOL_VERSION,
      stream: this.#stream,
      cursors: this.#cursors,
      text,
      name,
    })
  }

  /** Loses the connection; what was on its way is gone. */
  drop(): void {
    this.#line?.end()
    this.forgetLine()
  }

  /** The server died: there is nobody to say goodbye to. */
  forgetLine(): void {
    this.#line = null
    this.#socket = null
    this.#live = false
  }

  run(id: string, command: Command): void {
    this.pending.set(id, command)
    if (this.#live) this.#say({ t: 'command', id, command })
  }

  cast(ballot: Ballot): void {
    this.ballots.set(ballot.voteId, { ballot, acked: false, refused: null })
    if (this.#live) this.#say({ t: 'ballot', ballot })
  }

  /** Says something raw, as a broken or hostile client would. */
  say(text: string): void {
    this.#socket?.toServer.push(text)
  }

  #say(message: ClientMessage): void {
    this.say(JSON.stringify(message))
  }

  /** Delivers up to so many frames to the server. */
  deliverUp(most = Infinity): number {
    let count = 0
    while (count < most && this.#socket && this.#line) {
      const text = this.#socket.toServer.shift()
      if (text === undefined) break
      this.#line.hear(text)
      count++
    }
    return count
  }

  /** Delivers up to so many frames to the client. */
  deliverDown(most = Infinity): number {
    let count = 0
    while (count < most && this.#socket) {
      const text = this.#socket.toClient.shift()
      if (text === undefined) break
      this.received.push(text)
      this.#hear(JSON.parse(text) as ServerMessage)
      count++
    }
    const code = this.#socket?.closedByServer ?? null
    if (code !== null && this.#socket?.toClient.length === 0) {
      this.closed = code
      this.drop()
    }
    return count
  }

  #hear(message: ServerMessage): void {
    switch (message.t) {
      case 'welcome':
        return this.#welcome(message)
      case 'waiting':
        this.waiting = true
        return
      case 'commit':
        return this.#commit(message)
      case 'ack':
        for (const id of message.ids) this.#outcome(id, null)
        return
      case 'reject':
        return this.#outcome(message.id, message.problem)
      case 'ballotAck':
      case 'ballotReject': {
        const held = this.ballots.get(message.voteId)
        if (held?.ballot.turn !== message.turn) return
        held.acked = message.t === 'ballotAck'
        held.refused = message.t === 'ballotReject' ? message.problem : null
        return
      }
      case 'entries':
        if (message.textId !== this.textId || message.from === 0) this.entries = []
        this.textId = message.textId
        this.entries = [...this.entries.slice(0, message.from), ...message.entries]
        return
      case 'joinCode':
        this.joinCode = message.joinCode
        return
      case 'textGone':
        this.entries = []
        this.textId = null
        return
      case 'presence':
        this.presence = message.seats
        return
      case 'gauge':
        this.gauge = message.gauge
        return
      case 'voted':
        this.voted = message.voteIds
        return
      case 'bye':
        this.lastBye = message.problem
        return
      case 'pong':
        return
    }
  }

  #welcome(message: Extract<ServerMessage, { t: 'welcome' }>): void {
    this.waiting = false
    this.#live = true
    this.#stream = message.stream
    this.#cursors = { ...message.cursors }
    const { snapshot } = message
    if (snapshot) {
      this.view = {
        room: snapshot.room,
        facilitation: snapshot.facilitation ?? emptyRoomView.facilitation,
        own: snapshot.own ? { [this.seatId]: snapshot.own } : {},
      }
    }
    for (const [id, command] of this.pending) this.#say({ t: 'command', id, command })
    for (const { ballot, acked, refused } of this.ballots.values())
      if (!acked && !refused) this.#say({ t: 'ballot', ballot })
  }

  #commit({ c, n, e }: Extract<ServerMessage, { t: 'commit' }>): void {
    if (n !== this.#cursors[c] + 1) {
      this.gaps++
      throw new Error(`gap on ${c}: ${String(this.#cursors[c])} → ${String(n)}`)
    }
    this.#cursors[c] += e.length
    for (const event of e) this.view = evolve(this.view, event)
  }

  #outcome(id: string, problem: Problem | null): void {
    if (!this.pending.delete(id)) return
    if (this.outcomes.has(id)) throw new Error(`two outcomes for ${id}`)
    this.outcomes.set(id, problem)
  }
}
