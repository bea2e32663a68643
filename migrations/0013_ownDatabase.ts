import { statements } from './migration.ts'

/**
 * The header says whose database it is ("FWST", `server/db/ownDatabase.ts`), and the last time this program believed is
 * written down, in milliseconds: a clock that leaps is noticed. It begins with the last line of the audit trail. `beat`
 * is counted up by each try whether the disk takes anything.
 */
export const ownDatabase = statements('0013_ownDatabase', [
  `PRAGMA application_id = 0x46575354`,
  `CREATE TABLE known_time (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    at INTEGER NOT NULL,
    beat INTEGER NOT NULL DEFAULT 0
  ) STRICT`,
  `INSERT INTO known_time (one, at)
    SELECT 1, CAST(strftime('%s', max(at)) AS INTEGER) * 1000 FROM audit HAVING max(at) IS NOT NULL`,
])
