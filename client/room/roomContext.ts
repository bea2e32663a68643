import { createContext } from 'svelte'
import { isEditor } from '../../shared/room/role.ts'
import type { RoomClient } from './RoomClient.svelte.ts'

const [useRoom, provideRoom, hasRoom] = createContext<RoomClient>()
export { provideRoom, useRoom }

/** The room, or undefined on pages outside of one. */
export const findRoom = (): RoomClient | undefined => (hasRoom() ? useRoom() : undefined)

// Both are for words and order: what may be done is asked with `RoomClient.may`.

/** Does this browser steer the workshop now? */
export const isSteering = (room: Pick<RoomClient, 'me' | 'view'>): boolean =>
  room.me?.kind === 'seat' && room.view.room.workshop.holder === room.me.seatId

/** Does this browser write the minutes: facilitation, named co-facilitation and recorder? */
export const isEditing = ({ view, seat }: Pick<RoomClient, 'view' | 'seat'>): boolean =>
  seat !== undefined && isEditor(view.room, seat.id)

/** Who sits at this browser, as far as sentences to them differ. */
export const addresseeOf = (
  room: Pick<RoomClient, 'me' | 'view' | 'seat'>,
): { steering: boolean; brings: boolean } => ({
  steering: isSteering(room),
  brings: room.seat?.role === 'caseBringer',
})
