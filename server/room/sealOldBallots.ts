import type { Database } from 'better-sqlite3'
import type { Choice } from '../../shared/vote/vote.ts'
import type { SealedBoxes } from './sealedBoxes.ts'

/** Bytes per ballot of a vote of whose options nothing is known here: the most a ballot can take. */
const MOST_BYTES = 4096

interface OldBallot {
  readonly ballotKey: string
  readonly turn: number
  readonly choice: string
  readonly text: string
}

/**
 * Puts ballots of a vote that was open while the program was renewed into its sealed box: earlier versions kept them
 * readable. Everything in one transaction; nothing is lost. Returns how many ballots there were.
 */
export function sealOldBallots(db: Database, boxes: SealedBoxes): number {
  const votes = db
    .prepare<[], { workshopId: string; voteId: string }>(
      'SELECT workshopId, voteId FROM ballot UNION SELECT workshopId, voteId FROM ballot_flag',
    )
    .all()
  if (votes.length === 0) return 0
  const ballots = db.prepare<[string, string], OldBallot>(
    'SELECT ballotKey, turn, choice, text FROM ballot WHERE workshopId = ? AND voteId = ?',
  )
  const flags = db
    .prepare<[string, string], string>(
      'SELECT seatId FROM ballot_flag WHERE workshopId = ? AND voteId = ?',
    )
    .pluck()
  const moved = boxes.durably(() => {
    let count = 0
    for (const { workshopId, voteId } of votes) {
      const place = { ownerId: workshopId, voteId }
      for (const { ballotKey, choice, ...rest } of ballots.all(workshopId, voteId)) {
        const ballot = { ...rest, key: ballotKey, choice: JSON.parse(choice) as Choice }
        boxes.putBallot(place, ballot, MOST_BYTES)
        count++
      }
      for (const flag of flags.all(workshopId, voteId)) boxes.putFlag(place, flag)
    }
    db.exec('DELETE FROM ballot; DELETE FROM ballot_flag')
    return count
  })
  db.pragma('wal_checkpoint(TRUNCATE)')
  return moved
}
