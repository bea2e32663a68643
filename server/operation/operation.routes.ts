import type { FastifyInstance } from 'fastify'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse } from '../../shared/kernel/result.ts'
import { api } from '../../shared/protocol/api.ts'
import { PROTOCOL_VERSION } from '../../shared/protocol/message.ts'
import { audited } from '../audit/audit.ts'
import type { Deps } from '../deps.ts'
import { handle, requireAccount } from '../http/handle.ts'
import { Readiness } from './readiness.ts'

/** For whoever looks after the machine: is the server up, can it write, is its clock believed. */
export function operationRoutes(app: FastifyInstance, deps: Deps): void {
  const { guard } = deps
  const readiness = new Readiness(deps)

  handle(app, deps, api.health, () => ok({ status: 'ok' as const, protocol: PROTOCOL_VERSION }))

  handle(app, deps, api.ready, async () =>
    (await readiness.isReady())
      ? ok({ status: 'ready' as const })
      : refuse(problem('server.storage')),
  )

  handle(app, deps, api.clock, () => ok({ leap: guard.leap() }))

  handle(app, deps, api.confirmClock, (call) => {
    const line = { actorId: requireAccount(call).id, objectId: null }
    return audited(deps, { action: 'clock.confirmed', ...line }, () => {
      guard.confirm()
      return Promise.resolve(ok({ leap: guard.leap() }))
    })
  })
}
