import { api } from '../../shared/protocol/api.ts'
import { call } from '../kernel/api.ts'
import { browserWorld, WebSocketTransport } from '../kernel/transport.ts'
import { RoomClient } from './RoomClient.svelte.ts'

/** Opens the line into a workshop in one of the three ways to be there. */
export function openRoom(
  workshopId: string,
  as: 'seat' | 'facilitator' | 'projector',
  name: string | null = null,
): RoomClient {
  const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:'
  const url = `${scheme}//${location.host}/api/workshops/${workshopId}/room?as=${as}`
  const world = browserWorld(url)
  return new RoomClient(
    {
      connect: (events) => new WebSocketTransport(world, events),
      loadCatalogue: () => call(api.getRoomCatalogue, { params: { id: workshopId }, body: {} }),
      now: world.now,
      later: world.later,
    },
    name,
  )
}
