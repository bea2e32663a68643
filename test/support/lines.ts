// A bare line into a room, over either transport: what is said goes out as it is, what is heard is kept.
import { WebSocket } from 'ws'
import { cookieHeader, type Cookies } from '../../server/demo/visitor.ts'
import { PROTOCOL_VERSION, type ServerMessage } from '../../shared/protocol/message.ts'

/** Where, as whom, and from which page a line is opened. */
export interface LineTarget {
  readonly address: string
  readonly workshopId: string
  readonly as: string
  readonly cookies: Cookies
  /** Our own address unless a test plays a foreign page. */
  readonly origin?: string
}

type Kind = ServerMessage['t']
type Of<K extends Kind> = Extract<ServerMessage, { t: K }>

/** What every transport keeps; how frames travel is up to the two below. */
export abstract class BareLine {
  readonly heard: ServerMessage[] = []
  /** The code the line was closed with; null while it is open. */
  closed: number | null = null
  readonly #listeners = new Set<() => void>()

  abstract say(frame: string): void
  abstract leave(): void

  tell(message: object): void {
    this.say(JSON.stringify(message))
  }

  /** Greets as a client that knows nothing, or one that was here before. */
  hello(before: Partial<Of<'welcome'>> = {}): void {
    const { stream = null, cursors = { room: 0, seat: 0, facilitation: 0 } } = before
    this.tell({ t: 'hello', protocol: PROTOCOL_VERSION, stream, cursors, text: null, name: null })
  }

  /** Waits for something; rejects after five seconds. */
  until<T>(find: () => T | undefined | false, what: string): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`waited for: ${what}`)), 5000)
      const look = () => {
        const found = find()
        if (found === undefined || found === false) return
        clearTimeout(timer)
        this.#listeners.delete(look)
        resolve(found)
      }
      this.#listeners.add(look)
      look()
    })
  }

  /** The first message of a kind, once it is there. */
  next<K extends Kind>(kind: K, fits: (message: Of<K>) => boolean = () => true): Promise<Of<K>> {
    return this.until(
      () =>
        this.heard.find(
          (message): message is Of<K> => message.t === kind && fits(message as Of<K>),
        ),
      kind,
    )
  }

  end(): Promise<number> {
    return this.until(() => this.closed ?? undefined, 'the end of the line')
  }

  protected receive(text: string): void {
    this.heard.push(JSON.parse(text) as ServerMessage)
    this.changed()
  }

  protected over(code: number): void {
    this.closed ??= code
    this.changed()
  }

  protected changed(): void {
    for (const listener of [...this.#listeners]) listener()
  }
}

class SocketLine extends BareLine {
  readonly socket: WebSocket

  constructor(socket: WebSocket) {
    super()
    this.socket = socket
    socket.on('message', (data: Buffer) => this.receive(data.toString('utf8')))
    socket.on('close', (code) => this.over(code))
  }

  say(frame: string): void {
    this.socket.send(frame)
  }

  leave(): void {
    this.socket.terminate()
  }
}

/** Opens a WebSocket; rejects with the status if it is refused. */
export function openSocket({ address, workshopId, as, cookies, origin }: LineTarget) {
  const url = `${address.replace(/^http/, 'ws')}/api/workshops/${workshopId}/room?as=${as}`
  const headers = { cookie: cookieHeader(cookies), origin: origin ?? address }
  return new Promise<BareLine>((resolve, reject) => {
    const socket = new WebSocket(url, { headers })
    socket.on('open', () => resolve(new SocketLine(socket)))
    socket.on('unexpected-response', (_, { statusCode }) => reject(new Refused(statusCode ?? 0)))
    socket.on('error', reject)
  })
}

/** A line was refused with this HTTP status. */
export class Refused extends Error {
  readonly status: number

  constructor(status: number) {
    super(`refused with ${String(status)}`)
    this.status = status
  }
}

/** A line of server-sent events and posts. */
export class EventLine extends BareLine {
  readonly #target: LineTarget
  readonly #abort: AbortController
  #posts: Promise<unknown> = Promise.resolve()
  id = ''
  /** Status of every post, in order. */
  readonly statuses: number[] = []

  constructor(target: LineTarget, abort: AbortController) {
    super()
    this.#target = target
    this.#abort = abort
  }

  say(frame: string): void {
    this.#posts = this.#posts.then(() => this.post(frame))
  }

  /** Posts on a line, by default as whom it was opened. */
  async post(frame: string, cookies: Cookies = this.#target.cookies): Promise<number> {
    const { address, workshopId, origin } = this.#target
    const { status } = await fetch(`${address}/api/workshops/${workshopId}/room/messages`, {
      method: 'POST',
      headers: {
        cookie: cookieHeader(cookies),
        origin: origin ?? address,
        'content-type': 'text/plain',
        'x-line': this.id,
      },
      body: frame,
    })
    this.statuses.push(status)
    return status
  }

  leave(): void {
    this.#abort.abort()
  }

  async read(body: ReadableStream<Uint8Array>): Promise<void> {
    let rest = ''
    try {
      for await (const text of body.pipeThrough(new TextDecoderStream() as never)) {
        const blocks = (rest + String(text)).split('\n\n')
        rest = blocks.pop() ?? ''
        for (const block of blocks) this.#take(block)
      }
    } catch {
      // cut off: the same as a lost line
    }
    this.over(1006)
  }

  #take(block: string): void {
    const event = /^event: (.*)$/m.exec(block)?.[1] ?? 'message'
    const data = /^data: (.*)$/m.exec(block)?.[1] ?? ''
    if (event === 'line') this.id = data
    else if (event === 'end') this.over(Number(data))
    else if (data !== '') this.receive(data)
    this.changed()
  }
}

/** Opens a line of server-sent events; rejects with the status if it is refused. */
export async function openEvents(target: LineTarget): Promise<EventLine> {
  const { address, workshopId, as, cookies, origin } = target
  const abort = new AbortController()
  const response = await fetch(`${address}/api/workshops/${workshopId}/room/events?as=${as}`, {
    headers: { cookie: cookieHeader(cookies), ...(origin === undefined ? {} : { origin }) },
    signal: abort.signal,
  })
  if (!response.ok || !response.body) throw new Refused(response.status)
  const line = new EventLine(target, abort)
  void line.read(response.body)
  await line.until(() => line.id !== '', 'the id of the line')
  return line
}
