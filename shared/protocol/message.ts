import type { Problem } from '../kernel/problem.ts'
import type { Entry, Role } from '../caseText/caseText.ts'
import type { JoinCode } from '../join/joinCode.schema.ts'
import type { Band } from './band.ts'
import type { RoomEvent } from '../room/event.ts'
import type { FacilitationSlice, OwnSlice, RoomSlice } from '../room/roomView.ts'
import type { Cursors } from './message.schema.ts'

export type { Cursors, ClientMessage } from './message.schema.ts'

/** Client and server ship together; another version is asked to reload. */
export const PROTOCOL_VERSION = 1
/** Largest frame a client may send, in bytes. */
export const MAX_FRAME = 64 * 1024
/** How often a client pings, in milliseconds. */
export const PING_INTERVAL = 10_000

/** Close codes that mean "do not simply retry". Every other code means retry. */
export const closeCode = {
  version: 4400,
  login: 4401,
  denied: 4403,
  gone: 4410,
  tooMuch: 4413,
  tooMany: 4429,
} as const

/** The channels a viewer hears. Each has its own dense numbering, so what one does not hear leaves no gap. */
export type Channel = 'room' | 'facilitation' | 'seat'

/** Who is connected, for the room list. Names are in memory only; the projector gets none. */
export interface Presence {
  readonly seatId: string
  readonly connected: boolean
  /** Server time of the loss of connection, or null. */
  readonly lostAt: number | null
  readonly name: string | null
  readonly hand: boolean
}

/**
 * Counts for the room, never per passage or person. `annotations`, `late`, `boards` and `proposals` are told once a minute
 * at most (rule RV8), and null while there is nothing to tell.
 */
export interface Gauge {
  readonly connected: number
  readonly people: number
  readonly seats: number
  readonly ready: number
  readonly readyOf: number
  readonly rulesConfirmed: number
  readonly seen: number
  /** Devices that voted, per open vote. */
  readonly voted: Readonly<Record<string, number>>
  /** Annotations that wait for the first reveal; facilitation only. */
  readonly annotations: Band | null
  /** Do notes of enough seats wait for a further bundle? Facilitation only. */
  readonly late: boolean | null
  /**
   * May few be uncovered, because everybody who is asked agreed (rule RV7)? Null if nothing is asked; facilitation
   * only.
   */
  readonly agreed: boolean | null
  /** Days of the next and of the last entry the marker can still bring; facilitation only. */
  readonly nextDay: number | null
  readonly lastDay: number | null
  /** Seats that have not answered the running see-test; facilitation only. */
  readonly unseen: readonly string[] | null
  /**
   * By situation, for groups of two and more people: lines on the board, and whether the group writes (rule GR3);
   * facilitation only.
   */
  readonly boards: Readonly<Record<string, BoardGauge>> | null
  /** Do enough quiet proposals wait for a further opening (rule KS1)? Facilitation only. */
  readonly proposals: boolean | null
  /** Did enough seats rate a structure criterion that is still covered (rule SR2)? Facilitation only. */
  readonly structureRatings: boolean | null
}

/** What the facilitation is told of the board of a group. */
export interface BoardGauge {
  /** Null if it is not told yet. */
  readonly lines: Band | null
  readonly writing: boolean
}

/** Who this connection is. */
export type Viewer =
  | { readonly kind: 'seat'; readonly seatId: string; readonly facilitation: boolean }
  | { readonly kind: 'projector' }

/** What a late joiner needs at once. */
interface Snapshot {
  readonly room: RoomSlice
  readonly facilitation: FacilitationSlice | null
  readonly own: OwnSlice | null
}

/** Everything the server may say. `commit` and `ack` only ever follow a durable write. */
export type ServerMessage =
  | {
      readonly t: 'welcome'
      readonly protocol: number
      readonly stream: string
      readonly you: Viewer
      readonly serverNow: number
      readonly cursors: Cursors
      /** Null when the missing commits follow instead. */
      readonly snapshot: Snapshot | null
      readonly workshop: {
        readonly id: string
        readonly title: string
        readonly catalogueKey: string
        readonly catalogueVersion: string
      }
    }
  /** A seat that waits for admission hears this and nothing of the room. */
  | {
      readonly t: 'waiting'
      readonly seatId: string
      readonly serverNow: number
      readonly title: string
    }
  /** Events of one channel; the first has number `n`. */
  | {
      readonly t: 'commit'
      readonly c: Channel
      readonly n: number
      readonly e: readonly RoomEvent[]
    }
  | { readonly t: 'ack'; readonly ids: readonly string[] }
  | { readonly t: 'reject'; readonly id: string; readonly problem: Problem }
  | { readonly t: 'ballotAck'; readonly voteId: string; readonly turn: number }
  | {
      readonly t: 'ballotReject'
      readonly voteId: string
      readonly turn: number
      readonly problem: Problem
    }
  /** The running votes in which this seat has voted, from whichever window: no other seat is told. */
  | { readonly t: 'voted'; readonly voteIds: readonly string[] }
  /** Case text up to the delivered day; `of` is the number of all delivered entries. */
  | {
      readonly t: 'entries'
      readonly textId: string
      readonly title: string
      readonly from: number
      readonly of: number
      readonly entries: readonly Entry[]
      /** What the abbreviations in the delivered entries stand for; of later ones nothing is told. */
      readonly roles: readonly Role[]
    }
  /** The case text was withdrawn: forget it at once. */
  | { readonly t: 'textGone' }
  | { readonly t: 'presence'; readonly seats: readonly Presence[] }
  | { readonly t: 'gauge'; readonly gauge: Gauge; readonly serverNow: number }
  /** The code for those who come later: for the facilitation and the projector only; null if none is valid. */
  | { readonly t: 'joinCode'; readonly joinCode: JoinCode | null }
  | { readonly t: 'pong'; readonly sent: number; readonly serverNow: number }
  | { readonly t: 'bye'; readonly problem: Problem }
