// Lines into the room of a test server, for everybody of the village.
import { callAs, RoomVisitor, type Cookies, type Visit } from '../../server/demo/visitor.ts'
import { newId } from '../../shared/kernel/id.ts'
import type { Command } from '../../shared/room/command.ts'
import type { ServerMessage } from '../../shared/protocol/message.ts'
import type { TestServer } from './testServer.ts'
import { sessionOf, type Place } from './village.ts'

/** Where the room is; without its dependencies no account can be logged in from here. */
type Server = Pick<TestServer, 'address'> & Partial<Pick<TestServer, 'deps'>>

/** The people of one workshop, connected by real sockets. */
export class Gathering {
  readonly #server: Server
  readonly #place: Place
  readonly #visitors: RoomVisitor[] = []

  constructor(server: Server, place: Place) {
    this.#server = server
    this.#place = place
  }

  #visit(as: Visit['as'], cookies: Cookies): RoomVisitor {
    const { address } = this.#server
    const visitor = new RoomVisitor({ address, workshopId: this.#place.workshopId, as, cookies })
    this.#visitors.push(visitor)
    return visitor
  }

  /** A facilitator's account in the room; the first one holds the facilitation. */
  async facilitator(accountId: string): Promise<RoomVisitor> {
    const { deps } = this.#server
    if (!deps) throw new Error('the server runs elsewhere: log in there')
    const visitor = this.#visit('facilitator', await sessionOf(deps, accountId))
    await visitor.until(({ live }) => live, 'a facilitator is in the room')
    return visitor
  }

  /** A person with the code who waits, and the cookies of that browser. */
  async waiting(
    name?: string,
  ): Promise<{ visitor: RoomVisitor; cookies: Cookies; seatId: string }> {
    const cookies: Cookies = new Map()
    const { address } = this.#server
    const body = { code: this.#place.code, groupSize: 1 }
    const reply = await callAs(cookies, address, 'POST', '/api/join', body)
    const { seatId } = reply as { seatId: string }
    const visit = { address, workshopId: this.#place.workshopId, as: 'seat' as const, cookies }
    const visitor = new RoomVisitor({ ...visit, ...(name === undefined ? {} : { name }) })
    this.#visitors.push(visitor)
    await visitor.until(({ received }) => received.some(saysWaiting), 'somebody waits')
    return { visitor, cookies, seatId }
  }

  /** A seat that `facilitator` admits. */
  async seat(facilitator: RoomVisitor, name?: string): Promise<RoomVisitor> {
    const { visitor, seatId } = await this.waiting(name)
    await facilitator.must({ type: 'admitSeat', seatId })
    await visitor.until(({ live }) => live, 'a seat is in the room')
    return visitor
  }

  /** A person whom `facilitator` admits and makes the recorder: the cookies of that browser, which has no account. */
  async recorder(facilitator: RoomVisitor): Promise<Cookies> {
    const { visitor, cookies, seatId } = await this.waiting()
    await facilitator.must({ type: 'admitSeat', seatId })
    await visitor.until(({ live }) => live, 'a seat is in the room')
    await facilitator.must({ type: 'changeSeat', seatId, role: 'recorder', groupSize: 1 })
    return cookies
  }

  async projector(): Promise<RoomVisitor> {
    const cookies: Cookies = new Map()
    const { address } = this.#server
    await callAs(cookies, address, 'POST', '/api/projector', { token: this.#place.projectorToken })
    const visitor = this.#visit('projector', cookies)
    await visitor.until(({ live }) => live, 'the projector is in the room')
    return visitor
  }

  leave(): void {
    for (const visitor of this.#visitors) visitor.leave()
  }
}

const saysWaiting = (frame: string): boolean => frame.startsWith('{"t":"waiting"')

/** What a command led to: `ok`, or the code of its refusal. */
export function outcomeIn(heard: readonly ServerMessage[], id: string): string | undefined {
  for (const message of heard) {
    if (message.t === 'ack' && message.ids.includes(id)) return 'ok'
    if (message.t === 'reject' && message.id === id) return message.problem.code
  }
  return undefined
}

/** Says a command on a visitor's line, whether it is admitted or not; resolves with its outcome. */
export async function ask(
  visitor: RoomVisitor,
  command: Command,
  id: string = newId(),
): Promise<string> {
  const from = visitor.received.length
  visitor.say({ t: 'command', id, command })
  const outcome = () => outcomeIn(visitor.received.slice(from).map(parsed), id)
  await visitor.until(() => outcome() !== undefined, `the outcome of ${command.type}`)
  return outcome() ?? ''
}

const parsed = (frame: string) => JSON.parse(frame) as ServerMessage

/** Waits until something holds, looking every few milliseconds. */
export async function waitFor(holds: () => boolean, what: string, ms = 5_000): Promise<void> {
  const end = Date.now() + ms
  while (!holds()) {
    if (Date.now() > end) throw new Error(`waited ${String(ms)} ms for: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
