// A visitor of a room over the network, without a screen: joins with a code or logs in, gives commands, listens.
import { WebSocket } from 'ws'
import type { z } from 'zod'
import { api, type Api, type RouteName } from '../../shared/http/api.ts'
import { newId } from '../../shared/kernel/id.ts'
import { problem } from '../../shared/kernel/problem.ts'
import { refuse, type Result } from '../../shared/kernel/result.ts'
import type { Command } from '../../shared/room/command.ts'
import { closeCode, type ClientMessage, type ServerMessage } from '../../shared/protocol/message.ts'
import type { Mirror } from '../../shared/protocol/mirror.ts'
import {
  cast,
  emptySync,
  forgotten,
  give,
  greeting,
  hear,
  lost,
  type SyncStep,
} from '../../shared/protocol/roomSync.ts'
import { nextTurn } from '../../shared/vote/ownBallot.ts'
import type { Choice } from '../../shared/vote/vote.ts'

const RETRY_MS = 500
const PATIENCE_MS = 10_000
const noReturn: ReadonlySet<number> = new Set(Object.values(closeCode))

/** How a visitor is known to the server: the cookies of one browser. */
export type Cookies = Map<string, string>

/** Calls the HTTP interface as a browser of this origin would, keeping cookies. Throws if the server refuses. */
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

/** What a call carries. */
export interface Input {
  readonly params?: Readonly<Record<string, string | number>>
  readonly body?: unknown
}

/** Path of a route with its parameters filled in. */
export const pathOf = (path: string, params: Input['params'] = {}): string =>
  path.replace(/:(\w+)/g, (_whole, name: string) => String(params[name] ?? ''))

/** Calls a route by its name. Throws if it is refused or the reply breaks its contract. */
export async function callRoute<N extends RouteName>(
  cookies: Cookies,
  address: string,
  name: N,
  { params, body }: Input = {},
): Promise<z.output<Api[N]['reply']>> {
  const { method, path, reply } = api[name]
  const sent = method === 'GET' ? undefined : (body ?? {})
  const answer = await callAs(cookies, address, method, pathOf(path, params), sent)
  return reply.parse(answer) as z.output<Api[N]['reply']>
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
  /** How long `until` waits unless it is told otherwise, in milliseconds; ten seconds. */
  readonly patience?: number
  /** Takes every frame, which is then not kept: for a load that would fill the memory. */
  readonly hear?: (frame: string) => void
}

/** The client that ships (`RoomSync`) in a shell without a screen: commands and ballots are promises. */
export class RoomVisitor {
  readonly #visit: Visit
  /** What waits for an answer, by id of the command, or by vote and turn. */
  readonly #waiters = new Map<string, (result: Result<null>) => void>()
  readonly #listeners = new Set<() => void>()
  #socket: WebSocket | null = null
  #sync = emptySync
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
    return this.#sync.mirror
  }

  get live(): boolean {
    return this.#sync.live
  }

  get seatId(): string {
    const { me } = this.mirror
    return me?.kind === 'seat' ? me.seatId : ''
  }

  /** Calls `run` after everything heard; returns its end. */
  onNews(run: () => void): () => void {
    this.#listeners.add(run)
    return () => this.#listeners.delete(run)
  }

  /** Waits until something holds; rejects after `ms` with the words given. */
  until(
    holds: (visitor: this) => boolean,
    what: string,
    ms = this.#visit.patience ?? PATIENCE_MS,
  ): Promise<void> {
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

  /** Gives a command; resolves with its one outcome. A visitor who was shown out is refused. */
  run(command: Command, id = newId()): Promise<Result<null>> {
    if (this.shownOut !== null) return Promise.resolve(refuse(problem('login.required')))
    return new Promise((settle) => {
      this.#waiters.set(id, settle)
      this.#take(give(this.#sync, { id, command }))
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
      const ballot = nextTurn(this.#sync.ballots, voteId, choice, text, newId())
      this.#waiters.set(turnKey(ballot), settle)
      this.#take(cast(this.#sync, ballot))
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
    socket.on('open', () => this.#say(greeting(this.#sync, this.#visit.name ?? null)))
    socket.on('message', (data: Buffer) => this.#hear(data.toString('utf8')))
    // What failed is followed by a close, which is answered.
    socket.on('error', () => undefined)
    socket.on('close', (code) => this.#lost(code))
  }

  #lost(code: number): void {
    this.#sync = lost(this.#sync)
    if (this.#left) return
    if (noReturn.has(code)) {
      this.shownOut = code
      this.#take(forgotten(this.#sync, problem('login.required')))
    } else setTimeout(() => this.#left || this.#connect(), RETRY_MS).unref()
    this.#tell()
  }

  #hear(frame: string): void {
    if (this.#visit.hear) this.#visit.hear(frame)
    else this.received.push(frame)
    this.#take(hear(this.#sync, JSON.parse(frame) as ServerMessage))
    this.#tell()
  }

  #take({ sync, say, outcomes, answer, restart }: SyncStep): void {
    this.#sync = sync
    for (const message of say) this.#say(message)
    for (const { id, result } of outcomes) this.#settle(id, result)
    if (answer) this.#settle(turnKey(answer), answer.result)
    if (restart) this.#socket?.terminate()
  }

  #settle(key: string, result: Result<null>): void {
    this.#waiters.get(key)?.(result)
    this.#waiters.delete(key)
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener()
  }
}

const turnKey = ({ voteId, turn }: { readonly voteId: string; readonly turn: number }): string =>
  `${voteId} ${String(turn)}`
