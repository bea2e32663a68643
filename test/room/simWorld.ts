import type { RoomEnv } from '../../server/room/roomEnv.ts'
import { roomRules, type RoomRules } from '../../server/room/roomRules.ts'
import { Rooms } from '../../server/room/rooms.ts'
import type { RoomSource } from '../../server/room/roomSource.ts'
import type { JoinCode } from '../../shared/join/joinCode.schema.ts'
import type { Command } from '../../shared/room/command.ts'
import { evolve } from '../../shared/room/evolve.ts'
import { syncRules, type SyncRules } from '../../shared/protocol/roomSync.ts'
import { emptyRoomView, type RoomView } from '../../shared/room/roomView.ts'
import { MemoryRoomStore } from '../support/memoryRoomStore.ts'
import { Prng } from '../support/prng.ts'
import { sampleSource } from './sampleSource.ts'
import { SimClient } from './simClient.ts'
import { SimStranger, taped, type LineFault, type LineTape } from './simLines.ts'

/** Options of a simulated world. */
export interface WorldOptions {
  readonly seed: number
  /** Replaces rules of the room, to prove what happens without them. */
  readonly rules?: Partial<RoomRules>
  /** Replaces rules of the client that ships, to prove what happens without them. */
  readonly client?: Partial<SyncRules>
  /** Replaces the store, to prove what happens with a bad one. */
  readonly store?: MemoryRoomStore
  readonly source?: RoomSource
  /** Replaces the seeded order and ids, to test the product's own. */
  readonly shuffle?: RoomEnv['shuffle']
  readonly newId?: RoomEnv['newId']
  /** A door that forgets which browser had a seat before. */
  readonly forgetfulDoor?: boolean
  /** A door that gives a seat out again from which a person was removed. */
  readonly kindDoor?: boolean
  /** A door that says yes to a person who gives a seat up, and forgets it. */
  readonly forgetsLeaving?: boolean
  /** What a faulty server makes of what it hears and tells. */
  readonly lines?: LineFault
  /** Frames one line may send per second. */
  readonly framesPerSecond?: number
}

/** Server, clients, clock and network in one thread: nothing happens unless the test lets it. */
export class SimWorld {
  readonly prng: Prng
  readonly store: MemoryRoomStore
  readonly source: RoomSource
  readonly clients: SimClient[] = []
  readonly failures: unknown[] = []
  /** Every line there was, in the order in which they were opened. */
  readonly tapes: LineTape[] = []
  readonly #options: WorldOptions
  /** The code that lets people in; a test replaces it. */
  joinCode: JoinCode | null = null
  now = 1_790_000_000_000
  rooms: Rooms
  restarts = 0
  /** The first seat of each browser that had more than one, by seat. */
  readonly #browsers = new Map<string, string>()
  /** Seats that were given up for good. */
  readonly gaveUp: string[] = []
  #leaving: string[] = []
  #turn: (() => void)[] = []
  #timers: { due: number; run: () => void }[] = []

  constructor(options: WorldOptions) {
    this.prng = new Prng(options.seed)
    this.#options = options
    this.store = options.store ?? new MemoryRoomStore()
    this.source = options.source ?? sampleSource
    this.rooms = this.#start()
  }

  #start(): Rooms {
    this.#turn = []
    this.#timers = []
    const env: RoomEnv = {
      store: this.store,
      clock: () => this.now,
      newId: this.#options.newId ?? (() => this.prng.id()),
      shuffle: this.#options.shuffle ?? ((items) => this.prng.shuffle(items)),
      joinCode: () => this.joinCode,
      ...roomRules,
      ...this.#options.rules,
      later: (ms, run) => {
        const timer = { due: this.now + ms, run }
        this.#timers.push(timer)
        return () => {
          this.#timers = this.#timers.filter((other) => other !== timer)
        }
      },
    }
    const { lines, framesPerSecond } = this.#options
    const rooms = new Rooms({
      env,
      ...(framesPerSecond === undefined ? {} : { framesPerSecond }),
      source: (id) => (id === this.source.id ? this.source : undefined),
      failed: (_what, error) => String(this.failures.push(error)),
      soon: (run) => this.#turn.push(run),
    })
    return taped(rooms, this.tapes, lines)
  }

  /** A stranger with a program of their own comes to the seat of a client. */
  stranger({ identity }: SimClient): SimStranger {
    return new SimStranger(this.rooms, this.source.id, identity.viewer)
  }

  /** The process dies and starts again: whatever was not durable is gone, every line is cut. */
  restart(): void {
    this.restarts++
    this.store.rollback()
    this.#leaving = []
    for (const client of this.clients) client.forgetLine()
    for (const tape of this.tapes) tape.open = false
    this.rooms = this.#start()
  }

  /** Ends a turn of the event loop: the group commit runs. */
  turn(): void {
    const due = this.#turn
    this.#turn = []
    const isSafe = this.store.crashAt === null
    for (const run of due) run()
    if (isSafe) this.gaveUp.push(...this.#leaving)
    this.#leaving = []
  }

  /** Lets time pass and runs the timers that became due. */
  pass(ms: number): void {
    this.now += ms
    const due = this.#timers.filter((timer) => timer.due <= this.now)
    this.#timers = this.#timers.filter((timer) => timer.due > this.now)
    for (const { run } of due) run()
  }

  /** Whether anything waits to happen within so many milliseconds. */
  isDueWithin(ms: number): boolean {
    return this.#timers.some(({ due }) => due <= this.now + ms)
  }

  client(seatId: string, kind: 'facilitator' | 'seat' | 'projector' = 'seat'): SimClient {
    const viewer =
      kind === 'projector'
        ? ({ kind: 'projector' } as const)
        : ({ kind: 'seat', seatId, facilitation: false } as const)
    const accountId = kind === 'facilitator' ? `account-of-${seatId}` : null
    const world = {
      rooms: () => this.rooms,
      workshopId: this.source.id,
      newId: () => this.prng.id(),
      rules: { ...syncRules, ...this.#options.client },
    }
    const client = new SimClient(world, { viewer, accountId })
    this.clients.push(client)
    return client
  }

  /** Delivers everything in all directions until nothing moves. */
  settle(): void {
    for (let rounds = 0; rounds < 100; rounds++) {
      let moved = 0
      for (const client of this.clients) moved += client.deliverUp()
      this.turn()
      this.pass(300)
      for (const client of this.clients) moved += client.deliverDown()
      if (moved === 0) return
    }
    throw new Error('the world does not settle')
  }

  /** A seat is given up, as over HTTP; a process that dies meanwhile gives no answer. */
  leave(seatId: string): void {
    this.#leaving.push(seatId)
    if (this.#options.forgetsLeaving) return
    const dead = (error: unknown) => {
      if (!(error instanceof Error && error.message === 'server.storage')) throw error
    }
    this.rooms.leaveSeat(this.source.id, seatId).catch(dead)
  }

  /** A person asks for a seat; `before` is the one their browser had until now. */
  requestSeat(seatId: string, before: string | null = null): void {
    if (before !== null) this.#browsers.set(seatId, this.browserOf(before))
    const { forgetfulDoor, kindDoor } = this.#options
    // A browser whose seat still is there gets that one again, as at the real door.
    const again =
      before !== null && (kindDoor === true || !this.rooms.isGone(this.source.id, before))
    const told = forgetfulDoor ? null : before
    const asked = this.rooms.requestSeat(this.source.id, again ? before : seatId, 1, told)
    asked.catch((error: unknown) => this.failures.push(error))
  }

  /** The first seat of a seat's browser: one for all seats it had. */
  browserOf(seatId: string): string {
    return this.#browsers.get(seatId) ?? seatId
  }

  /** Runs a command of a client and delivers everything; returns the refusal's code, or null. */
  act(client: SimClient, command: Command): string | null {
    const id = this.prng.id()
    client.run(id, command)
    this.settle()
    const outcome = client.outcomes.get(id)
    if (outcome === undefined) throw new Error(`no outcome for ${command.type}`)
    return outcome?.code ?? null
  }

  /** The fold of the log as it lies on disk. */
  replayed(): RoomView {
    return this.store
      .events(this.source.id)
      .reduce((view, { event }) => evolve(view, event), emptyRoomView)
  }

  /** A facilitator, connected and holding the facilitation, and so many admitted seats; the workshop is open. */
  open(seatCount: number): { facilitator: SimClient; seats: SimClient[] } {
    const facilitator = this.client(this.prng.id(), 'facilitator')
    facilitator.connect()
    this.settle()
    const seats = Array.from({ length: seatCount }, () => this.client(this.prng.id()))
    for (const seat of seats) {
      this.requestSeat(seat.seatId)
      this.turn()
      seat.connect()
      this.settle()
      this.act(facilitator, { type: 'admitSeat', seatId: seat.seatId })
    }
    this.act(facilitator, { type: 'openWorkshop' })
    return { facilitator, seats }
  }
}
