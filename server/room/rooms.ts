import { problem, type Problem } from '../../shared/kernel/problem.ts'
import type { Result } from '../../shared/kernel/result.ts'
import type { RoomEvent } from '../../shared/protocol/event.ts'
import type { RoomSlice, RoomView } from '../../shared/protocol/roomView.ts'
import type { Agenda } from '../../shared/workshop/agenda.ts'
import {
  extendCommentEvents,
  leaveSeatEvents,
  planEvents,
  requestSeatEvents,
  seatFacilitatorEvents,
} from '../../shared/workshop/workshop.rules.ts'
import type { FailureLimit } from '../http/limits.ts'
import { StartProblem } from '../startProblem.ts'
import { Committer, type FailureLog } from './committer.ts'
import { compact, readResult } from './compact.ts'
import { asDamage, DamagedRoom } from './damagedRoom.ts'
import { CLOSE_RESTART, Connection, type RoomSocket } from './connection.ts'
import { closeCode, type Viewer } from '../../shared/protocol/message.ts'
import { Room } from './room.ts'
import { AWAY_MS } from './roomHall.ts'
import { RoomConversation, seatBytes } from './roomConversation.ts'
import type { RoomEnv } from './roomEnv.ts'
import type { RoomSource } from './roomSource.ts'

/** A room nobody is connected to is put aside after this many milliseconds; its log stays. */
const IDLE_MS = 10 * 60_000

/** Timers may be this much early by the clock, in milliseconds. */
const TIMER_MS = 500

/** One open line into a room. */
export interface RoomLine {
  /** The session behind it is over: nothing that is said here is done any more, and it closes. */
  loggedOut(): void
  hear(text: string): void
  /** A ping counts as something said; false where it is one too many. */
  pinged(): boolean
  end(): void
}

/** What the rest of the server asks of the rooms. */
export interface Rooms {
  /**
   * Loads a room before anybody comes: after a restart everybody comes back at once, and nobody should wait for its
   * log. One that cannot be loaded is told to the failure log and stops none of the others.
   */
  load(workshopId: string): void
  /** Opens a line for a viewer; undefined where the workshop is unknown, concluded or damaged. */
  open(
    workshopId: string,
    viewer: Viewer,
    accountId: string | null,
    socket: RoomSocket,
    session?: string | null,
  ): RoomLine | undefined
  /**
   * Somebody asked for a seat; resolves once it is durable, with the refusal where there is one. `before` is the seat the
   * same browser left or was removed from, so that it counts once (VO13).
   */
  requestSeat(
    workshopId: string,
    seatId: string,
    groupSize: number,
    before?: string | null,
  ): Promise<Problem | undefined>
  /** The plan changed before the opening. */
  planChanged(workshopId: string, agenda: Agenda, commentDays: number): Promise<void>
  /** More time for comments; the refusal, or undefined once the room knows for good. */
  extendCommentPeriod(workshopId: string, until: string): Promise<Problem | undefined>
  /**
   * Case, version or catalogue changed before the opening: whoever waits comes back by themselves and gets the new ones.
   */
  basisChanged(workshopId: string): void
  /** Deletes a workshop with everything in it and shows everybody out; `also` runs in the same transaction. */
  remove(workshopId: string, also: () => void): void
  /** A case text was withdrawn: gone from every live client. */
  withdrawText(caseId: string): void
  /**
   * Ends all lines of an account. Those of the session that was `renewed` come back by themselves with the new one.
   */
  dropAccount(accountId: string, renewed?: string): void
  /** The join code was replaced: facilitation and projector are told. */
  joinCodeChanged(workshopId: string): void
  /** The projector link changed: screens opened with the old one end. */
  dropProjectors(workshopId: string): void
  /** Can this room not be loaded, because its log is damaged (BI8)? */
  isDamaged(workshopId: string): boolean
  /** Was this seat removed or refused, so that it needs a new one? */
  isGone(workshopId: string, seatId: string): boolean
  /** Somebody gave their seat up, or waits no longer; resolves once the room knows for good. */
  leaveSeat(workshopId: string, seatId: string): Promise<void>
  /** What the room agreed on, live or concluded; undefined where nothing happened yet. Throws `DamagedRoom` where its log is damaged. */
  slice(workshopId: string): RoomSlice | undefined
  /** Ends the comment period: result kept, log, commands, ballots and seats deleted. */
  conclude(workshopId: string): void
  close(): Promise<void>
}

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

class LiveRooms implements Rooms {
  readonly #deps: RoomsDeps
  readonly #committer: Committer
  readonly #rooms = new Map<string, Room>()
  readonly #idle = new Map<string, () => void>()
  /** Rooms that could not be loaded: told once, and not read again with every line that comes. */
  readonly #damaged = new Map<string, DamagedRoom>()

  readonly #bytes: FailureLimit

  constructor(deps: RoomsDeps) {
    this.#bytes = seatBytes(deps.env.clock, deps.framesPerSecond)
    this.#deps = deps
    this.#committer = new Committer(deps.env.store, deps.failed, deps.soon)
  }

  #room(workshopId: string): Room | undefined {
    const held = this.#rooms.get(workshopId)
    if (held) return held
    if (this.#deps.env.store.result(workshopId) !== undefined) return undefined
    const source = this.#deps.source(workshopId)
    if (!source) return undefined
    const room = this.#load(source)
    this.#rooms.set(workshopId, room)
    // Whoever only looks in (a list, minutes) leaves no room behind in memory.
    this.#putAsideLater(room)
    if (room.asksConsent) this.#completeLater(room)
    if (room.hasLostVote) {
      this.#deps.failed('ballots', new BallotsLost())
      // In the next transaction, before anybody can say anything here.
      void this.#system(room, () => undefined)
    }
    return room
  }

  #load(source: RoomSource): Room {
    const known = this.#damaged.get(source.id)
    if (known) throw known
    try {
      return new Room(source, this.#deps.env)
    } catch (error) {
      const damage = asDamage(source.id, error)
      if (damage instanceof DamagedRoom) this.#damaged.set(source.id, damage)
      this.#deps.failed('load', damage)
      throw damage
    }
  }

  load(workshopId: string): void {
    try {
      this.#room(workshopId)
    } catch {
      // Told where it happened; the others are loaded all the same.
    }
  }

  open(
    workshopId: string,
    viewer: Viewer,
    accountId: string | null,
    socket: RoomSocket,
    session: string | null = null,
  ) {
    const room = this.#roomFor(workshopId, viewer, socket)
    if (!room) return undefined
    this.#idle.get(workshopId)?.()
    this.#idle.delete(workshopId)
    const connection = new Connection(socket, viewer, accountId, session)
    room.hall.enter(connection)
    if (viewer.kind === 'seat' && accountId !== null) this.#seatFacilitator(room, viewer.seatId)
    else if (room.isBlank) void this.#system(room, () => undefined)
    const { env, framesPerSecond } = this.#deps
    const talk = new RoomConversation(
      room,
      connection,
      this.#committer,
      env.clock,
      framesPerSecond,
      this.#bytes,
    )
    return {
      hear: (text: string) => talk.hear(text),
      pinged: () => talk.pinged(),
      loggedOut: () => connection.bye(closeCode.login, problem('login.required')),
      end: () => {
        room.hall.leave(connection)
        if (room.hall.connectionCount === 0) this.#putAsideLater(room)
        else if (room.asksConsent) this.#completeLater(room)
      },
    }
  }

  /** Somebody who had not answered may have been the last one: a consent closes without them, unless they come back (VO7). */
  #completeLater(room: Room): void {
    this.#deps.env.later(AWAY_MS + TIMER_MS, () => {
      if (this.#rooms.get(room.id) === room) void this.#system(room, () => undefined)
    })
  }

  /** The room a line leads to. Where it is damaged, whoever comes is told, keeps what their device holds, and does not come back by itself. */
  #roomFor(workshopId: string, viewer: Viewer, socket: RoomSocket): Room | undefined {
    try {
      return this.#room(workshopId)
    } catch (error) {
      if (!(error instanceof DamagedRoom)) throw error
      new Connection(socket, viewer, null).bye(closeCode.tooMany, problem('workshop.damaged'))
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

  async requestSeat(
    workshopId: string,
    seatId: string,
    groupSize: number,
    before: string | null = null,
  ): Promise<Problem | undefined> {
    const room = this.#room(workshopId)
    return room && this.#decided(room, (view) => requestSeatEvents(view, seatId, groupSize, before))
  }

  /** What a rule leads to, in the next transaction; resolves with the refusal, if any, once it is durable. */
  async #decided(
    room: Room,
    decide: (view: RoomView) => Result<RoomEvent[]>,
  ): Promise<Problem | undefined> {
    let refused: Problem | undefined
    const failed = await this.#system(room, () =>
      room.system((view) => {
        const decided = decide(view)
        refused = decided.ok ? undefined : decided.problem
        return decided.ok ? decided.value : []
      }),
    )
    return failed ?? refused
  }

  async planChanged(workshopId: string, agenda: Agenda, commentDays: number): Promise<void> {
    const room = this.#room(workshopId)
    if (!room || room.view.room.workshop.status !== 'planned') return
    await this.#system(room, () =>
      room.system((view) => planEvents(agenda, commentDays, view.room.workshop)),
    )
  }

  async extendCommentPeriod(workshopId: string, until: string): Promise<Problem | undefined> {
    const room = this.#room(workshopId)
    if (!room) return problem('workshop.closed')
    return this.#decided(room, (view) => extendCommentEvents(view, until, this.#deps.env.clock()))
  }

  basisChanged(workshopId: string): void {
    const room = this.#rooms.get(workshopId)
    if (!room) return
    this.#committer.flush()
    room.hall.closeAll(CLOSE_RESTART, problem('server.stopping'))
    this.#forget(room)
  }

  remove(workshopId: string, also: () => void): void {
    const room = this.#rooms.get(workshopId)
    this.#inTransaction((store) => {
      store.remove(workshopId)
      also()
    })
    this.#damaged.delete(workshopId)
    room?.hall.closeAll(closeCode.gone, problem('access.unknown'))
    if (room) this.#forget(room)
  }

  #forget(room: Room): void {
    room.hall.stop()
    this.#rooms.delete(room.id)
  }

  /** What waited is committed first; then something of its own, whole or not at all, and gone from the log, too. */
  #inTransaction(change: (store: RoomEnv['store']) => void): void {
    this.#committer.flush()
    const { store } = this.#deps.env
    store.begin()
    try {
      change(store)
      store.commit()
    } catch (error) {
      store.rollback()
      throw error
    }
    store.truncateLog()
  }

  withdrawText(caseId: string): void {
    for (const room of this.#rooms.values()) if (room.source.caseId === caseId) room.withdrawText()
  }

  dropAccount(accountId: string, renewed?: string): void {
    for (const room of this.#rooms.values()) room.hall.dropAccount(accountId, renewed)
  }

  joinCodeChanged(workshopId: string): void {
    this.#rooms.get(workshopId)?.hall.joinCodeChanged()
  }

  dropProjectors(workshopId: string): void {
    this.#rooms.get(workshopId)?.hall.dropProjectors()
  }

  isDamaged(workshopId: string): boolean {
    try {
      this.#room(workshopId)
      return false
    } catch (error) {
      if (error instanceof DamagedRoom) return true
      throw error
    }
  }

  isGone(workshopId: string, seatId: string): boolean {
    const view = this.#room(workshopId)?.view
    return view?.room.workshop.removedSeats.includes(seatId) ?? true
  }

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

  slice(workshopId: string): RoomSlice | undefined {
    const result = this.#deps.env.store.result(workshopId)
    if (result !== undefined) return readResult(result)
    return this.#room(workshopId)?.view.room
  }

  conclude(workshopId: string): void {
    const room = this.#room(workshopId)
    if (!room) return
    this.#inTransaction((store) =>
      store.conclude(workshopId, JSON.stringify(compact(room.view.room)), this.#deps.env.clock()),
    )
    room.hall.closeAll(closeCode.gone, problem('workshop.closed'))
    this.#forget(room)
  }

  async close(): Promise<void> {
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

/** The live rooms of this server process. */
export const createRooms = (deps: RoomsDeps): Rooms => new LiveRooms(deps)
