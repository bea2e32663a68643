import type { FastifyInstance } from 'fastify'
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { ok } from '../../shared/kernel/result.ts'
import { api } from '../../shared/http/api.ts'
import { inTransaction } from '../audit/audit.ts'
import { handle, type CallDeps } from '../http/handle.ts'
import { administration } from './administration.queries.ts'
import {
  addOffice,
  changeOffice,
  findOffices,
  listOffices,
  removeOffice,
} from './office.queries.ts'
import {
  officeHistory,
  recordOfficeChange,
  setRecordingBreaks,
  takeBackOfficeEnd,
  takeBackOfficeName,
} from './officeHistory.queries.ts'

type OfficeDeps = CallDeps & {
  readonly newId: () => string
}

/** Offices: kept by the administration, seen by those who work with them. */
export function officeRoutes(app: FastifyInstance, deps: OfficeDeps): void {
  const { db, clock, newId } = deps

  handle(app, deps, api.listOffices, async ({ account }) => ok(await listOffices(db, account)))

  handle(app, deps, api.findOffices, async ({ body }) =>
    ok(await findOffices(db, body, berlinDay(clock()))),
  )

  handle(app, deps, api.administration, async () => ok(await administration(db)))

  handle(app, deps, api.addOffice, ({ account, body }) =>
    inTransaction(deps, (trx) => addOffice(trx, account.id, { id: newId(), ...body })),
  )

  handle(app, deps, api.changeOffice, ({ account, params, body }) =>
    inTransaction(deps, (trx) => changeOffice(trx, account.id, params.id, body, newId)),
  )

  handle(app, deps, api.removeOffice, ({ account, params }) =>
    inTransaction(deps, (trx) => removeOffice(trx, account.id, params.id)),
  )

  handle(app, deps, api.officeHistory, ({ params }) => officeHistory(db, params.id))

  handle(app, deps, api.recordOfficeChange, ({ account, params, body }) =>
    inTransaction(deps, (trx) => recordOfficeChange(trx, account.id, params.id, body, newId)),
  )

  handle(app, deps, api.takeBackOfficeEnd, ({ account, params }) =>
    inTransaction(deps, (trx) => takeBackOfficeEnd(trx, account.id, params.id)),
  )

  handle(app, deps, api.takeBackOfficeName, ({ account, params, body }) =>
    inTransaction(deps, (trx) => takeBackOfficeName(trx, account.id, params.id, body.nameBefore)),
  )

  handle(app, deps, api.setRecordingBreaks, ({ account, params, body }) =>
    inTransaction(deps, (trx) => setRecordingBreaks(trx, account.id, params.id, body.years)),
  )
}
