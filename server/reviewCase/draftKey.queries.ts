import { randomBytes } from 'node:crypto'
import type { Db } from '../db/database.ts'

/**
 * The key for what the device of a coordinator keeps of a text that is being prepared. The device encrypts with it and
 * never stores it: without a session of this account what lies in the browser is noise, and after a withdrawal for
 * ever. It outlives a session, so that work of an afternoon is there the next morning.
 */
export async function draftKeyOf(db: Db, accountId: string, caseId: string): Promise<string> {
  await db
    .insertInto('draft_key')
    .values({ accountId, caseId, key: randomBytes(32).toString('base64') })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { key } = await db
    .selectFrom('draft_key')
    .select('key')
    .where('accountId', '=', accountId)
    .where('caseId', '=', caseId)
    .executeTakeFirstOrThrow()
  return key
}

/** A text was withdrawn or its case removed: what devices kept of it is noise from now on. */
export async function dropDraftKeys(db: Db, caseId: string): Promise<void> {
  await db.deleteFrom('draft_key').where('caseId', '=', caseId).execute()
}
