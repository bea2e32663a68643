import { plainAddresses } from '../../shared/http/address.ts'
import { problem, type Problem } from '../../shared/kernel/problem.ts'
import { call } from '../kernel/api.ts'
import { cipherOf, hasCipher } from '../kernel/cipher.ts'
import { indexedStore } from '../kernel/deviceStore.ts'
import { browserEvents, EventSocket } from '../kernel/eventSocket.ts'
import { onLeaving } from '../kernel/leaving.ts'
import { LineChoice } from '../kernel/lineChoice.ts'
import { browserTimers, LineTransport, type SocketLike } from '../kernel/transport.ts'
import { browserLocks } from '../kernel/windowLock.ts'
import { Outbox } from './outbox.ts'
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
      outbox: as === 'projector' ? null : outboxOf(workshopId, as),
      whyOut: () => whyOut(workshopId, as),
      loadCatalogue: () => call('getRoomCatalogue', { params: { id: workshopId }, body: {} }),
      now: world.now,
      later: world.later,
      leaving: onLeaving,
    },
    name,
  )
}

function waysInto(workshopId: string, as: As) {
  const at = ({ path }: { path: string }) => path.replace(':id', encodeURIComponent(workshopId))
  const socket = location.origin.replace(/^http/, 'ws') + at(plainAddresses.room)
  const events = browserEvents(
    `${at(plainAddresses.roomEvents)}?as=${as}`,
    at(plainAddresses.roomMessages),
  )
  return {
    socket: () => new WebSocket(`${socket}?as=${as}`) as SocketLike,
    events: () => new EventSocket(events),
  }
}

/** Where this device keeps what waits; null if the browser offers no encryption (plain http) or no storage. */
function outboxOf(workshopId: string, as: 'seat' | 'facilitator'): Outbox | null {
  if (!hasCipher() || !('indexedDB' in window) || !('locks' in navigator)) return null
  return new Outbox({
    scope: `${workshopId}/${as}`,
    store: indexedStore(),
    locks: browserLocks(),
    unlock: async () => {
      const answer = await call('deviceKey', { params: { id: workshopId }, body: { as } })
      return answer.ok ? cipherOf(answer.value.key) : null
    },
  })
}

/** Why the server opens no line here, as far as HTTP tells. */
async function whyOut(workshopId: string, as: As): Promise<Problem | null> {
  if (as === 'projector') return null
  const answer = await call('me', { params: {}, body: {} })
  if (!answer.ok) return null
  const { seat, account } = answer.value
  if (as === 'facilitator') return account ? null : problem('login.required')
  return seat?.workshopId === workshopId ? null : problem('access.unknown')
}
