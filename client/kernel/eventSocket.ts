import { MAX_FRAME } from '../../shared/protocol/message.ts'
import type { SocketLike } from './transport.ts'

const CONNECTING = 0
const OPEN = 1
const CLOSED = 3
/** "Lost without a word", as a WebSocket says it. */
const ABNORMAL = 1006
/** How long a post may take, in milliseconds. */
const PATIENCE_MS = 10_000

/** The part of the browser's EventSource that is used. */
export interface StreamLike {
  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void
  close(): void
}

/** What the fallback takes from the browser; a test brings its own. */
export interface EventSocketWorld {
  readonly stream: () => StreamLike
  /** Posts frames on the line of this id; resolves with whether they arrived. */
  readonly post: (id: string, frames: string) => Promise<boolean>
}

/**
 * Server-sent events down, posts up, used like a WebSocket. One post at a time keeps the order; what is said
 * meanwhile travels together in the next.
 */
export class EventSocket implements SocketLike {
  readyState = CONNECTING
  onopen: SocketLike['onopen'] = null
  onmessage: SocketLike['onmessage'] = null
  onclose: SocketLike['onclose'] = null
  readonly #world: EventSocketWorld
  readonly #stream: StreamLike
  #id = ''
  #waiting: string[] = []
  #posting = false

  constructor(world: EventSocketWorld) {
    this.#world = world
    this.#stream = world.stream()
    this.#stream.addEventListener('line', ({ data }) => this.#opened(data))
    this.#stream.addEventListener('message', ({ data }) => this.onmessage?.({ data }))
    this.#stream.addEventListener('end', ({ data }) => this.#end(Number(data)))
    this.#stream.addEventListener('error', () => this.#end(ABNORMAL))
  }

  send(text: string): void {
    this.#waiting.push(text)
    if (!this.#posting) void this.#post()
  }

  close(): void {
    this.readyState = CLOSED
    this.#stream.close()
  }

  #opened(id: string): void {
    this.#id = id
    this.readyState = OPEN
    this.onopen?.()
  }

  async #post(): Promise<void> {
    this.#posting = true
    while (this.#waiting.length > 0 && this.readyState === OPEN)
      if (!(await this.#world.post(this.#id, this.#take()))) this.#end(ABNORMAL)
    this.#posting = false
  }

  /** As many waiting frames as one post carries, at least one. */
  #take(): string {
    let count = 0
    let size = 0
    for (const frame of this.#waiting) {
      size += bytesOf(frame) + 1
      if (count > 0 && size > MAX_FRAME) break
      count++
    }
    return this.#waiting.splice(0, count).join('\n')
  }

  #end(code: number): void {
    if (this.readyState === CLOSED) return
    this.close()
    this.onclose?.({ code })
  }
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length

/** The browser's own EventSource and fetch, at a stream's and a post's address. */
export const browserEvents = (stream: string, post: string): EventSocketWorld => ({
  stream: () => new EventSource(stream),
  post: async (id, frames) => {
    try {
      const { ok } = await fetch(post, {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'content-type': 'text/plain', 'x-line': id },
        body: frames,
        signal: AbortSignal.timeout(PATIENCE_MS),
      })
      return ok
    } catch {
      return false // no network, or no answer in time
    }
  },
})
