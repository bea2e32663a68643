import type { RoomClient } from '../room/RoomClient.svelte.ts'
import { isEditor } from '../../shared/workshop/role.ts'

/** May this device sort annotations now? Moderation and recorder always, all others where it was opened to them. */
export const mayGroup = ({ view: { room }, seat }: Pick<RoomClient, 'view' | 'seat'>): boolean =>
  isEditor(room, seat?.id ?? '') ||
  (room.workshop.groupingOpen && seat !== undefined && seat.role !== 'observer')
