import type { FastifyInstance } from 'fastify'
import { ok } from '../../shared/kernel/result.ts'
import { api } from '../../shared/http/api.ts'
import { inTransaction } from '../audit/audit.ts'
import { handle, type CallDeps } from '../http/handle.ts'
import type { Rooms } from '../room/rooms.ts'
import { hashPassword, newStartPassword } from './password.ts'
import {
  addAccount,
  changeAccount,
  findAccounts,
  listFacilitators,
  removeAccount,
  resetPassword,
} from './account.queries.ts'

type AccountDeps = CallDeps & {
  readonly newId: () => string
  readonly rooms: Pick<Rooms, 'dropAccount'>
}

/** Accounts: kept by the administration. A start password is shown once and handed over in person. */
export function accountRoutes(app: FastifyInstance, deps: AccountDeps): void {
  const { db, rooms } = deps

  handle(app, deps, api.findAccounts, async ({ body }) => ok(await findAccounts(db, body)))

  handle(app, deps, api.listFacilitators, async () => ok(await listFacilitators(db)))

  handle(app, deps, api.addAccount, async ({ account, body }) => {
    const startPassword = newStartPassword()
    const passwordHash = await hashPassword(startPassword)
    const wanted = { ...body, id: deps.newId(), passwordHash }
    const added = await inTransaction(deps, (trx) => addAccount(trx, account.id, wanted))
    return added.ok ? ok({ account: added.value, startPassword }) : added
  })

  handle(app, deps, api.changeAccount, async ({ account, params, body }) => {
    const made = await inTransaction(deps, (trx) => changeAccount(trx, account.id, params.id, body))
    if (!made.ok) return made
    if (made.value.ended) rooms.dropAccount(params.id)
    return ok(made.value.account)
  })

  handle(app, deps, api.resetPassword, async ({ account, params }) => {
    const startPassword = newStartPassword()
    const hash = await hashPassword(startPassword)
    const made = await inTransaction(deps, (trx) => resetPassword(trx, account.id, params.id, hash))
    if (!made.ok) return made
    rooms.dropAccount(params.id)
    return ok({ startPassword })
  })

  handle(app, deps, api.removeAccount, async ({ account, params }) => {
    const gone = await inTransaction(deps, (trx) => removeAccount(trx, account.id, params.id))
    if (gone.ok) rooms.dropAccount(params.id)
    return gone
  })
}
