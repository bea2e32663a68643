import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import { changed, type Trx } from '../audit/audit.ts'
import type { Db } from '../db/database.ts'
import { hashToken, newToken } from '../kernel/token.ts'

/** A new link for the projector of a workshop; the earlier one ends (JO6). */
export async function linkProjector(
  trx: Trx,
  actorId: string,
  workshopId: string,
): Promise<Result<{ readonly token: string }>> {
  const token = newToken()
  const writing = await changed(trx, 'workshop.projectorLinked', actorId, workshopId)
  const done = await writing
    .updateTable('workshop')
    .set({ projectorHash: hashToken(token) })
    .where('id', '=', workshopId)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n ? ok({ token }) : refuse(problem('access.unknown'))
}

/** The workshop whose projector a token opens, or undefined. */
export async function workshopOfProjector(db: Db, token: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('workshop')
    .select('id')
    .where('projectorHash', '=', hashToken(token))
    .executeTakeFirst()
  return row?.id
}
