import { isEditor } from '../../shared/workshop/role.ts'
import type { RoomClient } from '../room/RoomClient.svelte.ts'

type Room = Pick<RoomClient, 'view' | 'seat'>

/** May this browser change the structure of findings and recommendations? */
export const mayEdit = ({ view, seat }: Room): boolean =>
  seat !== undefined && isEditor(view.room, seat.id)

/** May this browser write into shared texts: every voice on the day, and who edits in the comment period? */
export function mayWrite(room: Room): boolean {
  const { status } = room.view.room.workshop
  if (room.seat === undefined || room.seat.role === 'observer' || status === 'planned') return false
  return status === 'open' || mayEdit(room)
}
