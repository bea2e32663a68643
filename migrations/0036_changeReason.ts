import { statements } from './migration.ts'

/** Why a figure of a release differs from the one before: the line as the release names it, and the code of the reason. */
export const changeReason = statements('0036_changeReason', [
  `CREATE TABLE rollup_change_reason (
    number INTEGER NOT NULL REFERENCES rollup_release (number),
    line TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (number, line)
  ) STRICT, WITHOUT ROWID`,
])
