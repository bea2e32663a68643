import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import type { JoinCode } from '../../shared/join/joinCode.schema.ts'
import { distinctSeatId } from '../../shared/workshop/waitingName.ts'
import { changed, type Trx } from '../audit/audit.ts'
import type { Db } from '../db/database.ts'
import { hashToken, newToken } from '../kernel/token.ts'
import { newJoinCode, readJoinCode } from './joinCode.ts'

/** The workshop a typed code lets people into now, or undefined (JO1). */
export async function workshopOfCode(
  db: Db,
  typed: string,
  now: number,
): Promise<string | undefined> {
  const code = readJoinCode(typed)
  // A code that cannot be one is looked up all the same, so that both take the same way.
  const row = await db
    .selectFrom('join_code')
    .innerJoin('workshop', 'workshop.id', 'join_code.workshopId')
    .select('workshopId')
    .where('code', '=', code ?? '')
    .where('expiresAt', '>', now)
    .where('workshop.status', '!=', 'concluded')
    .executeTakeFirst()
  return row?.workshopId
}

/** The code that lets people into a workshop now, or undefined. */
export const liveCode = (db: Db, workshopId: string, now: number): Promise<JoinCode | undefined> =>
  db
    .selectFrom('join_code')
    .select(['code', 'expiresAt'])
    .where('workshopId', '=', workshopId)
    .where('expiresAt', '>', now)
    .executeTakeFirst()

/** Gives a workshop a new code; the old one ends at once (JO2). */
export async function rotateJoinCode(
  trx: Trx,
  actorId: string,
  workshopId: string,
  hours: number,
): Promise<Result<JoinCode>> {
  const row = await trx
    .selectFrom('workshop')
    .select('status')
    .where('id', '=', workshopId)
    .executeTakeFirst()
  if (!row || row.status === 'concluded') return refuse(problem('workshop.closed'))
  const joinCode = { code: newJoinCode(), expiresAt: trx.at + hours * 3_600_000 }
  const writing = await changed(trx, 'workshop.codeRotated', actorId, workshopId)
  await writing.deleteFrom('join_code').where('workshopId', '=', workshopId).execute()
  await writing
    .insertInto('join_code')
    .values({ ...joinCode, workshopId })
    .execute()
  return ok(joinCode)
}

/** A seat that was made, and the token of its browser, of which the database keeps a hash. */
export interface NewSeat {
  readonly seatId: string
  readonly token: string
}

/** Makes a seat whose name while it waits differs from those of all others. */
export async function addSeat(
  trx: Trx,
  workshopId: string,
  newId: () => string,
): Promise<Result<NewSeat>> {
  const token = newToken()
  const others = trx.selectFrom('seat').select('id').where('workshopId', '=', workshopId)
  const ids = (await others.execute()).map(({ id }) => id)
  const seatId = distinctSeatId(ids, newId)
  const row = { id: seatId, workshopId, tokenHash: hashToken(token), accountId: null }
  await trx.insertInto('seat').values(row).execute()
  return ok({ seatId, token })
}

/** A seat the room refused was never one. */
export async function dropSeat(db: Db, seatId: string): Promise<void> {
  await db.deleteFrom('seat').where('id', '=', seatId).execute()
}

/** The old cookie of a seat opens nothing any more; the new one says no more than which seat was given up (JO5). */
export async function giveUpSeat(db: Db, seatId: string): Promise<string> {
  const left = newToken()
  await db
    .updateTable('seat')
    .set({ tokenHash: hashToken(left) })
    .where('id', '=', seatId)
    .execute()
  return left
}
