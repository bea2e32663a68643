import type { FastifyInstance, FastifyReply } from 'fastify'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse } from '../../shared/kernel/result.ts'
import { api } from '../../shared/protocol/api.ts'
import { PROTOCOL_VERSION } from '../../shared/protocol/message.ts'
import { audit, audited } from '../audit/audit.ts'
import type { Deps } from '../deps.ts'
import { handle, requireAccount } from '../http/handle.ts'
import { FailureLimit } from '../http/limits.ts'
import { dropAccountKeys } from '../room/deviceKey.ts'
import { clearCookie, readCookie, setCookie } from './cookies.ts'
import { SESSION_ABSOLUTE_MS, seatOf, toAccount } from './identity.ts'
import { hashPassword, isWeakPassword, passwordFits } from './password.ts'
import { hashToken, newToken } from './token.ts'

/**
 * Failed logins: five in a row per account from one address, then one a minute, so that guessing from elsewhere keeps
 * nobody out; thirty per account from anywhere, then one every twenty seconds; fifty per address.
 */
const perPlace = { burst: 5, forgetMs: 60_000 }
const perAccount = { burst: 30, forgetMs: 20_000 }
const perAddress = { burst: 50, forgetMs: 20_000 }

/** Setup, login, logout, who am I, password. */
export function loginRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, clock, config, rooms } = deps
  const placeLimit = new FailureLimit(perPlace, clock)
  const accountLimit = new FailureLimit(perAccount, clock)
  const addressLimit = new FailureLimit(perAddress, clock)
  const placeOf = (email: string, ip: string) => `${ip} ${email}`

  /** Why a password may not be tried now, or undefined. */
  const tooMany = (email: string, ip: string) => {
    const waits = [
      placeLimit.waitMs(placeOf(email, ip)),
      accountLimit.waitMs(email),
      addressLimit.waitMs(ip),
    ]
    const waitMs = Math.max(...waits)
    return waitMs > 0 ? problem('login.tooMany', { seconds: Math.ceil(waitMs / 1000) }) : undefined
  }
  const failed = (email: string, ip: string) => {
    placeLimit.failed(placeOf(email, ip))
    accountLimit.failed(email)
    addressLimit.failed(ip)
  }

  /** A new session under a new token, whatever the browser brought along. */
  const startSession = async (reply: FastifyReply, accountId: string) => {
    const token = newToken()
    const now = clock()
    await db.deleteFrom('account_session').where('expiresAt', '<', now).execute()
    const session = {
      tokenHash: hashToken(token),
      accountId,
      seenAt: now,
      expiresAt: now + SESSION_ABSOLUTE_MS,
    }
    await db.insertInto('account_session').values(session).execute()
    setCookie(reply, 'fw_session', token, config)
  }

  handle(app, deps, api.health, () => ok({ status: 'ok' as const, protocol: PROTOCOL_VERSION }))

  handle(app, deps, api.setup, async ({ body, reply }) => {
    const held = await db
      .selectFrom('setup_token')
      .selectAll()
      .where('tokenHash', '=', hashToken(body.token))
      .where('expiresAt', '>', clock())
      .executeTakeFirst()
    if (!held) return refuse(problem('setup.linkInvalid'))
    if (isWeakPassword(body.password, [body.email, body.name]))
      return refuse(problem('account.passwordWeak', undefined, 'password'))
    const passwordHash = await hashPassword(body.password)
    const known = await db
      .selectFrom('account')
      .select(['id', 'role'])
      .where('email', '=', body.email)
      .executeTakeFirst()
    if (known && known.role !== 'administrator')
      return refuse(problem('account.emailTaken', undefined, 'email'))
    const row = {
      id: known?.id ?? deps.newId(),
      email: body.email,
      name: body.name,
      role: 'administrator' as const,
      officeId: null,
      active: 1 as const,
      passwordHash,
      mustChangePassword: 0 as const,
    }
    const line = { actorId: row.id, objectId: row.id }
    const made = await audited(deps, { action: 'setup.done', ...line }, async (trx) => {
      const gone = await trx.deleteFrom('setup_token').executeTakeFirst()
      if (gone.numDeletedRows === 0n) return refuse(problem('setup.linkInvalid'))
      // Who lost the password of the only administrator comes back with the same address.
      await trx.deleteFrom('account_session').where('accountId', '=', row.id).execute()
      if (known) await trx.updateTable('account').set(row).where('id', '=', row.id).execute()
      else await trx.insertInto('account').values(row).execute()
      return ok(toAccount(row))
    })
    if (!made.ok) return made
    if (known) rooms.dropAccount(row.id)
    await startSession(reply, row.id)
    return made
  })

  handle(app, deps, api.login, async ({ body, request, reply }) => {
    const email = body.email.trim().toLowerCase()
    const slowed = tooMany(email, request.ip)
    if (slowed) return refuse(slowed)
    const row = await db
      .selectFrom('account')
      .selectAll()
      .where('email', '=', email)
      .executeTakeFirst()
    const fits = await passwordFits(row?.active === 1 ? row.passwordHash : undefined, body.password)
    if (!row || !fits) {
      failed(email, request.ip)
      await audit(db, clock, 'login.failed', row?.id ?? null, null)
      return refuse(problem('login.wrong'))
    }
    placeLimit.succeeded(placeOf(email, request.ip))
    await startSession(reply, row.id)
    await audit(db, clock, 'login.done', row.id, null)
    return ok(toAccount(row))
  })

  handle(app, deps, api.logout, async ({ account, request, reply }) => {
    const token = readCookie(request, 'fw_session', config)
    if (token !== undefined)
      await db.deleteFrom('account_session').where('tokenHash', '=', hashToken(token)).execute()
    clearCookie(reply, 'fw_session', config)
    // Storage only: "cookies" would also end a seat that is taken in the same browser.
    reply.header('clear-site-data', '"cache", "storage"')
    if (account) {
      rooms.dropAccount(account.id)
      dropAccountKeys(deps, account.id)
      await audit(db, clock, 'logout.done', account.id, null)
    }
    return ok({ done: true as const })
  })

  handle(app, deps, api.me, ({ account, request }) => ok({ account, seat: seatOf(request, deps) }))

  handle(app, deps, api.changePassword, async (call) => {
    const account = requireAccount(call)
    const { body, reply, request } = call
    const slowed = tooMany(account.email, request.ip)
    if (slowed) return refuse(slowed)
    const row = await db
      .selectFrom('account')
      .select('passwordHash')
      .where('id', '=', account.id)
      .executeTakeFirstOrThrow()
    if (!(await passwordFits(row.passwordHash, body.current))) {
      failed(account.email, request.ip)
      return refuse(problem('account.currentWrong', undefined, 'current'))
    }
    if (await passwordFits(row.passwordHash, body.next))
      return refuse(problem('account.passwordSame', undefined, 'next'))
    if (isWeakPassword(body.next, [account.email, account.name]))
      return refuse(problem('account.passwordWeak', undefined, 'next'))
    const passwordHash = await hashPassword(body.next)
    await db
      .updateTable('account')
      .set({ passwordHash, mustChangePassword: 0 })
      .where('id', '=', account.id)
      .execute()
    await db.deleteFrom('account_session').where('accountId', '=', account.id).execute()
    await startSession(reply, account.id)
    await audit(db, clock, 'password.changed', account.id, account.id)
    return ok({ done: true as const })
  })
}
