import { statements } from './migration.ts'

/**
 * Ballots and flags of an open vote as one sealed row, written anew whole at every change; the key lies outside the data
 * folder. Rows of `ballot` and `ballot_flag` are moved here by the next start (`sealOldBallots.ts`), which alone has
 * keys; both stay empty from then on.
 */
export const ballotBox = statements('0010_ballotBox', [
  `CREATE TABLE ballot_box (
    workshopId TEXT NOT NULL,
    voteId TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (workshopId, voteId)
  ) STRICT`,
])
