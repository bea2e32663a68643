import type { SocketLike, TransportWorld } from './transport.ts'

/** The two ways through a network. */
export type Way = 'socket' | 'events'

/** An attempt that hung at least this long went into a wall: the other way comes next. */
const HUNG_MS = 4_000
/** A page that lives on server-sent events tries a WebSocket again after so long. */
const RETURN_MS = 5 * 60_000
/** Attempts in a row until one works: an offline moment must not turn everybody to the slower way. */
const ROUND: readonly Way[] = ['socket', 'socket', 'events']

interface Ways {
  readonly socket: () => SocketLike
  readonly events: () => SocketLike
}

/**
 * Chooses the way for each attempt to open a line: a WebSocket first, server-sent events after two WebSockets
 * failed or one hung, then what worked. Remembered for this page only.
 */
export class LineChoice {
  readonly #ways: Ways
  readonly #now: () => number
  #turn = 0
  #last: { readonly way: Way; readonly at: number; works: boolean } | null = null
  /** The way that answered last, and since when. */
  #proven: { readonly way: Way; readonly since: number } | null = null

  constructor(ways: Ways, now: () => number) {
    this.#ways = ways
    this.#now = now
  }

  /** The way that works at present; null before any did. */
  get way(): Way | null {
    return this.#proven?.way ?? null
  }

  readonly open: TransportWorld['open'] = () => {
    const way = this.#next()
    this.#last = { way, at: this.#now(), works: false }
    return this.#ways[way]()
  }

  readonly worked: TransportWorld['worked'] = () => {
    if (!this.#last) return
    const { way } = this.#last
    this.#last.works = true
    this.#turn = 0
    if (this.#proven?.way !== way) this.#proven = { way, since: this.#now() }
  }

  #next(): Way {
    const last = this.#last
    if (last?.works !== false) return this.#afterWorking()
    if (last.way === 'socket' && this.#now() - last.at >= HUNG_MS) this.#turn = ROUND.length - 1
    else this.#turn = (this.#turn + 1) % ROUND.length
    return ROUND[this.#turn] ?? 'socket'
  }

  /** The first attempt of a page, or after a line that lived: what worked, unless it is time to try the better way. */
  #afterWorking(): Way {
    const proven = this.#proven
    this.#turn = 0
    if (proven?.way !== 'events' || this.#now() - proven.since >= RETURN_MS) return 'socket'
    this.#turn = ROUND.length - 1
    return 'events'
  }
}
