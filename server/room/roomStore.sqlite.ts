import type { Database } from 'better-sqlite3'
import { WriteAheadLog } from '../db/writeAheadLog.ts'
import type { RoomStore, StoredEvent } from './roomStore.ts'
import type { SealedBoxes } from './sealedBoxes.ts'

/** Prepared statements on the hot path: building SQL per command costs two to three times as much (server/README.md). */
export function sqliteRoomStore(
  db: Database,
  boxes: SealedBoxes,
  log: Pick<WriteAheadLog, 'empty'> = new WriteAheadLog(db, () => undefined),
): RoomStore {
  const events = db.prepare<[string], StoredEvent>(
    'SELECT channel, body FROM workshop_event WHERE workshopId = ? ORDER BY seq',
  )
  const insertEvent = db.prepare(
    'INSERT INTO workshop_event (workshopId, seq, channel, body) VALUES (?, ?, ?, ?)',
  )
  const findCommand = db.prepare<[string, string, string], { one: number }>(
    'SELECT 1 AS one FROM workshop_command WHERE workshopId = ? AND commandId IN (?, ?)',
  )
  const insertCommand = db.prepare(
    'INSERT INTO workshop_command (workshopId, commandId) VALUES (?, ?)',
  )
  const setStatus = db.prepare('UPDATE workshop SET status = ?, commentUntil = ? WHERE id = ?')
  const concluding = ['workshop_event', 'workshop_command', 'seat', 'join_code'].map((table) =>
    db.prepare(`DELETE FROM ${table} WHERE workshopId = ?`),
  )
  const removing = [...concluding, db.prepare('DELETE FROM workshop_result WHERE workshopId = ?')]
  const dropWorkshop = db.prepare('DELETE FROM workshop WHERE id = ?')
  const putResult = db.prepare('INSERT INTO workshop_result (workshopId, body) VALUES (?, ?)')
  const concluded = db.prepare(
    "UPDATE workshop SET status = 'concluded', projectorHash = NULL, concludedAt = ? WHERE id = ?",
  )
  const resultOf = db.prepare<[string], { body: string }>(
    'SELECT body FROM workshop_result WHERE workshopId = ?',
  )
  const begin = db.prepare('BEGIN IMMEDIATE')
  const commit = db.prepare('COMMIT')
  const rollback = db.prepare('ROLLBACK')

  return {
    events: (workshopId) => events.all(workshopId),
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
    accepted: (workshopId, key, commandId) =>
      findCommand.get(workshopId, key, commandId) !== undefined,
    accept: (workshopId, key) => void insertCommand.run(workshopId, key),
    append: (workshopId, firstSeq, stored) => {
      stored.forEach(({ channel, body }, index) =>
        insertEvent.run(workshopId, firstSeq + index, channel, body),
      )
    },
    setStatus: (workshopId, status, commentUntil) =>
      void setStatus.run(status, commentUntil, workshopId),
    ballots: (workshopId, voteId) => boxes.ballots({ workshopId, voteId }),
    ballot: (workshopId, voteId, key) => boxes.ballot({ workshopId, voteId }, key),
    putBallot: (workshopId, voteId, ballot, slotBytes) =>
      boxes.putBallot({ workshopId, voteId }, ballot, slotBytes),
    flags: (workshopId, voteId) => boxes.flags({ workshopId, voteId }),
    putFlag: (workshopId, voteId, seatId) => boxes.putFlag({ workshopId, voteId }, seatId),
    boxLost: (workshopId, voteId) => boxes.isLost({ workshopId, voteId }),
    deleteBallots: (workshopId, voteId) => boxes.delete({ workshopId, voteId }),
    conclude: (workshopId, result, at) => {
      boxes.deleteOf(workshopId)
      for (const statement of concluding) statement.run(workshopId)
      putResult.run(workshopId, result)
      concluded.run(at, workshopId)
    },
    remove: (workshopId) => {
      boxes.deleteOf(workshopId)
      for (const statement of removing) statement.run(workshopId)
      dropWorkshop.run(workshopId)
    },
    truncateLog: () => log.empty(),
    result: (workshopId) => resultOf.get(workshopId)?.body,
  }
}
