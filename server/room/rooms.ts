import { problem, type Problem } from '../../shared/kernel/problem.ts'
import type { Result } from '../../shared/kernel/result.ts'
import type { RoomEvent } from '../../shared/room/event.ts'
import type { RoomSlice, RoomView } from '../../shared/room/roomView.ts'
import type { Agenda } from '../../shared/workshop/agenda.ts'
import {
  extendCommentEvents,
  leaveSeatEvents,
  planEvents,
  requestSeatEvents,
  seatFacilitatorEvents,
} from '../../shared/room/workshop.rules.ts'
import type { FailureLimit } from '../kernel/failureLimit.ts'
import { StartProblem } from '../kernel/startProblem.ts'
import type { FailureLog } from '../kernel/failureLog.ts'
import { Committer } from './committer.ts'
import { resultOfRoom } from '../../shared/close/roomResult.ts'
import { resultFacts } from './roomSource.ts'
import { asDamage, DamagedRoom } from './damagedRoom.ts'
import { LoadingRoom } from './loadingRoom.ts'
import { CLOSE_RESTART, Connection, type RoomSocket } from './connection.ts'
import { closeCode, type Viewer } from '../../shared/protocol/message.ts'
import type { Replayed } from './replay.ts'
import { Room } from './room.ts'
import { AWAY_MS } from './roomHall.ts'
import { RoomConversation, seatBytes, type RoomLine } from './roomConversation.ts'
import type { RoomEnv } from './roomEnv.ts'
import { RoomReading, type MayGoOn } from './roomReading.ts'
import type { RoomSource } from './roomSource.ts'

/** A room without a connection is put aside after this many milliseconds; its log stays. */
const IDLE_MS = 10 * 60_000

/** Timers may be this much early by the clock, in milliseconds. */
const TIMER_MS = 500

/** What the rooms take from the world. */
export interface RoomsDeps {
  readonly env: RoomEnv
  readonly source: (workshopId: string) => RoomSource | undefined
  readonly failed: FailureLog
  /** Frames one connection may send per second. */
  readonly framesPerSecond?: number
  /** Runs something at the end of this turn; `setImmediate` unless a test says otherwise. */
  readonly soon?: (run: () => void) => void
}

/** The ballots of an open vote cannot be read: a file of the keys is missing, or belongs to other data. */
class BallotsLost extends StartProblem {
  override readonly name = 'BallotsLost'

  constructor() {
    super(
      'Zu einer laufenden Abstimmung fehlt der Schlüssel (FALLWERKSTATT_KEYS). Ihre Stimmzettel kann niemand lesen; sie wird als ungültig geschlossen, und der Raum kann noch einmal gefragt werden.',
      'The key of an open vote is missing (FALLWERKSTATT_KEYS). Nobody can read its ballots; it is closed as void, and the room can be asked again.',
    )
  }
}

/** Another process holds the database, and commands wait: said as what it is, so that the caller comes again. */
class StillWaiting extends Error {
  override readonly name = 'SqliteError'
  readonly code = 'SQLITE_BUSY'
}

/**
 * What the rest of the server asks of the rooms. Whatever needs the state of one throws `DamagedRoom` if its log is
 * damaged, and `LoadingRoom` while a long one is being read.
 */
export class Rooms {
  readonly #deps: RoomsDeps
  readonly #committer: Committer
  readonly #rooms = new Map<string, Room>()
  readonly #idle = new Map<string, () => void>()
  /** Rooms that could not be loaded: told once, and not read again with every line that comes. */
  readonly #damaged = new Map<string, DamagedRoom>()

  readonly #bytes: FailureLimit
  readonly #reading: RoomReading
  /** Rooms whose snapshot is to be written: one after the other, so that no room waits for all. */
  readonly #long = new Set<Room>()
  /** Rooms in which a consent is about to close by itself. */
  readonly #closing = new Set<Room>()

  constructor(deps: RoomsDeps) {
    this.#bytes = seatBytes(deps.env.clock, deps.framesPerSecond)
    this.#deps = deps
    const { env, failed, soon = setImmediate } = deps
    this.#committer = new Committer(env.store, failed, soon, (room) => {
      this.#keepIfLong(room)
      const wait = room.closesIn
      if (wait !== null) this.#closeSoon(room, wait)
    })
    this.#reading = new RoomReading(env, soon, {
      finished: (workshopId, replayed) => void this.#made(workshopId, replayed),
      failed: (workshopId, error) => void this.#damage(workshopId, error),
    })
  }

  #room(workshopId: string, mayGoOn?: MayGoOn): Room | undefined {
    const held = this.#rooms.get(workshopId)
    if (held) return held
    const known = this.#damaged.get(workshopId)
    if (known) throw known
    if (this.#deps.env.store.isConcluded(workshopId)) return undefined
    let replayed: Replayed | undefined
    try {
      replayed = this.#reading.read(workshopId, mayGoOn)
      if (replayed) return this.#made(workshopId, replayed)
    } catch (error) {
      throw this.#damage(workshopId, error)
    }
    throw new LoadingRoom(workshopId)
  }

  /** The room behind a log that was read to its end; undefined if there is no such workshop. */
  #made(workshopId: string, replayed: Replayed): Room | undefined {
    const source = this.#deps.source(workshopId)
    if (!source) return undefined
    const room = new Room(source, this.#deps.env, replayed)
    this.#rooms.set(workshopId, room)
    this.#keepIfLong(room)
    // A call that only looks in (a list, minutes) leaves no room behind in memory.
    this.#putAsideLater(room)
    if (room.asksConsent) this.#completeLater(room)
    if (room.hasLostVote) {
      this.#deps.failed('ballots', new BallotsLost())
      // In the next transaction, before any seat can say anything here.
      void this.#system(room, () => undefined)
    }
    return room
  }

  /** What went wrong while a room was loaded: told, and if its log is damaged, it is not read again. */
  #damage(workshopId: string, error: unknown): unknown {
    const damage = asDamage(workshopId, error)
    if (damage instanceof DamagedRoom) this.#damaged.set(workshopId, damage)
    this.#deps.failed('load', damage)
    return damage
  }

  /**
   * Loads a room before the first seat comes: after a restart everybody comes back at once, and none of them should
   * wait for its log. One that cannot be loaded is told to the failure log and stops none of the others. `mayGoOn` is
   * asked before each slice of the log; returns false if the rest is read later, a slice in each turn.
   */
  load(workshopId: string, mayGoOn?: MayGoOn): boolean {
    try {
      this.#room(workshopId, mayGoOn)
      return true
    } catch (error) {
      // What went wrong was told where it happened; the others are loaded all the same.
      return !(error instanceof LoadingRoom)
    }
  }

  /** Writes the snapshot of a room if it is due: rooms one after the other, each in a transaction of its own. */
  #keepIfLong(room: Room): void {
    if (!room.isSnapshotDue || this.#long.has(room)) return
    this.#long.add(room)
    if (this.#long.size === 1) this.#keepNext()
  }

  #keepNext(): void {
    const { env, failed, soon = setImmediate } = this.#deps
    soon(() => {
      const [room] = this.#long
      if (!room) return
      if (env.store.busy()) return this.#keepNext()
      this.#long.delete(room)
      // A room that was put aside is read again from its log; one that was concluded leaves nothing behind.
      if (this.#rooms.get(room.id) === room && room.isSnapshotDue) {
        try {
          this.#inTransaction(() => room.keepSnapshot())
        } catch (error) {
          failed('snapshot', error)
        }
      }
      if (this.#long.size > 0) this.#keepNext()
    })
  }

  /** Opens a line for a viewer; undefined if the workshop is unknown, concluded, damaged or still being read. */
  open(
    workshopId: string,
    viewer: Viewer,
    accountId: string | null,
    socket: RoomSocket,
    session: string | null = null,
  ): RoomLine | undefined {
    const room = this.#roomFor(workshopId, viewer, socket)
    if (!room) return undefined
    this.#idle.get(workshopId)?.()
    this.#idle.delete(workshopId)
    const connection = new Connection(socket, viewer, accountId, session)
    room.hall.enter(connection)
    if (viewer.kind === 'seat' && accountId !== null) this.#seatFacilitator(room, viewer.seatId)
    else if (room.isBlank) void this.#system(room, () => undefined)
    const { env, framesPerSecond } = this.#deps
    return new RoomConversation(room, connection, {
      committer: this.#committer,
      clock: env.clock,
      framesPerSecond,
      bytes: this.#bytes,
      left: () => this.#left(room),
    })
  }

  /** A line into a room ended. */
  #left(room: Room): void {
    if (room.hall.connectionCount === 0) this.#putAsideLater(room)
    else if (room.asksConsent) this.#completeLater(room)
  }

  /**
   * A seat that had not answered may have been the last one: a consent closes without them, unless they come back
   * (VO7).
   */
  #completeLater(room: Room): void {
    this.#deps.env.later(AWAY_MS + TIMER_MS, () => {
      if (this.#rooms.get(room.id) === room) void this.#system(room, () => undefined)
    })
  }

  /** Every answer is there: a consent closes once the last one stood for a moment in which it could be corrected (VO7). */
  #closeSoon(room: Room, wait: number): void {
    if (this.#closing.has(room)) return
    this.#closing.add(room)
    this.#deps.env.later(wait + TIMER_MS, () => {
      this.#closing.delete(room)
      if (this.#rooms.get(room.id) === room) void this.#system(room, () => undefined)
    })
  }

  /**
   * The room a line leads to. If it is damaged or still read, the window that comes is told, and keeps what the device
   * holds.
   */
  #roomFor(workshopId: string, viewer: Viewer, socket: RoomSocket): Room | undefined {
    try {
      return this.#room(workshopId)
    } catch (error) {
      const line = new Connection(socket, viewer, null)
      // It comes back by itself a moment later.
      if (error instanceof LoadingRoom) line.bye(CLOSE_RESTART, problem('workshop.loading'))
      else if (error instanceof DamagedRoom)
        line.bye(closeCode.tooMany, problem('workshop.damaged'))
      else throw error
      return undefined
    }
  }

  #putAsideLater(room: Room): void {
    this.#idle.get(room.id)?.()
    const cancel = this.#deps.env.later(IDLE_MS, () => {
      this.#idle.delete(room.id)
      if (room.hall.connectionCount > 0) return
      room.hall.stop()
      this.#rooms.delete(room.id)
    })
    this.#idle.set(room.id, cancel)
  }

  #seatFacilitator(room: Room, seatId: string): void {
    void this.#system(room, () => room.system((view) => seatFacilitatorEvents(view, seatId)))
  }

  /** Runs something in the next transaction; resolves with the refusal, if any, once it is durable. */
  #system(room: Room, run: () => void): Promise<Problem | undefined> {
    return new Promise((resolve) => {
      this.#committer.submit({
        room,
        run: () => {
          room.system(() => [])
          run()
          return undefined
        },
        done: resolve,
      })
    })
  }

  /**
   * A device asked for a seat; resolves once it is durable, with the refusal if there is one. `before` is the seat the
   * same browser left or was removed from, so that it counts once (VO13).
   */
  async requestSeat(
    workshopId: string,
    seatId: string,
    groupSize: number,
    before: string | null = null,
  ): Promise<Problem | undefined> {
    const room = this.#room(workshopId)
    return room && this.#decided(room, (view) => requestSeatEvents(view, seatId, groupSize, before))
  }

  /**
   * What a rule leads to, in the next transaction; resolves with the refusal, if any, once it is durable. `also` runs
   * in the same transaction, if the rule refused nothing.
   */
  async #decided(
    room: Room,
    decide: (view: RoomView) => Result<RoomEvent[]>,
    also: () => void = () => undefined,
  ): Promise<Problem | undefined> {
    let refused: Problem | undefined
    const failed = await this.#system(room, () => {
      room.system((view) => {
        const decided = decide(view)
        refused = decided.ok ? undefined : decided.problem
        return decided.ok ? decided.value : []
      })
      if (!refused) also()
    })
    return failed ?? refused
  }

  /** The plan changed before the opening. */
  async planChanged(workshopId: string, agenda: Agenda, commentDays: number): Promise<void> {
    const room = this.#room(workshopId)
    if (!room || room.view.room.workshop.status !== 'planned') return
    await this.#system(room, () =>
      room.system((view) => planEvents(agenda, commentDays, view.room.workshop)),
    )
  }

  /**
   * More time for comments; the refusal, or undefined once the room knows for good. `also` runs in the same transaction.
   */
  async extendCommentPeriod(
    workshopId: string,
    until: string,
    also: () => void,
  ): Promise<Problem | undefined> {
    const room = this.#room(workshopId)
    if (!room) return problem('workshop.closed')
    return this.#decided(
      room,
      (view) => extendCommentEvents(view, until, this.#deps.env.clock()),
      also,
    )
  }

  /**
   * Case, version or catalogue changed before the opening: windows that wait come back by themselves and get the new
   * ones.
   */
  basisChanged(workshopId: string): void {
    const room = this.#rooms.get(workshopId)
    if (!room) return
    this.#flushAll()
    room.hall.closeAll(CLOSE_RESTART, problem('server.stopping'))
    this.#forget(room)
  }

  /** Deletes a workshop with everything in it and shows everybody out; `also` runs in the same transaction. */
  remove(workshopId: string, also: () => void): void {
    const room = this.#rooms.get(workshopId)
    this.#deleting((store) => {
      store.remove(workshopId)
      also()
    })
    this.#damaged.delete(workshopId)
    this.#reading.drop(workshopId)
    room?.hall.closeAll(closeCode.gone, problem('access.unknown'))
    if (room) this.#forget(room)
  }

  #forget(room: Room): void {
    room.hall.stop()
    this.#rooms.delete(room.id)
  }

  /** Something of its own, whole or not at all, and gone from the log, too. */
  #deleting(change: (store: RoomEnv['store']) => void): void {
    this.#inTransaction(change)
    this.#deps.env.store.truncateLog()
  }

  /**
   * What waits belongs to rooms as they are: nothing of them is taken away before it is committed. Throws if it cannot
   * be now.
   */
  #flushAll(): void {
    if (!this.#committer.flush()) throw new StillWaiting()
  }

  /** What waited is committed first; then something of its own, whole or not at all. */
  #inTransaction(change: (store: RoomEnv['store']) => void): void {
    this.#flushAll()
    const { store } = this.#deps.env
    store.begin()
    try {
      change(store)
      store.commit()
    } catch (error) {
      store.rollback()
      throw error
    }
  }

  /** A case text was withdrawn: gone from every live client. */
  withdrawText(caseId: string): void {
    for (const room of this.#rooms.values()) if (room.source.caseId === caseId) room.withdrawText()
  }

  /**
   * Ends all lines of an account. Those of the session that was `renewed` come back by themselves with the new one.
   */
  dropAccount(accountId: string, renewed?: string): void {
    for (const room of this.#rooms.values()) room.hall.dropAccount(accountId, renewed)
  }

  /** The join code was replaced: facilitation and projector are told. */
  joinCodeChanged(workshopId: string): void {
    this.#rooms.get(workshopId)?.hall.joinCodeChanged()
  }

  /** The projector link changed: screens opened with the old one end. */
  dropProjectors(workshopId: string): void {
    this.#rooms.get(workshopId)?.hall.dropProjectors()
  }

  /** Can this room be asked now? Not if its log is damaged (BI8), and not while a long one is being read. */
  canBeAsked(workshopId: string): boolean {
    try {
      this.#room(workshopId)
      return true
    } catch (error) {
      if (error instanceof DamagedRoom || error instanceof LoadingRoom) return false
      throw error
    }
  }

  /** Was this seat removed or refused, so that it needs a new one? */
  isGone(workshopId: string, seatId: string): boolean {
    const view = this.#room(workshopId)?.view
    return view?.room.workshop.removedSeats.includes(seatId) ?? true
  }

  /** A seat was given up, or waits no longer; resolves once that is durable. */
  async leaveSeat(workshopId: string, seatId: string): Promise<void> {
    const room = this.#room(workshopId)
    if (!room) return
    // Its lines end first: what it still had queued is no longer done.
    room.hall.endSeat(seatId)
    const refused = await this.#system(room, () =>
      room.system((view) => leaveSeatEvents(view, seatId)),
    )
    if (refused) throw new Error(refused.code)
  }

  /**
   * What everybody in a room may know; undefined if it was concluded, or there is none. Throws `DamagedRoom` and
   * `LoadingRoom`.
   */
  slice(workshopId: string): RoomSlice | undefined {
    return this.#room(workshopId)?.view.room
  }

  /**
   * Ends the comment period: result kept, log, commands, ballots and seats deleted; `also` runs in the same
   * transaction. False if there is no such room.
   */
  conclude(workshopId: string, also: () => void): boolean {
    const room = this.#room(workshopId)
    if (!room) return false
    this.#deleting((store) => {
      const cases = store.caseFindingsBeside(workshopId)
      const result = resultOfRoom(room.view.room, { ...resultFacts(room.source), cases })
      store.conclude(workshopId, result, this.#deps.env.clock())
      also()
    })
    room.hall.closeAll(closeCode.gone, problem('workshop.closed'))
    this.#forget(room)
    return true
  }

  async close(): Promise<void> {
    this.#reading.stop()
    this.#long.clear()
    this.#committer.flush()
    for (const cancel of this.#idle.values()) cancel()
    for (const room of this.#rooms.values()) {
      room.hall.closeAll(CLOSE_RESTART, problem('server.stopping'))
      room.hall.stop()
    }
    this.#rooms.clear()
    return Promise.resolve()
  }
}
