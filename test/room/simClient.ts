import type { Entry } from '../../shared/caseText/caseText.ts'
import type { Problem } from '../../shared/kernel/problem.ts'
import { lookUp } from '../../shared/kernel/lookUp.ts'
import type { JoinCode } from '../../shared/join/joinCode.schema.ts'
import type { Command } from '../../shared/room/command.ts'
import type {
  ClientMessage,
  Gauge,
  Presence,
  ServerMessage,
  Viewer,
} from '../../shared/protocol/message.ts'
import { emptySync, type SyncRules, type SyncStep } from '../../shared/protocol/roomSync.ts'
import { emptyOwnSlice, type RoomView } from '../../shared/room/roomView.ts'
import type { Ballot, Choice } from '../../shared/vote/vote.ts'
import type { RoomSocket } from '../../server/room/connection.ts'
import type { RoomLine } from '../../server/room/roomConversation.ts'
import type { Rooms } from '../../server/room/rooms.ts'

/** The viewer of a client, and the account behind it if it facilitates. */
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

/** What a simulated client takes from the world. */
export interface SimClientWorld {
  readonly rooms: () => Rooms
  readonly workshopId: string
  readonly newId: () => string
  /** The client that ships, or one with a fault. */
  readonly rules: SyncRules
}

/**
 * The client that ships (`RoomSync`) in a shell without a screen, over a line that delivers when the test says so.
 * Records all it ever received and every outcome.
 */
export class SimClient {
  readonly identity: SimIdentity
  readonly #world: SimClientWorld
  #socket: SimSocket | null = null
  #line: RoomLine | null = null
  #sync = emptySync
  joinCode: JoinCode | null = null
  waiting = false
  closed: number | null = null
  lastBye: Problem | null = null
  readonly received: string[] = []
  readonly outcomes = new Map<string, Problem | null>()
  /** The latest turn of each vote, whether one was ever taken, and why the latest was refused. */
  readonly ballots = new Map<string, { ballot: Ballot; acked: boolean; refused: Problem | null }>()
  gaps = 0

  constructor(world: SimClientWorld, identity: SimIdentity) {
    this.#world = world
    this.identity = identity
  }

  get seatId(): string {
    return this.identity.viewer.kind === 'seat' ? this.identity.viewer.seatId : 'projector'
  }

  get live(): boolean {
    return this.#sync.live
  }

  get view(): RoomView {
    return this.#sync.mirror.view
  }

  get own() {
    return lookUp(this.view.own, this.seatId) ?? emptyOwnSlice
  }

  get entries(): readonly Entry[] {
    return this.#sync.mirror.text?.entries ?? []
  }

  get gauge(): Gauge | null {
    return this.#sync.mirror.gauge
  }

  get voted(): readonly string[] {
    return this.#sync.mirror.voted
  }

  get presence(): readonly Presence[] {
    return this.#sync.mirror.presence
  }

  get pending(): ReadonlyMap<string, Command> {
    return new Map(this.#sync.pending.map(({ id, command }) => [id, command]))
  }

  get connected(): boolean {
    return this.#socket !== null
  }

  connect(name: string | null = null): void {
    this.drop()
    const socket = new SimSocket()
    const { viewer, accountId } = this.identity
    const { rooms, workshopId, rules } = this.#world
    const line = rooms().open(workshopId, viewer, accountId, socket)
    if (!line) return
    this.#socket = socket
    this.#line = line
    this.#say(rules.greeting(this.#sync, name))
  }

  /** Loses the connection; what was on its way is gone. */
  drop(): void {
    this.#line?.end()
    this.forgetLine()
  }

  /** The server died: no one is left to say goodbye to. */
  forgetLine(): void {
    this.#line = null
    this.#socket = null
    this.#sync = this.#world.rules.lost(this.#sync)
  }

  run(id: string, command: Command): void {
    this.#take(this.#world.rules.give(this.#sync, { id, command }))
  }

  /** Casts or changes the ballot of a vote as a person does. */
  vote(voteId: string, choice: Choice): void {
    const { rules, newId } = this.#world
    this.cast(rules.nextTurn(this.#sync.ballots, voteId, choice, '', newId()))
  }

  /** Casts a ballot just as it is given, honest or not. */
  cast(ballot: Ballot): void {
    const { acked = false } = this.ballots.get(ballot.voteId) ?? {}
    this.ballots.set(ballot.voteId, { ballot, acked, refused: null })
    this.#take(this.#world.rules.cast(this.#sync, ballot))
  }

  /** Says something raw, as a broken or hostile client would. */
  say(text: string): void {
    this.#socket?.toServer.push(text)
  }

  #say(message: ClientMessage): void {
    this.say(JSON.stringify(message))
  }

  /** One commit that is on its way to this client is never heard; true if there was one. */
  loseCommit(): boolean {
    const frames = this.#socket?.toClient ?? []
    const at = frames.findIndex((text) => text.startsWith('{"t":"commit"'))
    if (at < 0) return false
    frames.splice(at, 1)
    return true
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

  #take({ sync, say, outcomes, answer, restart }: SyncStep): void {
    this.#sync = sync
    for (const message of say) this.#say(message)
    for (const { id, result } of outcomes) {
      if (this.outcomes.has(id)) throw new Error(`two outcomes for ${id}`)
      this.outcomes.set(id, result.ok ? null : result.problem)
    }
    const cast = answer && this.ballots.get(answer.voteId)
    if (cast && answer.result.ok) cast.acked = true
    if (cast && answer.turn === cast.ballot.turn)
      cast.refused = answer.result.ok ? null : answer.result.problem
    if (!restart) return
    this.gaps++
    this.connect()
  }

  #hear(message: ServerMessage): void {
    this.#take(this.#world.rules.hear(this.#sync, message))
    if (message.t === 'welcome') this.waiting = false
    if (message.t === 'waiting') this.waiting = true
    if (message.t === 'joinCode') this.joinCode = message.joinCode
    if (message.t === 'bye') this.lastBye = message.problem
  }
}
