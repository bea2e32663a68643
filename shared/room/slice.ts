import { lookUp } from '../kernel/lookUp.ts'
import { emptyOwnSlice, type OwnSlice, type RoomSlice, type RoomView } from './roomView.ts'

/** A room with one slice of its public part replaced. */
export const withRoom = (view: RoomView, change: Partial<RoomSlice>): RoomView => ({
  ...view,
  room: { ...view.room, ...change },
})

/** The own slice of a seat, empty if nothing happened yet. */
export const ownOf = (view: RoomView, seatId: string): OwnSlice =>
  lookUp(view.own, seatId) ?? emptyOwnSlice

/** A room with one seat's own slice changed. */
export const withOwn = (view: RoomView, seatId: string, change: Partial<OwnSlice>): RoomView => ({
  ...view,
  own: { ...view.own, [seatId]: { ...ownOf(view, seatId), ...change } },
})

/** A record without one key. */
export function without<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  const { [key]: _gone, ...rest } = record
  return rest
}

/** Replaces the element with the same id, or appends it. */
export function putById<T extends { readonly id: string }>(
  items: readonly T[],
  item: T,
): readonly T[] {
  return items.some((other) => other.id === item.id)
    ? items.map((other) => (other.id === item.id ? item : other))
    : [...items, item]
}

/** The elements without the one of this id. */
export const removeById = <T extends { readonly id: string }>(
  items: readonly T[],
  id: string,
): readonly T[] => items.filter((item) => item.id !== id)
