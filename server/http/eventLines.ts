import { PassThrough } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { newToken } from '../kernel/token.ts'

/** Name of the header that carries the id of a line: never in an address, where logs would keep it. */
export const LINE_HEADER = 'x-line'
/** A closed stream whose reader does not take the rest is cut after so many milliseconds. */
const LINGER_MS = 5000
/** Some proxies hold back the first kilobytes of a stream. */
const PADDING = `:${' '.repeat(2048)}\n\n`

/** The way down of a line: server-sent events that can be used like a socket. */
export class EventStream {
  readonly #reply: FastifyReply
  readonly #out = new PassThrough()

  constructor(reply: FastifyReply, id: string) {
    this.#reply = reply
    this.#out.on('error', () => this.cut())
    this.#out.write(`${PADDING}event: line\ndata: ${id}\n\n`)
    reply
      .header('content-type', 'text/event-stream')
      .header('cache-control', 'no-store, no-transform')
      .header('x-accel-buffering', 'no')
  }

  /** What Fastify is given to send. */
  get body(): PassThrough {
    return this.#out
  }

  /** Sends one message; it is JSON and has no line breaks. */
  send(text: string): void {
    if (this.#out.writable) this.#out.write(`data: ${text}\n\n`)
  }

  /** Says with which code the line ends, and ends it. */
  close(code: number): void {
    if (!this.#out.writable) return
    this.#out.end(`event: end\ndata: ${String(code)}\n\n`)
    setTimeout(() => this.cut(), LINGER_MS).unref()
  }

  /** Ends the line without a word. */
  cut(): void {
    this.#reply.raw.destroy()
  }

  /** Bytes the other side has not taken yet. */
  get bufferedAmount(): number {
    return this.#out.writableLength + this.#out.readableLength + this.#reply.raw.writableLength
  }
}

/** What becomes of what is posted, and of the end of a line. */
export interface LineEnds {
  readonly hear: (text: string) => void
  readonly end: () => void
}

interface Open<Owner> {
  readonly owner: Owner
  readonly hear: (text: string) => void
}

/**
 * Lines made of server-sent events one way and posts the other, for networks that do not let WebSockets through.
 * A caller who posts must know the unguessable id with which the stream began.
 */
export class EventLines<Owner> {
  readonly #open = new Map<string, Open<Owner>>()

  get count(): number {
    return this.#open.size
  }

  /**
   * Opens a line and answers its reply. `attach` is given the stream and says who hears what is posted.
   */
  start(
    reply: FastifyReply,
    owner: Owner,
    attach: (stream: EventStream) => LineEnds,
  ): FastifyReply {
    const id = newToken()
    const stream = new EventStream(reply, id)
    const { hear, end } = attach(stream)
    this.#open.set(id, { owner, hear })
    reply.raw.once('close', () => {
      this.#open.delete(id)
      end()
    })
    return reply.send(stream.body)
  }

  /** The owner of an open line, or undefined. */
  ownerOf(id: unknown): Owner | undefined {
    return typeof id === 'string' ? this.#open.get(id)?.owner : undefined
  }

  /** What was posted on a line: one frame a line of text. */
  hear(id: unknown, body: unknown): void {
    const open = typeof id === 'string' ? this.#open.get(id) : undefined
    for (const frame of typeof body === 'string' ? body.split('\n') : ['']) open?.hear(frame)
  }
}
