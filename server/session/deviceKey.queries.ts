import { randomBytes } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { Db } from '../db/database.ts'
import { prepared } from '../db/prepared.ts'

/** Asked with every line that opens, so prepared once. */
const statements = prepared((sqlite) => ({
  put: sqlite.prepare('INSERT INTO device_key (seatId, key) VALUES (?, ?) ON CONFLICT DO NOTHING'),
  find: sqlite.prepare<[string], string>('SELECT key FROM device_key WHERE seatId = ?').pluck(),
}))

/** The key of a seat in base64, made when it is first asked for; undefined if none can be kept. */
export function deviceKeyOf(sqlite: Database, seatId: string): string | undefined {
  const { put, find } = statements(sqlite)
  put.run(seatId, randomBytes(32).toString('base64'))
  return find.get(seatId)
}

/** The seat was given up: what the device kept for it is noise from now on. */
export async function dropSeatKey(db: Db, seatId: string): Promise<void> {
  await db.deleteFrom('device_key').where('seatId', '=', seatId).execute()
}

/** An account logged out, or may not any more what it could: what its devices kept is noise from now on. */
export async function dropAccountKeys(db: Db, accountId: string): Promise<void> {
  const seats = db.selectFrom('seat').select('id').where('accountId', '=', accountId)
  await db.deleteFrom('device_key').where('seatId', 'in', seats).execute()
}

/** A text was withdrawn: what devices kept about it is noise from now on. */
export async function dropCaseKeys(db: Db, caseId: string): Promise<void> {
  const seats = db
    .selectFrom('seat')
    .innerJoin('workshop', 'workshop.id', 'seat.workshopId')
    .select('seat.id')
    .where('caseId', '=', caseId)
  await db.deleteFrom('device_key').where('seatId', 'in', seats).execute()
}
