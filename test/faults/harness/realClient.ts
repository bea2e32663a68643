// The client as it runs in a browser, with its own line, heartbeat, jitter and outbox, but without a screen.
import { WebSocket } from 'ws'
import { cipherOf } from '../../../client/kernel/cipher.ts'
import type { DeviceStore } from '../../../client/kernel/deviceStore.ts'
import { LineTransport, type SocketLike } from '../../../client/kernel/transport.ts'
import type { WindowLock } from '../../../client/kernel/windowLock.ts'
import { Outbox } from '../../../client/room/outbox.ts'
import { RoomClient } from '../../../client/room/RoomClient.svelte.ts'
import { cookieHeader } from '../../../server/demo/visitor.ts'
import { problem } from '../../../shared/kernel/problem.ts'
import { refuse } from '../../../shared/kernel/result.ts'
import type { LineTarget } from '../../support/lines.ts'
import { Caller } from '../../support/testServer.ts'

/** What may differ from a browser. */
export interface ClientOptions {
  /** How much faster its clock runs. */
  readonly haste?: number
  /** Where it keeps what waits. */
  readonly device?: { readonly store: DeviceStore; readonly locks: WindowLock }
  /** Told of every frame heard. */
  readonly heard?: (frame: string) => void
  /** Told when it tries to open a line. */
  readonly tried?: () => void
}

function socketTo(target: LineTarget, heard: (frame: string) => void): SocketLike {
  const { address, workshopId, as, cookies } = target
  const url = `${address.replace(/^http/, 'ws')}/api/workshops/${workshopId}/room?as=${as}`
  const socket = new WebSocket(url, { headers: { cookie: cookieHeader(cookies), origin: address } })
  // What failed is followed by a close, which is answered.
  socket.on('error', () => undefined)
  socket.on('message', (data: Buffer) => heard(data.toString('utf8')))
  return socket as unknown as SocketLike
}

/** Opens a client; dispose of it when done. */
export function openClient(target: LineTarget, options: ClientOptions = {}): RoomClient {
  const { haste = 1, device, heard = () => undefined, tried = () => undefined } = options
  const later = (ms: number, run: () => void) => {
    const timer = setTimeout(run, ms / haste)
    timer.unref()
    return () => clearTimeout(timer)
  }
  const now = () => Date.now() * haste
  const world = {
    open: () => {
      tried()
      return socketTo(target, heard)
    },
    worked: () => undefined,
    random: () => Math.random(),
    now,
    later,
  }
  return new RoomClient({
    connect: (events) => new LineTransport(world, events),
    loadCatalogue: () => Promise.resolve(refuse(problem('connection.lost'))),
    outbox: device ? outboxOf(target, device) : null,
    now,
    later,
  })
}

function outboxOf(target: LineTarget, device: { store: DeviceStore; locks: WindowLock }): Outbox {
  return new Outbox({
    ...device,
    scope: `${target.workshopId}/${target.as}`,
    unlock: async () => {
      const params = { id: target.workshopId }
      const as = target.as === 'facilitator' ? 'facilitator' : 'seat'
      const caller = new Caller(target, new Map(target.cookies))
      try {
        return await cipherOf((await caller.call('deviceKey', { params, body: { as } })).key)
      } catch {
        return null // no network, or no place any more
      }
    },
  })
}
