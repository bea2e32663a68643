import { statements } from './migration.ts'

/** Offices, accounts, sessions, procedures, catalogues, review cases and their texts, audit. */
export const office = statements('0001_office', [
  `CREATE TABLE office (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    regionalBody TEXT NOT NULL CHECK (regionalBody IN ('LVR', 'LWL')),
    authorityType TEXT NOT NULL,
    sizeClass TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE account (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('coordinator', 'facilitator', 'analyst', 'administrator')),
    officeId TEXT REFERENCES office (id),
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    passwordHash TEXT NOT NULL,
    CHECK (role <> 'coordinator' OR officeId IS NOT NULL)
  ) STRICT`,
  `CREATE TABLE account_session (
    tokenHash TEXT PRIMARY KEY,
    accountId TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    seenAt INTEGER NOT NULL,
    expiresAt INTEGER NOT NULL
  ) STRICT`,
  `CREATE INDEX account_session_accountId_idx ON account_session (accountId)`,
  `CREATE TABLE setup_token (tokenHash TEXT PRIMARY KEY, expiresAt INTEGER NOT NULL) STRICT`,
  `CREATE TABLE procedure (
    id TEXT PRIMARY KEY,
    officeId TEXT NOT NULL REFERENCES office (id),
    title TEXT NOT NULL,
    cycleStart INTEGER NOT NULL
  ) STRICT`,
  `CREATE INDEX procedure_officeId_idx ON procedure (officeId)`,
  `CREATE TABLE procedure_facilitator (
    procedureId TEXT NOT NULL REFERENCES procedure (id) ON DELETE CASCADE,
    accountId TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    PRIMARY KEY (procedureId, accountId)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE catalogue (
    key TEXT NOT NULL,
    version TEXT NOT NULL,
    title TEXT NOT NULL,
    criteria INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (key, version)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE review_case (
    id TEXT PRIMARY KEY,
    procedureId TEXT NOT NULL REFERENCES procedure (id),
    label TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('random', 'additional')),
    withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1))
  ) STRICT`,
  `CREATE INDEX review_case_procedureId_idx ON review_case (procedureId)`,
  `CREATE TABLE case_version (
    caseId TEXT NOT NULL REFERENCES review_case (id),
    version INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('awaitingRelease', 'released', 'withdrawn')),
    hash TEXT NOT NULL,
    createdBy TEXT NOT NULL REFERENCES account (id),
    releasedBy TEXT REFERENCES account (id),
    body TEXT NOT NULL,
    PRIMARY KEY (caseId, version),
    CHECK (releasedBy IS NULL OR releasedBy <> createdBy)
  ) STRICT, WITHOUT ROWID`,
  // A text never changes once submitted; a correction is a new version. Withdrawal alone empties it.
  `CREATE TRIGGER case_version_immutable BEFORE UPDATE OF body, hash ON case_version
    WHEN NEW.status <> 'withdrawn' BEGIN SELECT RAISE (ABORT, 'a submitted case text does not change'); END`,
  `CREATE TABLE audit (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    actorId TEXT,
    action TEXT NOT NULL,
    objectId TEXT
  ) STRICT`,
])
