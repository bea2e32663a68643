import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse } from '../../shared/kernel/result.ts'
import { api } from '../../shared/protocol/api.ts'
import { audit, audited, DONE } from '../audit/audit.ts'
import type { Deps } from '../deps.ts'
import { handle, requireAccount } from '../http/handle.ts'
import { betweenTransactions } from '../db/database.ts'
import { FailureLimit } from '../http/limits.ts'
import { dropAccountKeys } from '../room/deviceKey.ts'
import { clearCookie, readCookie, setCookie } from './cookies.ts'
import { SESSION_ABSOLUTE_MS, seatOf, toAccount } from './identity.ts'
import { endSessions } from './endSessions.ts'
import { FailedLogins } from './failedLogins.ts'
import { knownBrowser, rememberBrowser } from './knownBrowser.ts'
import { LoginLimit } from './loginLimit.ts'
import { hashPassword, passwordFits } from './password.ts'
import { isWeakPassword } from './passwordStrength.ts'
import { PasswordQueue } from './passwordQueue.ts'
import { hashToken, newToken } from './token.ts'

/** Wrong ones of somebody who is logged in and changes the password: five in a row, then one a minute. */
const perChange = { burst: 5, forgetMs: 60_000 }
/** When to come again where too many strangers wait, in seconds. */
const LATER = 5

/** Setup, login, logout, who am I, password. */
export function loginRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, clock, config, rooms } = deps
  const loginLimit = new LoginLimit(clock)
  const changeLimit = new FailureLimit(perChange, clock)
  const failedLogins = new FailedLogins(deps)
  const queue = new PasswordQueue()

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

  const isLinkGood = async (token: string): Promise<boolean> => {
    const held = await db
      .selectFrom('setup_token')
      .select('expiresAt')
      .where('tokenHash', '=', hashToken(token))
      .where('expiresAt', '>', clock())
      .executeTakeFirst()
    return held !== undefined
  }

  handle(app, deps, api.checkSetup, async ({ body }) =>
    (await isLinkGood(body.token)) ? DONE : refuse(problem('setup.linkInvalid')),
  )

  handle(app, deps, api.setup, async ({ body, reply }) => {
    if (!(await isLinkGood(body.token))) return refuse(problem('setup.linkInvalid'))
    if (await isWeakPassword(body.password, [body.email, body.name]))
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
      startPasswordUntil: null,
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
    if (known) await endSessions(deps, row.id)
    await startSession(reply, row.id)
    return made
  })

  handle(app, deps, api.login, async ({ body, request, reply }) => {
    const email = body.email.trim().toLowerCase()
    const browser = knownBrowser(request, email, deps)
    const attempt = loginLimit.begin({ email, ip: request.ip, knownBrowser: browser })
    if ('code' in attempt) return refuse(attempt)
    if (attempt.delayMs > 0) await sleep(attempt.delayMs)
    const row = await db
      .selectFrom('account')
      .selectAll()
      .where('email', '=', email)
      .executeTakeFirst()
    const stored = row?.active === 1 ? row.passwordHash : undefined
    const fits = await queue.run(browser !== null, () => passwordFits(stored, body.password))
    if (fits === undefined) return refuse(problem('login.tooMany', { seconds: LATER }))
    if (!row || !fits) {
      await failedLogins.note(row?.id ?? null)
      return refuse(problem('login.wrong'))
    }
    attempt.succeeded()
    if (row.startPasswordUntil !== null && clock() > row.startPasswordUntil)
      return refuse(problem('login.startPasswordEnded'))
    await betweenTransactions(db, () => rememberBrowser(request, reply, row.id, deps))
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
    const waitMs = changeLimit.waitMs(account.id)
    if (waitMs > 0) return refuse(problem('login.tooMany', { seconds: Math.ceil(waitMs / 1000) }))
    changeLimit.failed(account.id)
    const row = await db
      .selectFrom('account')
      .select('passwordHash')
      .where('id', '=', account.id)
      .executeTakeFirstOrThrow()
    if (!(await passwordFits(row.passwordHash, body.current)))
      return refuse(problem('account.currentWrong', undefined, 'current'))
    changeLimit.takenBack(account.id)
    if (await passwordFits(row.passwordHash, body.next))
      return refuse(problem('account.passwordSame', undefined, 'next'))
    if (await isWeakPassword(body.next, [account.email, account.name]))
      return refuse(problem('account.passwordWeak', undefined, 'next'))
    const passwordHash = await hashPassword(body.next)
    const line = { actorId: account.id, objectId: account.id }
    await audited(deps, { action: 'password.changed', ...line }, async (trx) => {
      await trx
        .updateTable('account')
        .set({ passwordHash, mustChangePassword: 0, startPasswordUntil: null })
        .where('id', '=', account.id)
        .execute()
      await trx.deleteFrom('account_session').where('accountId', '=', account.id).execute()
      return DONE
    })
    await startSession(reply, account.id)
    // Other windows of this browser go on with the new session; all other lines end now.
    rooms.dropAccount(account.id, readCookie(call.request, 'fw_session', config))
    return ok({ done: true as const })
  })
}
