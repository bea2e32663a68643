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
  await db.deleteFrom('setup_token').execute()
  if (administrator) return null
  const token = newToken()
  const row = { tokenHash: hashToken(token), expiresAt: clock() + SETUP_LINK_MS }
  await db.insertInto('setup_token').values(row).execute()
  return token
}
