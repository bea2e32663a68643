import type { Database } from 'better-sqlite3'
import type { RoomEvent } from '../../shared/protocol/event.ts'
import type { Choice } from '../../shared/vote/vote.ts'
import { WriteAheadLog } from '../db/writeAheadLog.ts'
import type { RoomStore, StoredBallot } from './roomStore.ts'

type BallotRow = { ballotKey: string; turn: number; choice: string; text: string }

const toBallot = ({ ballotKey, turn, choice, text }: BallotRow): StoredBallot => ({
  key: ballotKey,
  turn,
  choice: JSON.parse(choice) as Choice,
  text,
})

/** Prepared statements on the hot path: building SQL per command costs two to three times as much (server/README.md). */
export function sqliteRoomStore(
  db: Database,
  log: Pick<WriteAheadLog, 'empty'> = new WriteAheadLog(db, () => undefined),
): RoomStore {
  const events = db.prepare<[string], { channel: string; body: string }>(
    'SELECT channel, body FROM workshop_event WHERE workshopId = ? ORDER BY seq',
  )
  const insertEvent = db.prepare(
    'INSERT INTO workshop_event (workshopId, seq, channel, body) VALUES (?, ?, ?, ?)',
  )
  const findCommand = db.prepare<[string, string], { one: number }>(
    'SELECT 1 AS one FROM workshop_command WHERE workshopId = ? AND commandId = ?',
  )
  const insertCommand = db.prepare(
    'INSERT INTO workshop_command (workshopId, commandId) VALUES (?, ?)',
  )
  const setStatus = db.prepare('UPDATE workshop SET status = ?, commentUntil = ? WHERE id = ?')
  const ballotsOf = db.prepare<[string, string], BallotRow>(
    'SELECT ballotKey, turn, choice, text FROM ballot WHERE workshopId = ? AND voteId = ?',
  )
  const ballotBy = db.prepare<[string, string, string], BallotRow>(
    'SELECT ballotKey, turn, choice, text FROM ballot WHERE workshopId = ? AND voteId = ? AND ballotKey = ?',
  )
  const putBallot = db.prepare(
    `INSERT INTO ballot (workshopId, voteId, ballotKey, turn, choice, text) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (workshopId, voteId, ballotKey) DO UPDATE SET turn = excluded.turn, choice = excluded.choice, text = excluded.text`,
  )
  const flagsOf = db.prepare<[string, string], { seatId: string }>(
    'SELECT seatId FROM ballot_flag WHERE workshopId = ? AND voteId = ?',
  )
  const putFlag = db.prepare(
    'INSERT INTO ballot_flag (workshopId, voteId, seatId) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const dropBallots = db.prepare('DELETE FROM ballot WHERE workshopId = ? AND voteId = ?')
  const dropFlags = db.prepare('DELETE FROM ballot_flag WHERE workshopId = ? AND voteId = ?')
  const concluding = [
    'workshop_event',
    'workshop_command',
    'ballot',
    'ballot_flag',
    'seat',
    'join_code',
  ].map((table) => db.prepare(`DELETE FROM ${table} WHERE workshopId = ?`))
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
    events: (workshopId) =>
      events.all(workshopId).map(({ channel, body }) => ({
        channel,
        body,
        event: JSON.parse(body) as RoomEvent,
      })),
    busy: () => db.inTransaction,
    begin: () => void begin.run(),
    commit: () => void commit.run(),
    rollback: () => {
      if (db.inTransaction) rollback.run()
    },
    accepted: (workshopId, commandId) => findCommand.get(workshopId, commandId) !== undefined,
    accept: (workshopId, commandId) => void insertCommand.run(workshopId, commandId),
    append: (workshopId, firstSeq, stored) => {
      stored.forEach(({ channel, body }, index) =>
        insertEvent.run(workshopId, firstSeq + index, channel, body),
      )
    },
    setStatus: (workshopId, status, commentUntil) =>
      void setStatus.run(status, commentUntil, workshopId),
    ballots: (workshopId, voteId) => ballotsOf.all(workshopId, voteId).map(toBallot),
    ballot: (workshopId, voteId, key) => {
      const row = ballotBy.get(workshopId, voteId, key)
      return row && toBallot(row)
    },
    putBallot: (workshopId, voteId, { key, turn, choice, text }) =>
      void putBallot.run(workshopId, voteId, key, turn, JSON.stringify(choice), text),
    flags: (workshopId, voteId) => flagsOf.all(workshopId, voteId).map(({ seatId }) => seatId),
    putFlag: (workshopId, voteId, seatId) => void putFlag.run(workshopId, voteId, seatId),
    deleteBallots: (workshopId, voteId) => {
      dropBallots.run(workshopId, voteId)
      dropFlags.run(workshopId, voteId)
    },
    conclude: (workshopId, result, at) => {
      for (const statement of concluding) statement.run(workshopId)
      putResult.run(workshopId, result)
      concluded.run(at, workshopId)
    },
    remove: (workshopId) => {
      for (const statement of removing) statement.run(workshopId)
      dropWorkshop.run(workshopId)
    },
    truncateLog: () => log.empty(),
    result: (workshopId) => resultOf.get(workshopId)?.body,
  }
}
