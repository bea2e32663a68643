import { createContext } from 'svelte'
import type { RoomClient } from './RoomClient.svelte.ts'

const [useRoom, provideRoom] = createContext<RoomClient>()
export { provideRoom, useRoom }

/** Does this browser steer the workshop now? */
export const isSteering = (room: Pick<RoomClient, 'me' | 'view'>): boolean =>
  room.me?.kind === 'seat' && room.view.room.workshop.holder === room.me.seatId
