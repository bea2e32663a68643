import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { problem, type Problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import { api } from '../../shared/http/api.ts'
import { type Account } from '../../shared/account/account.schema.ts'
import { accountByEmail, accountById, setOwnPassword } from '../account/account.queries.ts'
import { hashPassword, passwordFits } from '../account/password.ts'
import { DONE, inTransaction } from '../audit/audit.ts'
import type { AccountRow } from '../db/schema.ts'
import { handle, type CallDeps } from '../http/handle.ts'
import type { Rooms } from '../room/rooms.ts'
import { FailureLimit } from '../kernel/failureLimit.ts'
import { clearCookie, readCookie, setCookie } from '../session/cookies.ts'
import { seatOf, toAccount } from '../session/identity.ts'
import { startSession } from '../session/session.queries.ts'
import { newToken } from '../kernel/token.ts'
import { FailedLogins } from './failedLogins.ts'
import { knownBrowser, REMEMBERED_SECONDS } from './knownBrowser.ts'
import { isLinkGood, logIn, logOut, setUp } from './login.queries.ts'
import { LoginLimit } from './loginLimit.ts'
import { isWeakPassword } from './passwordStrength.ts'
import { PasswordQueue } from './passwordQueue.ts'

type LoginDeps = CallDeps & {
  readonly newId: () => string
  readonly rooms: Pick<Rooms, 'dropAccount'>
}

/** Wrong passwords of an account that is logged in and changes its own: five in a row, then one a minute. */
const perChange = { burst: 5, forgetMs: 60_000 }
/** When to come again if too many strangers wait, in seconds. */
const LATER = 5

/** Setup, login, logout, who am I, password. */
export function loginRoutes(app: FastifyInstance, deps: LoginDeps): void {
  const { db, clock, config, rooms } = deps
  const knock = loginDoor(deps)
  const mayChange = changeDoor(deps)

  handle(app, deps, api.checkSetup, async ({ body }) =>
    (await isLinkGood(db, body.token, clock())) ? DONE : refuse(problem('setup.linkInvalid')),
  )

  handle(app, deps, api.setup, async ({ body: { token: link, email, name, password }, reply }) => {
    // Before a password is measured and hashed, which takes its time.
    if (!(await isLinkGood(db, link, clock()))) return refuse(problem('setup.linkInvalid'))
    if (await isWeakPassword(password, [email, name]))
      return refuse(problem('account.passwordWeak', undefined, 'password'))
    const passwordHash = await hashPassword(password)
    const newcomer = { id: deps.newId(), link, email, name, passwordHash }
    const made = await inTransaction(deps, (trx) => setUp(trx, newcomer))
    if (!made.ok) return made
    const { account, token } = made.value
    rooms.dropAccount(account.id)
    setCookie(reply, 'fw_session', token, config)
    return ok(account)
  })

  handle(app, deps, api.login, async ({ body, request, reply }) => {
    const who = await knock(request, body.email.trim().toLowerCase(), body.password)
    if (!who.ok) return who
    const browser = readCookie(request, 'fw_browser', config) ?? newToken()
    const session = await inTransaction(deps, (trx) => logIn(trx, who.value.id, browser))
    if (!session.ok) return session
    setCookie(reply, 'fw_browser', browser, config, REMEMBERED_SECONDS)
    setCookie(reply, 'fw_session', session.value, config)
    return ok(toAccount(who.value))
  })

  handle(app, deps, api.logout, async ({ account, request, reply }) => {
    const token = readCookie(request, 'fw_session', config)
    await inTransaction(deps, (trx) => logOut(trx, account?.id, token))
    clearCookie(reply, 'fw_session', config)
    // Storage only: "cookies" would also end a seat that is taken in the same browser.
    reply.header('clear-site-data', '"cache", "storage"')
    if (account) rooms.dropAccount(account.id)
    return DONE
  })

  handle(app, deps, api.me, ({ account, request }) => ok({ account, seat: seatOf(request, deps) }))

  handle(app, deps, api.changePassword, async ({ account, body, request, reply }) => {
    const wrong = await mayChange(account, body.current, body.next)
    if (wrong) return refuse(wrong)
    const passwordHash = await hashPassword(body.next)
    const session = await inTransaction(deps, async (trx) => {
      await setOwnPassword(trx, account.id, passwordHash)
      return ok(await startSession(trx, account.id, trx.at))
    })
    if (!session.ok) return session
    setCookie(reply, 'fw_session', session.value, config)
    // Other windows of this browser go on with the new session; all other lines end now.
    rooms.dropAccount(account.id, readCookie(request, 'fw_session', config))
    return DONE
  })
}

/** Asks for address and password; attempts are counted when they begin (AC3). */
function loginDoor(deps: LoginDeps) {
  const { db, clock, config } = deps
  const limit = new LoginLimit(clock)
  const failedLogins = new FailedLogins(deps)
  const queue = new PasswordQueue()

  return async (
    request: FastifyRequest,
    email: string,
    password: string,
  ): Promise<Result<AccountRow>> => {
    const token = readCookie(request, 'fw_browser', config)
    const browser = await knownBrowser(db, token, email, clock())
    const attempt = limit.begin({ email, ip: request.ip, knownBrowser: browser })
    if ('code' in attempt) return refuse(attempt)
    if (attempt.delayMs > 0) await sleep(attempt.delayMs)
    const row = await accountByEmail(db, email)
    const stored = row?.active === 1 ? row.passwordHash : undefined
    const fits = await queue.run(browser !== null, () => passwordFits(stored, password))
    if (fits === undefined) return refuse(problem('login.tooMany', { seconds: LATER }))
    if (!row || !fits) {
      await failedLogins.note(row?.id ?? null)
      return refuse(problem('login.wrong'))
    }
    attempt.succeeded()
    const isOver = row.startPasswordUntil !== null && clock() > row.startPasswordUntil
    return isOver ? refuse(problem('login.startPasswordEnded')) : ok(row)
  }
}

/** Asks a logged-in account for its present password and looks at the next one. */
function changeDoor({ db, clock }: LoginDeps) {
  const limit = new FailureLimit(perChange, clock)

  return async (
    { id, email, name }: Account,
    current: string,
    next: string,
  ): Promise<Problem | undefined> => {
    const waitMs = limit.waitMs(id)
    if (waitMs > 0) return problem('login.tooMany', { seconds: Math.ceil(waitMs / 1000) })
    limit.failed(id)
    const row = await accountById(db, id)
    if (!row) return problem('login.required')
    if (!(await passwordFits(row.passwordHash, current)))
      return problem('account.currentWrong', undefined, 'current')
    limit.takenBack(id)
    if (await passwordFits(row.passwordHash, next))
      return problem('account.passwordSame', undefined, 'next')
    return (await isWeakPassword(next, [email, name]))
      ? problem('account.passwordWeak', undefined, 'next')
      : undefined
  }
}
