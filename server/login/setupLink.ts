import { audit } from '../audit/audit.ts'
import type { Deps } from '../deps.ts'
import { hashToken, newToken } from './token.ts'

/** How long the link for the first administrator lives. */
export const SETUP_LINK_MS = 60 * 60_000

/**
 * While there is no administrator: a fresh one-time token for the link that makes the first one; an earlier one
 * ends. Null once there is an administrator. There are no default accounts.
 */
export async function newSetupToken({
  db,
  clock,
}: Pick<Deps, 'db' | 'clock'>): Promise<string | null> {
  const administrator = await db
    .selectFrom('account')
    .select('id')
    .where('role', '=', 'administrator')
    .executeTakeFirst()
  if (!administrator) return replaceSetupToken({ db, clock })
  await db.deleteFrom('setup_token').execute()
  return null
}

/** A fresh one-time token, whoever there is already: for an installation whose administration is locked out. */
export async function replaceSetupToken({
  db,
  clock,
}: Pick<Deps, 'db' | 'clock'>): Promise<string> {
  const token = newToken()
  const row = { tokenHash: hashToken(token), expiresAt: clock() + SETUP_LINK_MS }
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('setup_token').execute()
    await trx.insertInto('setup_token').values(row).execute()
    await audit(trx, clock, 'setup.linkMade', null, null)
  })
  return token
}
