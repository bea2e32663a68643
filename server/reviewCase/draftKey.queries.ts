import { randomBytes } from 'node:crypto'
import type { Db } from '../db/database.ts'

/** So long a key lies unused before it goes, and what it sealed with it (RC14). */
const IDLE_MS = 14 * 24 * 60 * 60 * 1000

/**
 * The key for what the device of a coordinator keeps of a text that is being prepared. The device encrypts with it and
 * never stores it: without a session of this account what lies in the browser is noise, and after a withdrawal for
 * ever. It outlives a session, so that work of an afternoon is there the next morning; what was not asked for in
 * fourteen days goes, of all accounts.
 */
export async function draftKeyOf(
  db: Db,
  accountId: string,
  caseId: string,
  now: number,
): Promise<string> {
  await db
    .deleteFrom('draft_key')
    .where('usedAt', '<', now - IDLE_MS)
    .execute()
  const { key } = await db
    .insertInto('draft_key')
    .values({ accountId, caseId, key: randomBytes(32).toString('base64'), usedAt: now })
    .onConflict((conflict) =>
      conflict.columns(['accountId', 'caseId']).doUpdateSet({ usedAt: now }),
    )
    .returning('key')
    .executeTakeFirstOrThrow()
  return key
}

/** A text was withdrawn or its case removed: what devices kept of it is noise from now on. */
export async function dropDraftKeys(db: Db, caseId: string): Promise<void> {
  await db.deleteFrom('draft_key').where('caseId', '=', caseId).execute()
}
