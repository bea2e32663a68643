import type { FastifyInstance } from 'fastify'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse } from '../../shared/kernel/result.ts'
import { api } from '../../shared/http/api.ts'
import { handle, type CallDeps } from '../http/handle.ts'
import type { Rooms } from '../room/rooms.ts'
import { deviceKeyOf } from '../session/deviceKey.queries.ts'
import type { SeatingDeps } from '../session/identity.ts'
import { callerOf } from './caller.ts'

type DeviceKeyDeps = CallDeps & SeatingDeps & { readonly rooms: Pick<Rooms, 'isGone'> }

/**
 * Keys for what a device keeps until it is acknowledged. A device encrypts with the key and never stores it, so that
 * without a living seat what lies in the browser is noise: the key is deleted when the seat is left, the facilitation
 * logs out, the text is withdrawn or the workshop is concluded.
 */
export function deviceKeyRoutes(app: FastifyInstance, deps: DeviceKeyDeps): void {
  const { sqlite, rooms } = deps
  handle(app, deps, api.deviceKey, ({ params, body, request }) => {
    const caller = callerOf(request, params.id, body.as, deps)
    if ('code' in caller) return refuse(caller)
    const { viewer } = caller
    if (viewer.kind !== 'seat') return refuse(problem('access.unknown'))
    if (rooms.isGone(params.id, viewer.seatId)) return refuse(problem('seat.removed'))
    const key = deviceKeyOf(sqlite, viewer.seatId)
    return key === undefined ? refuse(problem('server.storage')) : ok({ key })
  })
}
