import {
  closeCode,
  PING_INTERVAL,
  type ClientMessage,
  type ServerMessage,
} from '../../shared/protocol/message.ts'

/** What a transport tells its owner. */
export interface TransportEvents {
  /** A line is open; the owner says hello. */
  opened(): void
  received(message: ServerMessage): void
  /** The line was lost; a new attempt follows by itself. */
  lost(): void
  /** The server asked not to come back. */
  ended(code: number): void
}

/** A line into a room that comes back by itself. */
export interface Transport {
  send(message: ClientMessage): void
  /** Tries at once, instead of waiting. */
  nudge(): void
  /** Gives the line up and opens a new one: what came over the old one cannot be trusted. */
  restart(): void
  close(): void
}

/** The part of a WebSocket that is used; server-sent events with posts fit in, and a test brings its own. */
export interface SocketLike {
  readonly readyState: number
  onopen: (() => void) | null
  onmessage: ((event: { data: unknown }) => void) | null
  onclose: ((event: { code: number }) => void) | null
  send(text: string): void
  close(): void
}

/** What a transport takes from the world. */
export interface TransportWorld {
  readonly open: () => SocketLike
  /** The line opened last answered: this way through the network works. */
  readonly worked: () => void
  readonly now: () => number
  readonly random: () => number
  readonly later: (ms: number, run: () => void) => () => void
}

const OPEN = 1
const FIRST_WAIT = 250
const LONGEST_WAIT = 10_000
/** A line on which nothing was heard for so long after its opening began is given up. */
const HANGING = 8_000
/** An answer that is not there after so long is asked for once more, and then given up. */
const PATIENCE = 5_000
/** After a nudge the answer is awaited this long: a phone that wakes up knows soon whether its line still lives. */
const NUDGED = 5_000
const noReturn: ReadonlySet<number> = new Set(Object.values(closeCode))

/**
 * A line with an own heartbeat and exponential back-off with full jitter. Unanswered pings, not silence, are what
 * counts as dead, so that a throttled background tab does not lose its line; a dead one is found within 10 to 20
 * seconds. Old sockets are orphaned: what they still say changes nothing.
 */
export class LineTransport implements Transport {
  readonly #world: TransportWorld
  readonly #events: TransportEvents
  #socket: SocketLike | null = null
  #attempts = 0
  #cancelWait: (() => void) | null = null
  #cancelPing: (() => void) | null = null
  #unanswered = 0
  #pingedAt = 0
  #heard = false
  #closed = false

  constructor(world: TransportWorld, events: TransportEvents) {
    this.#world = world
    this.#events = events
    this.#connect()
  }

  send(message: ClientMessage): void {
    if (this.#socket?.readyState === OPEN) this.#socket.send(JSON.stringify(message))
  }

  nudge(): void {
    if (this.#closed) return
    if (this.#socket === null) return this.#connect()
    if (this.#socket.readyState === OPEN && this.#heard) this.#ping(NUDGED)
  }

  restart(): void {
    this.#lose()
  }

  close(): void {
    this.#closed = true
    this.#abandon()
    this.#cancelWait?.()
    this.#cancelWait = null
  }

  #connect(): void {
    if (this.#closed) return
    this.#cancelWait?.()
    this.#abandon()
    this.#heard = false
    const socket = this.#open()
    if (!socket) return this.#lose()
    this.#socket = socket
    const mine = () => this.#socket === socket
    this.#cancelPing = this.#world.later(HANGING, () => {
      if (mine()) this.#lose()
    })
    socket.onopen = () => {
      if (mine()) this.#events.opened()
    }
    socket.onmessage = ({ data }) => {
      if (!mine() || typeof data !== 'string') return
      const message = JSON.parse(data) as ServerMessage
      if (!this.#heard) this.#answered()
      if (message.t === 'pong') this.#unanswered = 0
      this.#events.received(message)
    }
    socket.onclose = ({ code }) => {
      if (!mine()) return
      if (!noReturn.has(code)) return this.#lose()
      this.close()
      this.#events.ended(code)
    }
  }

  /** Some filters make the browser refuse a line outright. */
  #open(): SocketLike | null {
    try {
      return this.#world.open()
    } catch {
      return null
    }
  }

  /** The first word on a line: only now is it one. */
  #answered(): void {
    this.#heard = true
    this.#attempts = 0
    this.#unanswered = 0
    this.#world.worked()
    this.#ping()
  }

  /** Asks for a sign of life; with `patience` the line is given up when none came by then. */
  #ping(patience?: number): void {
    this.#cancelPing?.()
    if (this.#unanswered >= 2) return this.#lose()
    this.#unanswered++
    this.#pingedAt = this.#world.now()
    this.send({ t: 'ping', sent: this.#pingedAt })
    this.#cancelPing = this.#world.later(patience ?? PATIENCE, () => {
      if (patience !== undefined && this.#unanswered > 0) this.#lose()
      else if (this.#unanswered > 0) this.#ping()
      else this.#pingLater()
    })
  }

  /** The next ping is due an interval after the last one: at once if a sleeping tab's timer came late. */
  #pingLater(): void {
    // A clock that was set back makes no line wait longer.
    const rest = Math.min(PING_INTERVAL, PING_INTERVAL - (this.#world.now() - this.#pingedAt))
    if (rest <= 0) this.#ping()
    else this.#cancelPing = this.#world.later(rest, () => this.#ping())
  }

  /** The line is gone: tells, waits between nothing and twice as long as last time, tries again. */
  #lose(): void {
    this.#abandon()
    this.#events.lost()
    const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.#attempts++)
    this.#cancelWait = this.#world.later(longest * this.#world.random(), () => this.#connect())
  }

  #abandon(): void {
    this.#cancelPing?.()
    this.#cancelPing = null
    const socket = this.#socket
    this.#socket = null
    socket?.close()
  }
}

/** The browser's own clock, chance and timers. */
export const browserTimers: Pick<TransportWorld, 'now' | 'random' | 'later'> = {
  now: () => Date.now(),
  random: () => Math.random(),
  later: (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}
