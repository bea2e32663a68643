import type { Db } from '../db/database.ts'
import type { AuditAction } from './audit.ts'

/**
 * Names of the accounts that did this to each of these things, as the audit trail has it: by id of the thing, the last one
 * if there were several. What was done without an account is not in it.
 */
export async function actorNames(
  db: Db,
  action: AuditAction,
  objectIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('audit')
    .innerJoin('account', 'account.id', 'audit.actorId')
    .select(['objectId', 'name'])
    .where('objectId', 'in', objectIds)
    .where('action', '=', action)
    .orderBy('at')
    .execute()
  return new Map(rows.map(({ objectId, name }) => [objectId ?? '', name]))
}
