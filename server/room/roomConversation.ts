import { idSchema } from '../../shared/kernel/id.schema.ts'
import { problem, type Problem } from '../../shared/kernel/problem.ts'
import { closeCode, type ClientMessage } from '../../shared/protocol/message.ts'
import { clientMessageSchema } from '../../shared/protocol/message.schema.ts'
import { FailureLimit } from '../kernel/failureLimit.ts'
import type { Committer } from './committer.ts'
import type { Connection } from './connection.ts'
import type { Room } from './room.ts'

/** Frames that could not be read before a connection is closed. */
const MAX_MALFORMED = 20
/** A connection may send this many seconds' worth of frames at once. */
const BURST_SECONDS = 4
/** Frames a connection may send per second, unless the server is set otherwise. */
const FRAMES_PER_SECOND = 100

/** Bytes a seat may send per frame of its allowance, on average and over all its lines: most frames have a few hundred. */
const BYTES_A_FRAME = 1024
/** A seat may send this many seconds' worth of bytes at once: a device that comes back brings all it kept. */
const BYTES_BURST_SECONDS = 10

/** The budget of bytes of every seat, over all lines it has open (BI4): a frame costs by its length. */
export const seatBytes = (clock: () => number, perSecond = FRAMES_PER_SECOND): FailureLimit => {
  const bytesPerSecond = perSecond * BYTES_A_FRAME
  return new FailureLimit(
    { burst: bytesPerSecond * BYTES_BURST_SECONDS, forgetMs: 1000 / bytesPerSecond },
    clock,
  )
}

/** What a conversation takes from the rooms. */
interface ConversationDeps {
  readonly committer: Committer
  /** Milliseconds. */
  readonly clock: () => number
  readonly framesPerSecond?: number | undefined
  /** Shared by all lines, so that a seat pays over all it has open. */
  readonly bytes?: FailureLimit
  /** Told once the line has ended. */
  readonly left?: () => void
}

/** One open line into a room, for the code that holds the socket. */
export type RoomLine = Pick<RoomConversation, 'hear' | 'pinged' | 'loggedOut' | 'end'>

/** What one socket says, read frame by frame and turned into work for its room. Never throws on input. */
export class RoomConversation {
  readonly #room: Room
  readonly #connection: Connection
  readonly #committer: Committer
  readonly #clock: () => number
  readonly #left: () => void
  #malformed = 0
  readonly #perSecond: number
  readonly #bytes: FailureLimit
  /** Under which its bytes are counted: a seat of this room, or its projectors together. */
  readonly #payer: string
  #budget: number
  #budgetAt: number
  #acks: string[] = []

  constructor(room: Room, connection: Connection, deps: ConversationDeps) {
    const { committer, clock, framesPerSecond = FRAMES_PER_SECOND } = deps
    this.#room = room
    this.#connection = connection
    this.#committer = committer
    this.#clock = clock
    this.#perSecond = framesPerSecond
    this.#bytes = deps.bytes ?? seatBytes(clock, framesPerSecond)
    this.#left = deps.left ?? (() => undefined)
    this.#payer = `${room.id}/${connection.seatId ?? 'projector'}`
    this.#budget = framesPerSecond * BURST_SECONDS
    this.#budgetAt = clock()
  }

  /** One frame as it arrived. */
  hear(text: string): void {
    if (!this.#affords(Buffer.byteLength(text)) || !this.pinged()) return
    const json = parseJson(text)
    const parsed = clientMessageSchema.safeParse(json)
    if (parsed.success) this.#answer(parsed.data)
    else this.#refuseMalformed(json, parsed.error.issues[0]?.path)
  }

  /**
   * Counted before the frame is read, since reading is what it costs. False if the line is closed, or closes for it.
   */
  #affords(bytes: number): boolean {
    if (this.#connection.stage === 'closed') return false
    if (this.#bytes.waitMs(this.#payer) === 0) {
      this.#bytes.failed(this.#payer, bytes)
      return true
    }
    this.#connection.bye(closeCode.tooMany, problem('server.tooMany'))
    return false
  }

  /**
   * Something was said, if only to ask for a sign of life. False if it is one too many: the line is closed, or closes
   * for it.
   */
  pinged(): boolean {
    if (this.#connection.stage === 'closed') return false
    if (this.#withinBudget()) return true
    this.#connection.bye(closeCode.tooMany, problem('server.tooMany'))
    return false
  }

  /** The session behind it is over: nothing that is said here is done any more, and it closes. */
  loggedOut(): void {
    this.#connection.bye(closeCode.login, problem('login.required'))
  }

  /** The other side is gone. */
  end(): void {
    this.#room.hall.leave(this.#connection)
    this.#left()
  }

  #withinBudget(): boolean {
    const now = this.#clock()
    const refill = (Math.max(0, now - this.#budgetAt) / 1000) * this.#perSecond
    this.#budget = Math.min(this.#perSecond * BURST_SECONDS, this.#budget + refill) - 1
    this.#budgetAt = now
    return this.#budget >= 0
  }

  #answer(message: ClientMessage): void {
    switch (message.t) {
      case 'hello':
        this.#committer.submit({
          room: this.#room,
          run: () => undefined,
          done: () => this.#room.hall.greet(this.#connection, message),
        })
        return
      case 'command':
        return this.#command(message)
      case 'ballot':
        return this.#ballot(message)
      case 'hand':
        return this.#room.hall.raiseHand(this.#connection, message.raised)
      case 'writing':
        return this.#room.hall.writing(this.#connection)
      case 'lowerHand':
        return this.#room.hall.lowerHand(this.#connection, message.seatId)
      case 'ping':
        this.#connection.send({ t: 'pong', sent: message.sent, serverNow: this.#clock() })
    }
  }

  #command({ id, command, until }: Extract<ClientMessage, { t: 'command' }>): void {
    if (this.#connection.stage !== 'live') return this.#reject(id, problem('seat.notAdmitted'))
    this.#committer.submit({
      room: this.#room,
      // Asked again when its turn comes: the right may have ended while it waited.
      run: () =>
        this.#connection.revoked ?? this.#room.execute(this.#connection.seatId, id, command, until),
      done: (refused) => {
        // Not remembered as refused: after a new login the same command may be given.
        if (this.#connection.revoked) return
        if (refused) this.#reject(id, this.#room.refused(this.#connection.seatId, id, refused))
        else this.#acks.push(id)
      },
      teller: this,
    })
  }

  #ballot({ ballot }: Extract<ClientMessage, { t: 'ballot' }>): void {
    const { voteId, turn } = ballot
    const seatId = this.#liveSeat()
    const tell = (refused: Problem | undefined) =>
      refused
        ? this.#connection.send({ t: 'ballotReject', voteId, turn, problem: refused })
        : this.#connection.send({ t: 'ballotAck', voteId, turn })
    if (seatId === null) return tell(problem('seat.notAdmitted'))
    this.#committer.submit({
      room: this.#room,
      run: () => this.#connection.revoked ?? this.#room.cast(seatId, ballot),
      done: tell,
    })
  }

  #liveSeat(): string | null {
    return this.#connection.stage === 'live' ? this.#connection.seatId : null
  }

  /** Acknowledgements of one flush travel together, after the commits. */
  tell(): void {
    if (this.#acks.length === 0) return
    const ids = this.#acks
    this.#acks = []
    this.#connection.send({ t: 'ack', ids })
  }

  #reject(id: string, refused: Problem): void {
    this.#connection.send({ t: 'reject', id, problem: refused })
  }

  #refuseMalformed(json: unknown, path: readonly PropertyKey[] | undefined): void {
    this.#malformed++
    if (this.#malformed > MAX_MALFORMED) {
      this.#connection.bye(closeCode.tooMuch, problem('protocol.malformed'))
      return
    }
    const field = path?.map(String).join('.').slice(0, 200)
    this.#reject(commandIdOf(json), problem('protocol.malformed', undefined, field))
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // refused as malformed by the caller
  }
}

/** The id a broken command names, so that its sender can be told which one it was; otherwise empty. */
function commandIdOf(json: unknown): string {
  if (typeof json !== 'object' || json === null || !('id' in json)) return ''
  const parsed = idSchema.safeParse(json.id)
  return parsed.success ? parsed.data : ''
}
