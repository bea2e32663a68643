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

/** The part of a WebSocket that is used; a test brings its own. */
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
  readonly now: () => number
  readonly random: () => number
  readonly later: (ms: number, run: () => void) => () => void
}

const OPEN = 1
const FIRST_WAIT = 250
const LONGEST_WAIT = 10_000
/** A connection attempt that hangs this long is given up. */
const HANGING = 8_000
const noReturn: ReadonlySet<number> = new Set(Object.values(closeCode))

/**
 * A WebSocket with an own heartbeat and exponential back-off with full jitter. An unanswered ping, not silence, is
 * what counts as dead, so that a throttled background tab does not lose its line. Old sockets are orphaned: what
 * they still say changes nothing.
 */
export class WebSocketTransport implements Transport {
  readonly #world: TransportWorld
  readonly #events: TransportEvents
  #socket: SocketLike | null = null
  #attempts = 0
  #cancelWait: (() => void) | null = null
  #cancelPing: (() => void) | null = null
  #unanswered = 0
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
    if (this.#socket?.readyState === OPEN) return this.#ping()
    if (this.#socket === null) this.#connect()
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
    const socket = this.#world.open()
    this.#socket = socket
    const mine = () => this.#socket === socket
    this.#cancelPing = this.#world.later(HANGING, () => {
      if (mine() && socket.readyState !== OPEN) this.#lose()
    })
    socket.onopen = () => {
      if (!mine()) return
      this.#attempts = 0
      this.#unanswered = 0
      this.#events.opened()
      this.#ping()
    }
    socket.onmessage = ({ data }) => {
      if (!mine() || typeof data !== 'string') return
      const message = JSON.parse(data) as ServerMessage
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

  #ping(): void {
    this.#cancelPing?.()
    if (this.#unanswered >= 2) return this.#lose()
    this.#unanswered++
    this.send({ t: 'ping', sent: this.#world.now() })
    this.#cancelPing = this.#world.later(PING_INTERVAL, () => this.#ping())
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

/** The browser's own sockets and timers. */
export const browserWorld = (url: string): TransportWorld => ({
  open: () => new WebSocket(url) as SocketLike,
  now: () => Date.now(),
  random: () => Math.random(),
  later: (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
})
