// Notes of those who edit, and cards from the table: written beside the others, counted for nothing (rule RV2).
import type { RoomSlice } from './roomView.ts'
import { isEditor } from './role.ts'

/** May this seat enter cards from the table? Facilitation and recorder do (BI2). */
export const mayEnterPaper = (room: RoomSlice, seatId: string): boolean => isEditor(room, seatId)

/** Would a note of this seat never be uncovered? Then it is said before it is written. */
export const isLateAside = (room: RoomSlice, seatId: string, paper = false): boolean =>
  room.annotation.bundles > 0 && (paper || isEditor(room, seatId))
