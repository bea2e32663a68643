import { statements } from './migration.ts'

/**
 * A withdrawal that came before its package is remembered with who signed it and what it names: it counts for that package
 * of that signer alone. Those an earlier version wrote down say neither, and count for every package with their hash.
 */
export const withdrawnBy = statements('0034_withdrawnBy', [
  'ALTER TABLE withdrawn_package RENAME TO withdrawn_before',
  `CREATE TABLE withdrawn_package (
    officeId TEXT NOT NULL REFERENCES office (id) ON DELETE CASCADE,
    hash TEXT NOT NULL,
    keyId TEXT NOT NULL,
    procedureKey TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (officeId, hash, keyId, procedureKey, number)
  ) STRICT, WITHOUT ROWID`,
  `INSERT INTO withdrawn_package (officeId, hash, keyId, procedureKey, number)
    SELECT officeId, hash, '', '', 0 FROM withdrawn_before`,
  'DROP TABLE withdrawn_before',
])
