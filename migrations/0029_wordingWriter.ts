import { statements } from './migration.ts'

/** Every account that wrote at a general wording since it was empty: none of them confirms it. */
export const wordingWriter = statements('0029_wordingWriter', [
  `CREATE TABLE wording_writer (
    workshopId TEXT NOT NULL,
    number INTEGER NOT NULL,
    accountId TEXT NOT NULL,
    PRIMARY KEY (workshopId, number, accountId),
    FOREIGN KEY (workshopId, number) REFERENCES general_wording (workshopId, number) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID`,
  `INSERT INTO wording_writer (workshopId, number, accountId)
    SELECT workshopId, number, writtenBy FROM general_wording`,
])
