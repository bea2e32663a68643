import type { FastifyInstance, FastifyReply } from 'fastify'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse } from '../../shared/kernel/result.ts'
import { api } from '../../shared/protocol/api.ts'
import { PROTOCOL_VERSION } from '../../shared/protocol/message.ts'
import { audit } from '../audit/audit.ts'
import type { Deps } from '../deps.ts'
import { handle, requireAccount } from '../http/handle.ts'
import { FailureLimit } from '../http/limits.ts'
import { dropAccountKeys } from '../room/deviceKey.ts'
import { clearCookie, readCookie, setCookie } from './cookies.ts'
import { SESSION_ABSOLUTE_MS, seatOf, toAccount } from './identity.ts'
import { hashPassword, isWeakPassword, passwordFits } from './password.ts'
import { hashToken, newToken } from './token.ts'

/** Failed logins: five per account in a row, then one a minute; fifty per address. */
const perAccount = { burst: 5, forgetMs: 60_000 }
const perAddress = { burst: 50, forgetMs: 20_000 }

/** Setup, login, logout, who am I, password. */
export function loginRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, clock, config, rooms } = deps
  const accountLimit = new FailureLimit(perAccount, clock)
  const addressLimit = new FailureLimit(perAddress, clock)

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
    const row = {
      id: deps.newId(),
      email: body.email,
      name: body.name,
      role: 'administrator' as const,
      officeId: null,
      active: 1 as const,
      passwordHash,
    }
    const made = await db.transaction().execute(async (trx) => {
      const gone = await trx.deleteFrom('setup_token').executeTakeFirst()
      if (gone.numDeletedRows === 0n) return false
      await trx.insertInto('account').values(row).execute()
      return true
    })
    if (!made) return refuse(problem('setup.linkInvalid'))
    await audit(db, clock, 'setup.done', row.id, row.id)
    await startSession(reply, row.id)
    return ok(toAccount(row))
  })

  handle(app, deps, api.login, async ({ body, request, reply }) => {
    const email = body.email.trim().toLowerCase()
    const waitMs = Math.max(accountLimit.waitMs(email), addressLimit.waitMs(request.ip))
    if (waitMs > 0) return refuse(problem('login.tooMany', { seconds: Math.ceil(waitMs / 1000) }))
    const row = await db
      .selectFrom('account')
      .selectAll()
      .where('email', '=', email)
      .executeTakeFirst()
    const fits = await passwordFits(row?.active === 1 ? row.passwordHash : undefined, body.password)
    if (!row || !fits) {
      accountLimit.failed(email)
      addressLimit.failed(request.ip)
      await audit(db, clock, 'login.failed', row?.id ?? null, null)
      return refuse(problem('login.wrong'))
    }
    accountLimit.succeeded(email)
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
    const { body, reply } = call
    const waitMs = accountLimit.waitMs(account.email)
    if (waitMs > 0) return refuse(problem('login.tooMany', { seconds: Math.ceil(waitMs / 1000) }))
    const row = await db
      .selectFrom('account')
      .select('passwordHash')
      .where('id', '=', account.id)
      .executeTakeFirstOrThrow()
    if (!(await passwordFits(row.passwordHash, body.current))) {
      accountLimit.failed(account.email)
      return refuse(problem('login.wrong', undefined, 'current'))
    }
    if (isWeakPassword(body.next, [account.email, account.name]))
      return refuse(problem('account.passwordWeak', undefined, 'next'))
    const passwordHash = await hashPassword(body.next)
    await db.updateTable('account').set({ passwordHash }).where('id', '=', account.id).execute()
    await db.deleteFrom('account_session').where('accountId', '=', account.id).execute()
    await startSession(reply, account.id)
    await audit(db, clock, 'password.changed', account.id, account.id)
    return ok({ done: true as const })
  })
}
