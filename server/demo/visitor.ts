// A visitor of a room over the network, without a screen: joins with a code or logs in, gives commands, listens.
import { WebSocket } from 'ws'
import { newId } from '../../shared/kernel/id.ts'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import type { Command } from '../../shared/protocol/command.ts'
import {
  closeCode,
  PROTOCOL_VERSION,
  type ClientMessage,
  type ServerMessage,
} from '../../shared/protocol/message.ts'
import { emptyMirror, follows, reflect, type Mirror } from '../../shared/protocol/mirror.ts'
import type { Choice } from '../../shared/vote/vote.ts'

const RETRY_MS = 500
const noReturn: ReadonlySet<number> = new Set(Object.values(closeCode))

/** How a visitor is known to the server: the cookies of one browser. */
export type Cookies = Map<string, string>

/** Calls the HTTP interface as a browser of this origin would, keeping cookies. Throws where the server refuses. */
export async function callAs(
  cookies: Cookies,
  address: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const response = await fetch(`${address}${path}`, {
    method,
    headers: {
      origin: address,
      cookie: cookieHeader(cookies),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  for (const set of response.headers.getSetCookie()) {
    const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=')
    cookies.set(name, value)
  }
  const reply: unknown = await response.json()
  if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(reply)}`)
  return reply
}

export const cookieHeader = (cookies: Cookies): string =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')

/** Takes a seat with a join code; the cookies then belong to that seat. */
export async function takeSeat(address: string, code: string, groupSize = 1): Promise<Cookies> {
  const cookies: Cookies = new Map()
  await callAs(cookies, address, 'POST', '/api/join', { code, groupSize })
  return cookies
}

/** Logs in; the cookies then belong to that account. */
export async function logIn(address: string, email: string, password: string): Promise<Cookies> {
  const cookies: Cookies = new Map()
  await callAs(cookies, address, 'POST', '/api/login', { email, password })
  return cookies
}

/** Where and as whom a visitor goes. */
export interface Visit {
  readonly address: string
  readonly workshopId: string
  readonly as: 'seat' | 'facilitator' | 'projector'
  readonly cookies: Cookies
  /** A typed name for the room list. */
  readonly name?: string
  /** Takes every frame, which is then not kept: for a load that would fill the memory. */
  readonly hear?: (frame: string) => void
}

/**
 * A client as the protocol asks for it: state from snapshots and commits alone, one outcome per command, sent
 * again under the same id after every reconnect.
 */
export class RoomVisitor {
  readonly #visit: Visit
  readonly #pending = new Map<
    string,
    { command: Command; settle: (result: Result<null>) => void }
  >()
  readonly #votes = new Map<
    string,
    { key: string; turn: number; settle: (r: Result<null>) => void }
  >()
  readonly #listeners = new Set<() => void>()
  #socket: WebSocket | null = null
  #mirror = emptyMirror
  #live = false
  #left = false
  /** Every frame received, as text. */
  readonly received: string[] = []
  /** The close code after which the visitor stays away. */
  shownOut: number | null = null

  constructor(visit: Visit) {
    this.#visit = visit
    this.#connect()
  }

  get mirror(): Mirror {
    return this.#mirror
  }

  get live(): boolean {
    return this.#live
  }

  get seatId(): string {
    return this.#mirror.me?.kind === 'seat' ? this.#mirror.me.seatId : ''
  }

  /** Calls `run` after everything heard; returns its end. */
  onNews(run: () => void): () => void {
    this.#listeners.add(run)
    return () => this.#listeners.delete(run)
  }

  /** Waits until something holds; rejects after `ms` with the words given. */
  until(holds: (visitor: this) => boolean, what: string, ms = 10_000): Promise<void> {
    if (holds(this)) return Promise.resolve()
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        end()
        reject(new Error(`waited ${String(ms)} ms for: ${what}`))
      }, ms)
      const end = this.onNews(() => {
        if (!holds(this)) return
        clearTimeout(timer)
        end()
        resolve()
      })
    })
  }

  /** Gives a command; resolves with its one outcome. Whoever was shown out is refused. */
  run(command: Command, id = newId()): Promise<Result<null>> {
    if (this.shownOut !== null) return Promise.resolve(refuse(problem('login.required')))
    return new Promise((settle) => {
      this.#pending.set(id, { command, settle })
      if (this.#live) this.#say({ t: 'command', id, command })
    })
  }

  /** Gives a command that must be taken. */
  async must(command: Command): Promise<void> {
    const result = await this.run(command)
    if (!result.ok) throw new Error(`${command.type}: ${JSON.stringify(result.problem)}`)
  }

  /** Casts or changes the visitor's ballot of a vote. */
  castBallot(voteId: string, choice: Choice, text = ''): Promise<Result<null>> {
    return new Promise((settle) => {
      const held = this.#votes.get(voteId)
      const ballot = { key: held?.key ?? newId(), turn: (held?.turn ?? 0) + 1 }
      this.#votes.set(voteId, { ...ballot, settle })
      this.#say({ t: 'ballot', ballot: { voteId, ...ballot, choice, text } })
    })
  }

  say(message: ClientMessage): void {
    this.#say(message)
  }

  /** Loses the line; the visitor comes back by itself. */
  cut(): void {
    this.#socket?.terminate()
  }

  /** Goes for good. */
  leave(): void {
    this.#left = true
    this.#socket?.close()
  }

  #say(message: ClientMessage): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message))
  }

  #connect(): void {
    const { address, workshopId, as, cookies } = this.#visit
    const url = `${address.replace(/^http/, 'ws')}/api/workshops/${workshopId}/room?as=${as}`
    const socket = new WebSocket(url, {
      headers: { cookie: cookieHeader(cookies), origin: address },
    })
    this.#socket = socket
    socket.on('open', () => this.#hello())
    socket.on('message', (data: Buffer) => this.#hear(data.toString('utf8')))
    // What failed is followed by a close, which is answered.
    socket.on('error', () => undefined)
    socket.on('close', (code) => this.#lost(code))
  }

  #hello(): void {
    const { stream, cursors, text } = this.#mirror
    this.#say({
      t: 'hello',
      protocol: PROTOCOL_VERSION,
      stream,
      cursors,
      text: text && { id: text.id, entries: text.entries.length },
      name: this.#visit.name ?? null,
    })
  }

  #lost(code: number): void {
    this.#live = false
    if (this.#left) return
    if (noReturn.has(code)) {
      this.shownOut = code
      for (const id of this.#pending.keys()) this.#settle(id, refuse(problem('login.required')))
    } else setTimeout(() => this.#left || this.#connect(), RETRY_MS).unref()
    this.#tell()
  }

  #hear(frame: string): void {
    if (this.#visit.hear) this.#visit.hear(frame)
    else this.received.push(frame)
    const message = JSON.parse(frame) as ServerMessage
    if (message.t === 'commit' && !follows(this.#mirror, message)) {
      this.#mirror = emptyMirror
      this.#socket?.terminate()
      return
    }
    this.#mirror = reflect(this.#mirror, message)
    this.#answer(message)
    this.#tell()
  }

  #answer(message: ServerMessage): void {
    if (message.t === 'welcome') {
      this.#live = true
      for (const [id, { command }] of this.#pending) this.#say({ t: 'command', id, command })
    }
    if (message.t === 'ack') for (const id of message.ids) this.#settle(id, ok(null))
    if (message.t === 'reject') this.#settle(message.id, refuse(message.problem))
    if (message.t === 'ballotAck') this.#votes.get(message.voteId)?.settle(ok(null))
    if (message.t === 'ballotReject')
      this.#votes.get(message.voteId)?.settle(refuse(message.problem))
  }

  #settle(id: string, result: Result<null>): void {
    this.#pending.get(id)?.settle(result)
    this.#pending.delete(id)
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener()
  }
}
