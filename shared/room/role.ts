import { lookUp } from '../kernel/lookUp.ts'
import type { RoomSlice, RoomView } from './roomView.ts'
import type { SeatRole } from '../workshop/seat.ts'

/** Does this seat hear the facilitation's channel: the facilitation itself and the named co-facilitation? */
export function hearsFacilitation(room: RoomSlice, seatId: string): boolean {
  const { workshop } = room
  return (
    lookUp(workshop.seats, seatId)?.role === 'facilitator' ||
    workshop.coFacilitators.includes(seatId)
  )
}

/** May this seat edit what the room agrees on: facilitation, named co-facilitation and recorder? */
export const isEditor = (room: RoomSlice, seatId: string): boolean =>
  hearsFacilitation(room, seatId) || lookUp(room.workshop.seats, seatId)?.role === 'recorder'

/** Does this seat steer now? */
export const isHolder = (room: RoomSlice, seatId: string): boolean =>
  room.workshop.holder === seatId

const votingRoles: readonly SeatRole[] = ['participant', 'caseBringer', 'recorder']

/** Does this seat vote, give consent and count for the ready ring? */
export function isVoter(room: RoomSlice, seatId: string): boolean {
  const role = lookUp(room.workshop.seats, seatId)?.role
  return role !== undefined && votingRoles.includes(role)
}

/** How many people sit at this device. */
export const peopleAt = (room: RoomSlice, seatId: string): number =>
  lookUp(room.workshop.seats, seatId)?.groupSize ?? 0

/**
 * The first seat this browser had in the workshop: its own, or the one it left or was removed from before it came again.
 * Whatever counts people counts these.
 */
export function firstSeat({ own }: Pick<RoomView, 'own'>, seatId: string): string {
  const seen = new Set<string>()
  let first = seatId
  for (;;) {
    const before = lookUp(own, first)?.follows ?? null
    if (before === null || seen.has(before)) return first
    seen.add(before)
    first = before
  }
}
