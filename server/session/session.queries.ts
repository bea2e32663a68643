import type { Db } from '../db/database.ts'
import { dropAccountKeys } from './deviceKey.queries.ts'
import { SESSION_ABSOLUTE_MS } from './identity.ts'
import { hashToken, newToken } from '../kernel/token.ts'

/** A new session of an account; returns its token, of which the database keeps a hash. Sessions that are over go. */
export async function startSession(db: Db, accountId: string, now: number): Promise<string> {
  const token = newToken()
  const expiresAt = now + SESSION_ABSOLUTE_MS
  await db.deleteFrom('account_session').where('expiresAt', '<', now).execute()
  await db
    .insertInto('account_session')
    .values({ tokenHash: hashToken(token), accountId, seenAt: now, expiresAt })
    .execute()
  return token
}

/** Ends one session; one there is not is over already. */
export async function endSession(db: Db, token: string): Promise<void> {
  await db.deleteFrom('account_session').where('tokenHash', '=', hashToken(token)).execute()
}

/**
 * Ends every session of an account and the keys of what its devices kept: who may no longer log in with what is known
 * now must find nothing but noise. Its lines into rooms end with `rooms.dropAccount`, once this is durable.
 */
export async function endSessions(db: Db, accountId: string): Promise<void> {
  await db.deleteFrom('account_session').where('accountId', '=', accountId).execute()
  await dropAccountKeys(db, accountId)
}
