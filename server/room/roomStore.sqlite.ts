import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { WriteAheadLog } from '../db/writeAheadLog.ts'
import { caseFindingsBeside } from './caseFindings.sqlite.ts'
import { foldForm } from './foldForm.mjs'
import { resultWriter } from './resultRows.sqlite.ts'
import type { NumberedEvent, RoomStore, StoredSnapshot } from './roomStore.ts'
import type { SealedBoxes } from './sealedBoxes.ts'

/** Of both parts of a snapshot. */
export const snapshotChecksum = ({ room, rest }: StoredSnapshot): string =>
  createHash('sha256').update(room).update('\n').update(rest).digest('base64')

/** Prepared statements on the hot path: building SQL per command costs two to three times as much (server/README.md). */
export function sqliteRoomStore(
  db: Database,
  boxes: SealedBoxes,
  log: Pick<WriteAheadLog, 'empty'> = new WriteAheadLog(db, () => undefined),
): RoomStore {
  const form = foldForm()
  const events = db.prepare<[string, number, number], NumberedEvent>(
    'SELECT seq, channel, body FROM workshop_event WHERE workshopId = ? AND seq > ? ORDER BY seq LIMIT ?',
  )
  const countEvents = db.prepare<[string, number], { count: number }>(
    'SELECT count(*) AS count FROM workshop_event WHERE workshopId = ? AND seq <= ?',
  )
  // Text on disk and bytes here: to turn some megabytes of German into a string costs more than to read them.
  const findSnapshot = db.prepare<[string, string], StoredSnapshot & { readonly checksum: string }>(
    `SELECT seq, CAST(room AS BLOB) AS room, CAST(rest AS BLOB) AS rest, checksum
     FROM workshop_snapshot WHERE workshopId = ? AND form = ?`,
  )
  const putSnapshot = db.prepare(
    `INSERT OR REPLACE INTO workshop_snapshot (workshopId, seq, form, checksum, room, rest)
     VALUES (?, ?, ?, ?, CAST(? AS TEXT), CAST(? AS TEXT))`,
  )
  const insertEvent = db.prepare(
    'INSERT INTO workshop_event (workshopId, seq, channel, body) VALUES (?, ?, ?, ?)',
  )
  const findCommands = db
    .prepare<[string], string>('SELECT commandId FROM workshop_command WHERE workshopId = ?')
    .pluck()
  const insertCommand = db.prepare(
    'INSERT INTO workshop_command (workshopId, number, commandId) VALUES (?, ?, ?)',
  )
  const setStatus = db.prepare('UPDATE workshop SET status = ?, commentUntil = ? WHERE id = ?')
  const setDay = db.prepare('UPDATE workshop SET date = ? WHERE id = ?')
  const concluding = [
    'workshop_event',
    'workshop_snapshot',
    'workshop_command',
    'seat',
    'join_code',
  ].map((table) => db.prepare(`DELETE FROM ${table} WHERE workshopId = ?`))
  const dropWorkshop = db.prepare('DELETE FROM workshop WHERE id = ?')
  const results = resultWriter(db)
  const concluded = db.prepare(
    "UPDATE workshop SET status = 'concluded', projectorHash = NULL, concludedAt = ? WHERE id = ?",
  )
  const findResult = db.prepare<[string], { one: number }>(
    'SELECT 1 AS one FROM workshop_result WHERE workshopId = ?',
  )
  const begin = db.prepare('BEGIN IMMEDIATE')
  const commit = db.prepare('COMMIT')
  const rollback = db.prepare('ROLLBACK')

  return {
    // Without a limit is minus one.
    events: (workshopId, after = 0, limit = -1) => events.all(workshopId, after, limit),
    countUpTo: (workshopId, seq) => countEvents.get(workshopId, seq)?.count ?? 0,
    snapshot: (workshopId) => {
      const held = findSnapshot.get(workshopId, form)
      return held && held.checksum === snapshotChecksum(held) ? held : undefined
    },
    keepSnapshot: (workshopId, snapshot) => {
      const { seq, room, rest } = snapshot
      putSnapshot.run(workshopId, seq, form, snapshotChecksum(snapshot), room, rest)
    },
    busy: () => db.inTransaction,
    begin: () => void begin.run(),
    commit: () => {
      boxes.beforeCommit()
      commit.run()
      boxes.afterCommit()
    },
    rollback: () => {
      if (db.inTransaction) rollback.run()
      boxes.afterRollback()
    },
    acceptedKeys: (workshopId) => findCommands.all(workshopId),
    accept: (workshopId, number, key) => void insertCommand.run(workshopId, number, key),
    append: (workshopId, firstSeq, stored) => {
      stored.forEach(({ channel, body }, index) =>
        insertEvent.run(workshopId, firstSeq + index, channel, body),
      )
    },
    setStatus: (workshopId, status, commentUntil) =>
      void setStatus.run(status, commentUntil, workshopId),
    setDay: (workshopId, day) => void setDay.run(day, workshopId),
    boxes,
    caseFindingsBeside: (workshopId) => caseFindingsBeside(db, workshopId),
    conclude: (workshopId, result, at) => {
      boxes.deleteOf(workshopId)
      for (const statement of concluding) statement.run(workshopId)
      results.put(workshopId, result)
      concluded.run(at, workshopId)
    },
    remove: (workshopId) => {
      boxes.deleteOf(workshopId)
      for (const statement of concluding) statement.run(workshopId)
      results.remove(workshopId)
      dropWorkshop.run(workshopId)
    },
    truncateLog: () => log.empty(),
    isConcluded: (workshopId) => findResult.get(workshopId) !== undefined,
  }
}
