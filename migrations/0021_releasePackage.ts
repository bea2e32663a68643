import { statements } from './migration.ts'

/**
 * What leaves an office and what comes in at the state level. `signing_key` holds public keys only: the own ones (`own`),
 * of which the one without `retiredAt` signs, and those of other servers with what the keys of their offices stand for.
 */
export const releasePackage = statements('0021_releasePackage', [
  `CREATE TABLE signing_key (
    keyId TEXT PRIMARY KEY,
    publicKey TEXT NOT NULL,
    label TEXT NOT NULL,
    own INTEGER NOT NULL,
    addedAt INTEGER NOT NULL,
    retiredAt INTEGER,
    revokedAt INTEGER
  ) STRICT`,
  `CREATE TABLE signing_key_office (
    keyId TEXT NOT NULL REFERENCES signing_key (keyId) ON DELETE CASCADE,
    officeKey TEXT NOT NULL,
    officeId TEXT NOT NULL REFERENCES office (id) ON DELETE CASCADE,
    PRIMARY KEY (keyId, officeKey)
  ) STRICT`,
  `CREATE TABLE general_wording (
    workshopId TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    text TEXT NOT NULL,
    revision INTEGER NOT NULL,
    writtenBy TEXT NOT NULL,
    confirmedBy TEXT,
    PRIMARY KEY (workshopId, number)
  ) STRICT`,
  `CREATE TABLE release_package (
    id TEXT PRIMARY KEY,
    procedureId TEXT NOT NULL REFERENCES procedure (id),
    number INTEGER NOT NULL,
    replaces INTEGER,
    hash TEXT NOT NULL,
    contentHash TEXT NOT NULL,
    file TEXT NOT NULL,
    releasedAt INTEGER NOT NULL,
    withdrawnAt INTEGER,
    withdrawal TEXT,
    UNIQUE (procedureId, number)
  ) STRICT`,
  `CREATE TABLE received_package (
    id TEXT PRIMARY KEY,
    officeId TEXT NOT NULL REFERENCES office (id),
    procedureKey TEXT NOT NULL,
    number INTEGER NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    keyId TEXT NOT NULL REFERENCES signing_key (keyId),
    releasedIn TEXT NOT NULL,
    cycleStart INTEGER NOT NULL,
    extraordinary INTEGER NOT NULL,
    randomCases INTEGER NOT NULL,
    additionalCases INTEGER NOT NULL,
    findings INTEGER NOT NULL,
    file TEXT NOT NULL,
    receivedAt INTEGER NOT NULL,
    replacedBy INTEGER,
    withdrawnAt INTEGER,
    usedIn INTEGER,
    UNIQUE (officeId, procedureKey, number)
  ) STRICT`,
  `CREATE INDEX received_package_order ON received_package (releasedIn DESC, id)`,
  `CREATE TABLE received_package_catalogue (
    packageId TEXT NOT NULL REFERENCES received_package (id) ON DELETE CASCADE,
    catalogue TEXT NOT NULL,
    PRIMARY KEY (packageId, catalogue)
  ) STRICT`,
  `CREATE INDEX received_package_by_catalogue ON received_package_catalogue (catalogue)`,
  `CREATE TABLE catalogue_mapping (
    fromRef TEXT NOT NULL,
    toRef TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (fromRef, toRef)
  ) STRICT`,
])
