import { itemsOf } from '../discussion/discussion.ts'
import { isEditor } from './role.ts'
import type { RoomView } from './roomView.ts'
import { ownOf } from './slice.ts'

/** So many questions, topics, replies, notes and lines of boards of one seat stand in a room at most (BI7). */
const MOST_ITEMS = 200

/** Did this seat write the thing, or does it edit? Then it may reword and remove it (MI8). */
export const ownsOrEdits = (view: RoomView, id: string, seatId: string): boolean =>
  ownOf(view, seatId).owned.includes(id) || isEditor(view.room, seatId)

/** May this seat add no further item? What was removed counts no more, what waits on a closed board does. */
export function hasManyItems(view: RoomView, seatId: string): boolean {
  const { owned, boardDrafts } = ownOf(view, seatId)
  if (owned.length + boardDrafts.length < MOST_ITEMS) return false
  const { discussion, keySituation } = view.room
  const own = new Set(owned)
  const all = [...itemsOf(discussion), ...keySituation.boardItems]
  const there = all.filter(({ id }) => own.has(id))
  return there.length + boardDrafts.length >= MOST_ITEMS
}
