// Lines without the client of the simulation: those of a stranger with a program of their own, and those of a faulty
// server.
import type { RoomSocket } from '../../server/room/connection.ts'
import type { RoomLine } from '../../server/room/roomConversation.ts'
import type { Rooms } from '../../server/room/rooms.ts'
import type { ClientMessage, ServerMessage, Viewer } from '../../shared/protocol/message.ts'

/** A line on which anything may be said; what it is told arrives at once. */
export class SimStranger implements RoomSocket {
  readonly received: string[] = []
  readonly bufferedAmount = 0
  closed: number | null = null
  readonly #line: RoomLine | undefined

  constructor(rooms: Rooms, workshopId: string, viewer: Viewer) {
    this.#line = rooms.open(workshopId, viewer, null, this)
  }

  send(text: string): void {
    this.received.push(text)
  }

  close(code: number): void {
    this.closed = code
  }

  say(message: ClientMessage): void {
    this.#line?.hear(JSON.stringify(message))
  }

  end(): void {
    this.#line?.end()
  }

  get frames(): readonly ServerMessage[] {
    return this.received.map((text) => JSON.parse(text) as ServerMessage)
  }
}

/** What a faulty server makes of a frame it hears or tells: what passes instead, or null for nothing. */
export interface FaultyLine {
  readonly heard?: (text: string) => string | null
  readonly told?: (text: string) => string | null
}

/** The fault of every line that is opened; `socket` tells past it. */
export type LineFault = (viewer: Viewer, socket: RoomSocket) => FaultyLine

/** What was said and told on one line. What is told may still be lost on its way. */
export interface LineTape {
  readonly viewer: Viewer
  readonly said: string[]
  readonly told: string[]
  /** Until one of the two ends it, or the server dies. */
  open: boolean
}

/** Keeps what is said and told on every line, and puts a fault between the rooms and the line if there is one. */
export function taped(rooms: Rooms, tapes: LineTape[], fault: LineFault | undefined): Rooms {
  const open = rooms.open.bind(rooms)
  rooms.open = (workshopId, viewer, accountId, socket, session) => {
    const tape: LineTape = { viewer, said: [], told: [], open: true }
    tapes.push(tape)
    const listening: RoomSocket = {
      send: (text) => {
        tape.told.push(text)
        socket.send(text)
      },
      close: (code, reason) => {
        tape.open = false
        socket.close(code, reason)
      },
      get bufferedAmount() {
        return socket.bufferedAmount
      },
    }
    const { heard = same, told = same } = fault?.(viewer, listening) ?? {}
    const through: RoomSocket = {
      send: (text) => {
        const passes = told(text)
        if (passes !== null) listening.send(passes)
      },
      close: (code, reason) => listening.close(code, reason),
      get bufferedAmount() {
        return socket.bufferedAmount
      },
    }
    const line = open(workshopId, viewer, accountId, through, session)
    const hear = (text: string) => {
      tape.said.push(text)
      const passes = heard(text)
      if (passes !== null) line?.hear(passes)
    }
    const end = () => {
      tape.open = false
      line?.end()
    }
    return line && { hear, end, pinged: () => line.pinged(), loggedOut: () => line.loggedOut() }
  }
  return rooms
}

const same = (text: string): string => text
