import { changed, DONE, inTransaction, type WithClock } from '../audit/audit.ts'
import { hashToken, newToken } from '../kernel/token.ts'

/** How long the link for the first administrator lives. */
const SETUP_LINK_MS = 60 * 60_000

/**
 * While there is no administrator: a fresh one-time token for the link that makes the first one; an earlier one
 * ends. Null once there is an administrator. There are no default accounts.
 */
export async function newSetupToken({ db, clock }: WithClock): Promise<string | null> {
  const administrator = await db
    .selectFrom('account')
    .select('id')
    .where('role', '=', 'administrator')
    .executeTakeFirst()
  if (!administrator) return replaceSetupToken({ db, clock })
  await db.deleteFrom('setup_token').execute()
  return null
}

/** A fresh one-time token, whatever accounts there are: for an installation whose administration is locked out. */
export async function replaceSetupToken({ db, clock }: WithClock): Promise<string> {
  const token = newToken()
  await inTransaction({ db, clock }, async (trx) => {
    const row = { tokenHash: hashToken(token), expiresAt: trx.at + SETUP_LINK_MS }
    await changed(trx, 'setup.linkMade', null, null)
    await trx.deleteFrom('setup_token').execute()
    await trx.insertInto('setup_token').values(row).execute()
    return DONE
  })
  return token
}
