import { statements } from './migration.ts'

/** Workshops, seats, the event log, ballots and results. An event carries no time, but for steps, clocks and uncoverings. */
export const workshop = statements('0002_workshop', [
  `CREATE TABLE workshop (
    id TEXT PRIMARY KEY,
    procedureId TEXT NOT NULL REFERENCES procedure (id),
    caseId TEXT NOT NULL REFERENCES review_case (id),
    caseVersion INTEGER NOT NULL,
    title TEXT NOT NULL,
    date TEXT NOT NULL,
    slotMinutes INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('planned', 'open', 'closed', 'concluded')),
    catalogueKey TEXT NOT NULL,
    catalogueVersion TEXT NOT NULL,
    plan TEXT NOT NULL,
    projectorHash TEXT,
    commentUntil TEXT,
    FOREIGN KEY (catalogueKey, catalogueVersion) REFERENCES catalogue (key, version)
  ) STRICT`,
  `CREATE INDEX workshop_procedureId_idx ON workshop (procedureId)`,
  `CREATE INDEX workshop_caseId_idx ON workshop (caseId)`,
  `CREATE TABLE join_code (
    code TEXT PRIMARY KEY,
    workshopId TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    expiresAt INTEGER NOT NULL
  ) STRICT`,
  `CREATE TABLE seat (
    id TEXT PRIMARY KEY,
    workshopId TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    tokenHash TEXT UNIQUE,
    accountId TEXT REFERENCES account (id),
    UNIQUE (workshopId, accountId)
  ) STRICT`,
  `CREATE TABLE workshop_event (
    workshopId TEXT NOT NULL,
    seq INTEGER NOT NULL,
    channel TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (workshopId, seq)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE workshop_command (
    workshopId TEXT NOT NULL,
    commandId TEXT NOT NULL,
    PRIMARY KEY (workshopId, commandId)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE ballot (
    workshopId TEXT NOT NULL,
    voteId TEXT NOT NULL,
    ballotKey TEXT NOT NULL,
    turn INTEGER NOT NULL,
    choice TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (workshopId, voteId, ballotKey)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE ballot_flag (
    workshopId TEXT NOT NULL,
    voteId TEXT NOT NULL,
    seatId TEXT NOT NULL,
    PRIMARY KEY (workshopId, voteId, seatId)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE workshop_result (
    workshopId TEXT PRIMARY KEY REFERENCES workshop (id),
    body TEXT NOT NULL
  ) STRICT`,
])
