import { api, plainRoutes } from '../../shared/protocol/api.ts'
import { call } from '../kernel/api.ts'
import { browserEvents, EventSocket } from '../kernel/eventSocket.ts'
import { LineChoice } from '../kernel/lineChoice.ts'
import { browserTimers, LineTransport, type SocketLike } from '../kernel/transport.ts'
import { RoomClient } from './RoomClient.svelte.ts'

/** The three ways to be in a room. */
export type As = 'seat' | 'facilitator' | 'projector'

/** Opens the line into a workshop in one of the three ways to be there. */
export function openRoom(workshopId: string, as: As, name: string | null = null): RoomClient {
  const choice = new LineChoice(waysInto(workshopId, as), browserTimers.now)
  const world = { ...browserTimers, open: choice.open, worked: choice.worked }
  return new RoomClient(
    {
      connect: (events) => new LineTransport(world, events),
      loadCatalogue: () => call(api.getRoomCatalogue, { params: { id: workshopId }, body: {} }),
      now: world.now,
      later: world.later,
    },
    name,
  )
}

function waysInto(workshopId: string, as: As) {
  const at = ({ path }: { path: string }) => path.replace(':id', encodeURIComponent(workshopId))
  const socket = location.origin.replace(/^http/, 'ws') + at(plainRoutes.room)
  const events = browserEvents(
    `${at(plainRoutes.roomEvents)}?as=${as}`,
    at(plainRoutes.roomMessages),
  )
  return {
    socket: () => new WebSocket(`${socket}?as=${as}`) as SocketLike,
    events: () => new EventSocket(events),
  }
}
