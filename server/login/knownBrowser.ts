import type { Db } from '../db/database.ts'
import { hashToken } from '../kernel/token.ts'

/** How long a browser is remembered after its last login, in seconds. */
export const REMEMBERED_SECONDS = 180 * 24 * 3600
/** Browsers remembered for an account. */
const MOST_BROWSERS = 12

/**
 * What names a browser if the account with this address has logged in with it before, or null. It opens nothing: it
 * only has a share of attempts that no other browser can use up.
 */
export async function knownBrowser(
  db: Db,
  token: string | undefined,
  email: string,
  now: number,
): Promise<string | null> {
  if (token === undefined) return null
  const tokenHash = hashToken(token)
  const row = await db
    .selectFrom('known_browser')
    .innerJoin('account', 'account.id', 'known_browser.accountId')
    .select('accountId')
    .where('tokenHash', '=', tokenHash)
    .where('email', '=', email)
    .where('seenAt', '>', now - REMEMBERED_SECONDS * 1000)
    .executeTakeFirst()
  return row ? `${tokenHash} ${row.accountId}` : null
}

/** Remembers that an account has logged in with a browser. Only a hash is kept, and of few browsers. */
export async function rememberBrowser(
  db: Db,
  accountId: string,
  token: string,
  seenAt: number,
): Promise<void> {
  await db
    .insertInto('known_browser')
    .values({ tokenHash: hashToken(token), accountId, seenAt })
    .onConflict((conflict) => conflict.doUpdateSet({ seenAt }))
    .execute()
  const newest = db
    .selectFrom('known_browser')
    .select('tokenHash')
    .where('accountId', '=', accountId)
    .orderBy('seenAt', 'desc')
    .limit(MOST_BROWSERS)
  await db
    .deleteFrom('known_browser')
    .where('accountId', '=', accountId)
    .where('tokenHash', 'not in', newest)
    .execute()
}
