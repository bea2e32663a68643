import type { Presence } from '../../shared/protocol/message.ts'
import type { FacilitationSlice, RoomSlice } from '../../shared/room/roomView.ts'
import type { Seat } from '../../shared/workshop/seat.ts'

/** One seat as the room list shows it. */
export interface RoomRow {
  readonly seat: Seat
  readonly name: string | null
  readonly connected: boolean
  /** Server time of the loss of the line, or null. */
  readonly lostAt: number | null
  readonly hand: boolean
  readonly holds: boolean
  readonly main: boolean
  readonly co: boolean
}

type Here = Pick<RoomSlice, 'workshop'>

/** The seats of the room by number, with who is there and who asks for the floor. */
export function roomRows({ workshop }: Here, presence: readonly Presence[]): readonly RoomRow[] {
  const known = new Map(presence.map((seen) => [seen.seatId, seen]))
  return Object.values(workshop.seats)
    .map((seat) => {
      const seen = known.get(seat.id)
      return {
        seat,
        name: seen?.name ?? null,
        connected: seen?.connected ?? false,
        lostAt: seen?.lostAt ?? null,
        hand: seen?.hand ?? false,
        holds: workshop.holder === seat.id,
        main: workshop.main === seat.id,
        co: workshop.coFacilitators.includes(seat.id),
      }
    })
    .toSorted((a, b) => a.seat.number - b.seat.number)
}

/** A person who waits for admission. */
export interface WaitingRow {
  readonly seatId: string
  readonly groupSize: number
  readonly name: string | null
  readonly connected: boolean
}

/** Who waits, in the order they came. */
export function waitingRows(
  { waiting }: Pick<FacilitationSlice, 'waiting'>,
  presence: readonly Presence[],
): readonly WaitingRow[] {
  const known = new Map(presence.map((seen) => [seen.seatId, seen]))
  return Object.entries(waiting).map(([seatId, { groupSize }]) => ({
    seatId,
    groupSize,
    name: known.get(seatId)?.name ?? null,
    connected: known.get(seatId)?.connected ?? false,
  }))
}
