import type { FastifyInstance } from 'fastify'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse } from '../../shared/kernel/result.ts'
import { api } from '../../shared/http/api.ts'
import { PROTOCOL_VERSION } from '../../shared/protocol/message.ts'
import { changed, inTransaction } from '../audit/audit.ts'
import { handle, type CallDeps } from '../http/handle.ts'
import type { ClockGuard } from '../db/clockGuard.ts'
import type { Config } from '../config.ts'
import { Readiness } from './readiness.ts'

type OperationDeps = CallDeps & {
  readonly config: Pick<Config, 'keysFolder'>
  readonly guard: ClockGuard
}

/** For the administrator of the machine: is the server up, can it write, is its clock believed. */
export function operationRoutes(app: FastifyInstance, deps: OperationDeps): void {
  const { guard } = deps
  const readiness = new Readiness(deps)

  handle(app, deps, api.health, () => ok({ status: 'ok' as const, protocol: PROTOCOL_VERSION }))

  handle(app, deps, api.ready, async () =>
    (await readiness.isReady())
      ? ok({ status: 'ready' as const })
      : refuse(problem('server.storage')),
  )

  handle(app, deps, api.clock, () => ok({ leap: guard.leap() }))

  handle(app, deps, api.confirmClock, ({ account }) =>
    inTransaction(deps, async (trx) => {
      await changed(trx, 'clock.confirmed', account.id, null)
      guard.confirm()
      return ok({ leap: guard.leap() })
    }),
  )
}
