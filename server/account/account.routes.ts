import type { FastifyInstance } from 'fastify'
import { nameKey } from '../../shared/kernel/name.ts'
import { problem, taken, type Problem } from '../../shared/kernel/problem.ts'
import { ok, refuse } from '../../shared/kernel/result.ts'
import { api, START_PASSWORD_DAYS, type AccountRole } from '../../shared/protocol/api.ts'
import { audited, DONE } from '../audit/audit.ts'
import { countOf } from '../db/countOf.ts'
import type { Deps } from '../deps.ts'
import { handle, requireAccount } from '../http/handle.ts'
import { endSessions } from '../login/endSessions.ts'
import { toAccount } from '../login/identity.ts'
import { hashPassword, newStartPassword } from '../login/password.ts'

const DAY = 24 * 3_600_000

/** Accounts: kept by the administration. A start password is shown once and handed over in person. */
export function accountRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, clock } = deps

  /** Coordinators belong to an office that exists; the others to none. */
  const officeProblem = async (
    role: AccountRole,
    officeId: string | null,
  ): Promise<Problem | undefined> => {
    if (role !== 'coordinator') return undefined
    const found =
      officeId === null
        ? undefined
        : await db.selectFrom('office').select('id').where('id', '=', officeId).executeTakeFirst()
    return found ? undefined : problem('input.malformed', undefined, 'officeId')
  }
  const officeOf = (role: AccountRole, officeId: string | null) =>
    role === 'coordinator' ? officeId : null

  handle(app, deps, api.listAccounts, async () =>
    ok((await db.selectFrom('account').selectAll().orderBy('name').execute()).map(toAccount)),
  )

  handle(app, deps, api.addAccount, async (call) => {
    const { email, name, role, officeId } = call.body
    const wrong = await officeProblem(role, officeId)
    if (wrong) return refuse(wrong)
    const wrongAddress = await addressProblem(email, null)
    if (wrongAddress) return refuse(wrongAddress)
    const startPassword = newStartPassword()
    const passwordHash = await hashPassword(startPassword)
    const row = {
      id: deps.newId(),
      email,
      name,
      role,
      officeId: officeOf(role, officeId),
      active: 1 as const,
      passwordHash,
      mustChangePassword: 1 as const,
      startPasswordUntil: clock() + START_PASSWORD_DAYS * DAY,
    }
    const line = { actorId: requireAccount(call).id, objectId: row.id }
    const made = await audited(deps, { action: 'account.added', ...line }, async (trx) => {
      // Again, because the password took a moment.
      const added = await trx
        .insertInto('account')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      return added.numInsertedOrUpdatedRows === 0n
        ? refuse(taken('account.emailTaken', null, 'email'))
        : ok({ account: toAccount(row), startPassword })
    })
    return made.ok ? made : refuse((await addressProblem(email, null)) ?? made.problem)
  })

  handle(app, deps, api.changeAccount, async (call) => {
    const { id } = call.params
    const { email, name, role, officeId, active } = call.body
    const before = await db
      .selectFrom('account')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst()
    if (!before) return refuse(problem('access.unknown'))
    const wrong = await officeProblem(role, officeId)
    if (wrong) return refuse(wrong)
    const staysAdministrator = role === 'administrator' && active
    if (before.role === 'administrator' && !staysAdministrator && (await isLastAdministrator(id)))
      return refuse(problem('account.lastAdministrator'))
    const wrongAddress = email === undefined ? undefined : await addressProblem(email, id)
    if (wrongAddress) return refuse(wrongAddress)
    const change = {
      ...(email === undefined ? {} : { email }),
      name,
      role,
      officeId: officeOf(role, officeId),
      active: active ? (1 as const) : (0 as const),
    }
    const line = { actorId: requireAccount(call).id, objectId: id }
    const made = await audited(deps, { action: 'account.changed', ...line }, async (trx) => {
      const changed = await trx
        .updateTable('account')
        .set(change)
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst()
      return changed ? ok(toAccount(changed)) : refuse(problem('access.unknown'))
    })
    if (made.ok && (!active || role !== before.role)) await endSessions(deps, id)
    return made
  })

  handle(app, deps, api.resetPassword, async (call) => {
    const { id } = call.params
    const startPassword = newStartPassword()
    const passwordHash = await hashPassword(startPassword)
    const line = { actorId: requireAccount(call).id, objectId: id }
    const made = await audited(deps, { action: 'password.reset', ...line }, async (trx) => {
      const changed = await trx
        .updateTable('account')
        .set({
          passwordHash,
          mustChangePassword: 1,
          startPasswordUntil: clock() + START_PASSWORD_DAYS * DAY,
        })
        .where('id', '=', id)
        .returning('id')
        .executeTakeFirst()
      return changed ? ok({ startPassword }) : refuse(problem('access.unknown'))
    })
    if (made.ok) await endSessions(deps, id)
    return made
  })

  handle(app, deps, api.removeAccount, async (call) => {
    const { id } = call.params
    if (await isLastAdministrator(id)) {
      const last = await db.selectFrom('account').select('role').where('id', '=', id).execute()
      if (last.some(({ role }) => role === 'administrator'))
        return refuse(problem('account.lastAdministrator'))
    }
    const line = { actorId: requireAccount(call).id, objectId: id }
    const removed = await audited(deps, { action: 'account.removed', ...line }, async (trx) => {
      // Whoever did anything stays as somebody who did it: such an account is switched off.
      const acts = await countOf(trx.selectFrom('audit').where('actorId', '=', id))
      const texts = await countOf(
        trx
          .selectFrom('case_version')
          .where((by) => by.or([by('createdBy', '=', id), by('releasedBy', '=', id)])),
      )
      const seats = await countOf(trx.selectFrom('seat').where('accountId', '=', id))
      if (acts + texts + seats > 0) return refuse(problem('account.inUse'))
      const gone = await trx.deleteFrom('account').where('id', '=', id).executeTakeFirst()
      return gone.numDeletedRows === 0n ? refuse(problem('access.unknown')) : DONE
    })
    if (removed.ok) await endSessions(deps, id)
    return removed
  })

  /** Addresses differ by more than case and Unicode form. */
  const addressProblem = async (
    email: string,
    exceptId: string | null,
  ): Promise<Problem | undefined> => {
    const others = await db.selectFrom('account').select(['id', 'email']).execute()
    const twin = others.find(
      (other) => other.id !== exceptId && nameKey(other.email) === nameKey(email),
    )
    return twin && taken('account.emailTaken', twin.id, 'email')
  }

  const isLastAdministrator = async (id: string): Promise<boolean> => {
    const other = await db
      .selectFrom('account')
      .select('id')
      .where('role', '=', 'administrator')
      .where('active', '=', 1)
      .where('id', '!=', id)
      .executeTakeFirst()
    return other === undefined
  }
}
