import { lookUp } from '../kernel/lookUp.ts'
import type { Entry, Role } from '../caseText/caseText.ts'
import { evolve } from '../room/evolve.ts'
import type { Cursors, Gauge, Presence, ServerMessage, Viewer } from './message.ts'
import {
  emptyFacilitationSlice,
  emptyOwnSlice,
  emptyRoomView,
  type OwnSlice,
  type RoomView,
} from '../room/roomView.ts'

/** What a listener knows of a room after everything it heard. `view` comes from snapshots and commits alone. */
export interface Mirror {
  readonly stream: string | null
  readonly cursors: Cursors
  readonly view: RoomView
  readonly me: Viewer | null
  readonly title: string
  readonly text: {
    readonly id: string
    readonly title: string
    readonly entries: readonly Entry[]
    /** What the abbreviations in these entries stand for. */
    readonly roles: readonly Role[]
  } | null
  readonly textGone: boolean
  readonly gauge: Gauge | null
  /** Running votes in which this seat has voted, from whichever window. */
  readonly voted: readonly string[]
  readonly presence: readonly Presence[]
}

export const emptyMirror: Mirror = {
  stream: null,
  cursors: { room: 0, seat: 0, facilitation: 0 },
  view: emptyRoomView,
  me: null,
  title: '',
  text: null,
  textGone: false,
  gauge: null,
  voted: [],
  presence: [],
}

/** What one's own channel tells; empty for the projector and before the welcome. */
export const ownIn = ({ me, view }: Pick<Mirror, 'me' | 'view'>): OwnSlice =>
  (me?.kind === 'seat' ? lookUp(view.own, me.seatId) : undefined) ?? emptyOwnSlice

/** Is this commit the next one of its channel? A gap always means trouble: forget the stream and ask anew (RO2). */
export const follows = (
  { cursors }: Pick<Mirror, 'cursors'>,
  { c, n }: Extract<ServerMessage, { t: 'commit' }>,
): boolean => n === cursors[c] + 1

/** The mirror after a message. Pure; messages that change nothing of the room return the same mirror. */
export function reflect(mirror: Mirror, message: ServerMessage): Mirror {
  switch (message.t) {
    case 'welcome':
      return welcomed(mirror, message)
    case 'waiting':
      return { ...mirror, title: message.title }
    case 'commit': {
      const { c, e } = message
      const cursors = { ...mirror.cursors, [c]: mirror.cursors[c] + e.length }
      return { ...mirror, cursors, view: e.reduce(evolve, mirror.view) }
    }
    case 'entries': {
      const { textId: id, title, from, entries, roles } = message
      const held = mirror.text?.id === id ? mirror.text.entries.slice(0, from) : []
      return { ...mirror, text: { id, title, entries: [...held, ...entries], roles } }
    }
    case 'textGone':
      return { ...mirror, textGone: true, text: null, view: emptyRoomView }
    case 'presence':
      return { ...mirror, presence: message.seats }
    case 'gauge':
      return { ...mirror, gauge: message.gauge }
    case 'voted':
      return { ...mirror, voted: message.voteIds }
    case 'ack':
    case 'reject':
    case 'ballotAck':
    case 'ballotReject':
    case 'joinCode':
    case 'pong':
    case 'bye':
      return mirror
  }
}

function welcomed(mirror: Mirror, message: Extract<ServerMessage, { t: 'welcome' }>): Mirror {
  const { stream, cursors, you: me, snapshot, workshop } = message
  const known = { ...mirror, stream, cursors, me, title: workshop.title }
  if (!snapshot) return known
  const own = me.kind === 'seat' && snapshot.own ? { [me.seatId]: snapshot.own } : {}
  const facilitation = snapshot.facilitation ?? emptyFacilitationSlice
  return { ...known, view: { room: snapshot.room, facilitation, own } }
}
