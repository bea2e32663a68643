import type { WebSocket } from '@fastify/websocket'

/** How often all lines are looked at, in milliseconds: a dead WebSocket is found within 20 to 40 seconds. */
export const BEAT_MS = 20_000
/** A sleeping tab still posts once a minute; silence of this many milliseconds means that the page is gone. */
const SILENCE_MS = 90_000

/** One line that is watched. */
export interface Beat {
  /** Something came from the other side. */
  heard(): void
  end(): void
}

/**
 * Finds lines whose other side went away without a word (a closed lid, a lost network), so that no seat is shown as
 * present that is not. Browsers answer the ping of a WebSocket by themselves, also in tabs that sleep.
 */
export class Pulse {
  readonly #clock: () => number
  readonly #checks = new Set<() => void>()
  readonly #timer: NodeJS.Timeout

  constructor(clock: () => number, beatMs = BEAT_MS) {
    this.#clock = clock
    this.#timer = setInterval(() => this.beat(), beatMs)
    this.#timer.unref()
  }

  /** Looks at every line once. */
  beat(): void {
    for (const check of [...this.#checks]) check()
  }

  /** Pings a WebSocket and ends it when a ping stayed unanswered until the next beat. */
  watchSocket(socket: Pick<WebSocket, 'on' | 'ping' | 'terminate'>): Beat {
    let answered = true
    const heard = () => (answered = true)
    socket.on('pong', heard)
    return this.#watch(heard, () => {
      if (!answered) return socket.terminate()
      answered = false
      socket.ping()
    })
  }

  /** Ends a line that was silent for too long. */
  watchSilence(cut: () => void): Beat {
    let last = this.#clock()
    const heard = () => (last = this.#clock())
    return this.#watch(heard, () => {
      if (this.#clock() - last > SILENCE_MS) cut()
    })
  }

  #watch(heard: () => void, check: () => void): Beat {
    this.#checks.add(check)
    return { heard, end: () => this.#checks.delete(check) }
  }

  stop(): void {
    clearInterval(this.#timer)
    this.#checks.clear()
  }
}
