import type { FastifyInstance } from 'fastify'
import { problem } from '../../shared/kernel/problem.ts'
import { refuse } from '../../shared/kernel/result.ts'
import { api } from '../../shared/http/api.ts'
import { changedNow, DONE, inTransaction } from '../audit/audit.ts'
import { betweenTransactions } from '../db/database.ts'
import { handle, type CallDeps } from '../http/handle.ts'
import type { Rooms } from '../room/rooms.ts'
import { addSample, dropSampleNow, sampleNow } from './sample.queries.ts'

type SampleDeps = CallDeps & {
  readonly newId: () => string
  readonly rooms: Pick<Rooms, 'remove'>
}

/**
 * Sample workshops: an invented case, planned for today, in a procedure of its own that only the account that asked for
 * it sees. No office, no figure and no list of the administration holds anything of it, and it can be removed as a
 * whole.
 */
export function sampleRoutes(app: FastifyInstance, deps: SampleDeps): void {
  const { db, sqlite, clock, newId, rooms } = deps

  handle(app, deps, api.addSample, ({ account }) =>
    inTransaction(deps, (trx) => addSample(trx, account.id, newId)),
  )

  handle(app, deps, api.removeSample, ({ account, params: { id } }) =>
    betweenTransactions(db, () => {
      const sample = sampleNow(sqlite, id)
      if (!sample) return refuse(problem('access.unknown'))
      rooms.remove(id, () => {
        dropSampleNow(sqlite, sample)
        changedNow(sqlite, clock, { action: 'sample.removed', actorId: account.id, objectId: id })
      })
      return DONE
    }),
  )
}
