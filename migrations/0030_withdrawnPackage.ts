import { statements } from './migration.ts'

/**
 * Files an office took back that are not held here: the withdrawal came before the package, or a restore forgot both. The
 * hash is that of the file; it is never taken in any more.
 */
export const withdrawnPackage = statements('0030_withdrawnPackage', [
  `CREATE TABLE withdrawn_package (
    officeId TEXT NOT NULL REFERENCES office (id) ON DELETE CASCADE,
    hash TEXT NOT NULL,
    PRIMARY KEY (officeId, hash)
  ) STRICT, WITHOUT ROWID`,
])
