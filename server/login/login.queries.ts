import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import type { Account } from '../../shared/account/account.schema.ts'
import { accountByEmail } from '../account/account.queries.ts'
import { changed, type Trx } from '../audit/audit.ts'
import type { Db } from '../db/database.ts'
import { dropAccountKeys } from '../session/deviceKey.queries.ts'
import { toAccount } from '../session/identity.ts'
import { endSession, endSessions, startSession } from '../session/session.queries.ts'
import { hashToken } from '../kernel/token.ts'
import { rememberBrowser } from './knownBrowser.ts'

/** Is the one-time link still good? */
export async function isLinkGood(db: Db, token: string, now: number): Promise<boolean> {
  const held = await db
    .selectFrom('setup_token')
    .select('expiresAt')
    .where('tokenHash', '=', hashToken(token))
    .where('expiresAt', '>', now)
    .executeTakeFirst()
  return held !== undefined
}

/** An account that was let in, and the token of its new session. */
export interface LetIn {
  readonly account: Account
  readonly token: string
}

/** Who comes with the one-time link. */
interface Newcomer {
  readonly id: string
  readonly link: string
  readonly email: string
  readonly name: string
  readonly passwordHash: string
}

/**
 * The one-time link makes an administrator and ends (AC1). Who lost the password of the only one comes back with the same
 * address, and every session there was ends.
 */
export async function setUp(
  trx: Trx,
  { id, link, email, name, passwordHash }: Newcomer,
): Promise<Result<LetIn>> {
  const known = await accountByEmail(trx, email)
  if (known && known.role !== 'administrator')
    return refuse(problem('account.emailTaken', undefined, 'email'))
  if (!(await isLinkGood(trx, link, trx.at))) return refuse(problem('setup.linkInvalid'))
  await trx.deleteFrom('setup_token').execute()
  const row = {
    ...{ id: known?.id ?? id, email, name, role: 'administrator' as const, officeId: null },
    ...{ active: 1 as const, passwordHash, mustChangePassword: 0 as const },
    secrecyOfficer: 0 as const,
    startPasswordUntil: null,
  }
  const writing = await changed(trx, 'setup.done', row.id, row.id)
  if (known) await endSessions(trx, row.id)
  await writing
    .insertInto('account')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
  return ok({ account: toAccount(row), token: await startSession(trx, row.id, trx.at) })
}

/** Lets an account in: a new session, and its browser is remembered. */
export async function logIn(
  trx: Trx,
  accountId: string,
  browserToken: string,
): Promise<Result<string>> {
  await rememberBrowser(trx, accountId, browserToken, trx.at)
  await changed(trx, 'login.done', accountId, null)
  return ok(await startSession(trx, accountId, trx.at))
}

/** Ends a session; if an account is behind it, also what its devices kept. */
export async function logOut(
  trx: Trx,
  accountId: string | undefined,
  token: string | undefined,
): Promise<Result<null>> {
  if (token !== undefined) await endSession(trx, token)
  if (accountId === undefined) return ok(null)
  await changed(trx, 'logout.done', accountId, null)
  await dropAccountKeys(trx, accountId)
  return ok(null)
}
