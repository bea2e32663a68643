import { statements } from './migration.ts'

/**
 * What became of what was found in a version before it was submitted, as JSON: numbers and codes. Empty if it was not written
 * down, and again after a withdrawal; nothing else changes it.
 */
export const intakeProtocol = statements('0044_intakeProtocol', [
  `ALTER TABLE case_version ADD COLUMN intake TEXT NOT NULL DEFAULT ''`,
  `CREATE TRIGGER case_version_intake BEFORE UPDATE OF intake ON case_version
    WHEN NEW.status <> 'withdrawn' BEGIN SELECT RAISE (ABORT, 'the protocol of an intake does not change'); END`,
])
