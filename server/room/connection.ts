import type { Problem } from '../../shared/kernel/problem.ts'
import {
  closeCode,
  type Channel,
  type ServerMessage,
  type Viewer,
} from '../../shared/protocol/message.ts'
import { channelKey } from './audience.ts'

/** What the engine needs of a socket; `ws` fits, and so does a pair of queues in a test. */
export interface RoomSocket {
  send(text: string): void
  /** Sends one message that comes as pieces of UTF-8, without copying them. Where it is missing they are joined. */
  sendPieces?(pieces: readonly Buffer[]): void
  close(code: number, reason: string): void
  readonly bufferedAmount: number
}

/** A socket that lets this many bytes pile up is closed and resumes by number: the log makes dropping safe. */
export const MAX_BACKLOG = 1024 * 1024
/** Characters from which a message is a large one. */
const LARGE = MAX_BACKLOG / 2
/** "Service restart": clients come back by themselves. */
export const CLOSE_RESTART = 1012
/** "Try again": the client resumes where it was. */
const CLOSE_TRY_AGAIN = 1013

/** Codes that say: this caller may speak here no more. */
const withoutRight: ReadonlySet<number> = new Set([
  closeCode.denied,
  closeCode.login,
  closeCode.gone,
])

/** Where a connection stands: greeting until its hello, waiting until admitted, live afterwards. */
export type Stage = 'greeting' | 'waiting' | 'live' | 'closed'

/** One socket of a viewer. A seat may have several (tabs); each is told everything its seat may hear. */
export class Connection {
  readonly socket: RoomSocket
  /** The account behind a facilitation's connection, so that a logout can end it. */
  readonly accountId: string | null
  /** The session it was opened with; null for a seat or a projector. */
  readonly session: string | null
  /** Keys of the channels it hears whatever its role: the room, and its own seat. */
  readonly ownKeys: readonly string[]
  /** Null is the projector. */
  readonly seatId: string | null
  stage: Stage = 'greeting'
  /** Whether this connection counts for the presence of its seat. */
  counted = false
  /** What it was last told about the votes of its seat, so that it is told only what changed. */
  toldVoted = ''
  /** Why nothing that was said here is done any more, also what was queued before; null while it may be. */
  revoked: Problem | null = null
  /** Bytes of the state last sent: a room larger than the backlog must not shut out everybody who joins it. */
  #stateBytes = 0
  /**
   * Bytes of the last large message, for example a reveal: it piles up at once, and a seat is not behind because of it.
   */
  #largeBytes = 0

  constructor(
    socket: RoomSocket,
    viewer: Viewer,
    accountId: string | null,
    session: string | null = null,
  ) {
    this.socket = socket
    this.accountId = accountId
    this.session = session
    const seatId = viewer.kind === 'seat' ? viewer.seatId : null
    this.seatId = seatId
    this.ownKeys = seatId === null ? ['room'] : ['room', channelKey({ channel: 'seat', seatId })]
  }

  /** Sends one message. */
  send(message: ServerMessage): void {
    this.sendText(JSON.stringify(message))
  }

  /** What is sent as state from now on belongs to a new welcome. */
  beginState(): void {
    this.#stateBytes = 0
  }

  /** Sends a part of what a welcome brings: counted apart from what piles up, since it piles up at once. */
  sendState(message: string | readonly Buffer[]): void {
    const pieces = typeof message === 'string' ? [message] : message
    const bytes = pieces.reduce((sum, piece) => sum + Buffer.byteLength(piece), 0)
    this.#stateBytes += bytes
    if (typeof message === 'string') this.sendText(message)
    else if (!this.#takes(bytes > LARGE ? bytes : 0)) return
    else if (this.socket.sendPieces) this.socket.sendPieces(message)
    else this.socket.send(Buffer.concat(message).toString())
  }

  /** Sends an encoded message, unless the other side stopped reading. */
  sendText(text: string): void {
    if (this.#takes(text.length > LARGE ? Buffer.byteLength(text) : 0)) this.socket.send(text)
  }

  /** May another message be sent? `largeBytes` is its length if it is a large one. Closes the line of who is behind. */
  #takes(largeBytes: number): boolean {
    if (this.stage === 'closed') return false
    const backlog = this.socket.bufferedAmount
    if (backlog > MAX_BACKLOG + this.#stateBytes + this.#largeBytes) {
      this.close(CLOSE_TRY_AGAIN, 'behind')
      return false
    }
    // Only if the one before has left: large messages do not add up.
    if (backlog <= MAX_BACKLOG) this.#largeBytes = largeBytes
    return true
  }

  /** Says why and closes with a code that tells the client whether to come back. */
  bye(code: number, problem: Problem): void {
    if (withoutRight.has(code)) this.revoked = problem
    this.send({ t: 'bye', problem })
    this.close(code, problem.code)
  }

  close(code: number, reason: string): void {
    if (this.stage === 'closed') return
    this.stage = 'closed'
    this.socket.close(code, reason)
  }
}

/** A commit frame; built once per channel and flush, sent to everybody who hears it. */
export const commitFrame = (channel: Channel, first: number, bodies: readonly string[]): string =>
  `{"t":"commit","c":"${channel}","n":${String(first)},"e":[${bodies.join(',')}]}`
