import { statements } from './migration.ts'

/**
 * Releases of the state as they were closed, with their files byte for byte, and the one that is being prepared. What is
 * closed is never changed or removed: a program that has the database open beside the server is refused as well.
 */
export const rollup = statements('0035_rollup', [
  'ALTER TABLE account ADD COLUMN secrecyOfficer INTEGER NOT NULL DEFAULT 0',
  `CREATE TABLE rollup_draft (
    slot INTEGER PRIMARY KEY CHECK (slot = 1),
    id TEXT NOT NULL,
    outcome TEXT NOT NULL,
    number INTEGER NOT NULL,
    standing TEXT NOT NULL,
    dueOffices INTEGER NOT NULL,
    hash TEXT NOT NULL,
    releaseFile TEXT NOT NULL,
    tableFile TEXT NOT NULL,
    auditFile TEXT NOT NULL,
    problems TEXT NOT NULL,
    madeAt INTEGER NOT NULL,
    closedBy TEXT
  ) STRICT`,
  `CREATE TABLE rollup_release (
    number INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    dueOffices INTEGER NOT NULL,
    releaseFile TEXT NOT NULL,
    tableFile TEXT NOT NULL,
    auditFile TEXT NOT NULL,
    closedAt INTEGER NOT NULL
  ) STRICT`,
  `CREATE TRIGGER rollup_release_unchanged BEFORE UPDATE ON rollup_release
    BEGIN SELECT RAISE(ABORT, 'a closed release is never changed'); END`,
  // A REPLACE would delete what is there without asking the trigger of deletions.
  `CREATE TRIGGER rollup_release_unreplaced BEFORE INSERT ON rollup_release
    WHEN EXISTS (SELECT 1 FROM rollup_release WHERE number = NEW.number OR hash = NEW.hash)
    BEGIN SELECT RAISE(ABORT, 'a closed release is never replaced'); END`,
  `CREATE TRIGGER rollup_release_undeleted BEFORE DELETE ON rollup_release
    BEGIN SELECT RAISE(ABORT, 'a closed release is never removed'); END`,
])
