import { statements } from './migration.ts'

/**
 * Rows that can be counted beside each result. `rowForm` numbers what the rows of a result were written as; 0: not
 * yet, which the next start mends (server/result/rebuildResults.ts).
 */
export const resultRows = statements('0017_resultRows', [
  'ALTER TABLE workshop_result ADD COLUMN rowForm INTEGER NOT NULL DEFAULT 0',
  `CREATE TABLE result_workshop (
    workshopId TEXT PRIMARY KEY REFERENCES workshop (id) ON DELETE CASCADE,
    catalogueKey TEXT NOT NULL,
    catalogueVersion TEXT NOT NULL,
    origin TEXT,
    seats INTEGER NOT NULL,
    people INTEGER NOT NULL,
    observers INTEGER NOT NULL,
    lengthMinutes INTEGER,
    uncounted INTEGER NOT NULL
  ) STRICT`,
  `CREATE TABLE result_finding (
    workshopId TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    direction TEXT NOT NULL,
    level TEXT,
    evidenceLevel TEXT,
    criterionId TEXT,
    rating TEXT,
    keySituation INTEGER,
    consentState TEXT NOT NULL,
    agree INTEGER NOT NULL,
    concerns INTEGER NOT NULL,
    object INTEGER NOT NULL,
    minorityView INTEGER NOT NULL,
    passages INTEGER NOT NULL,
    PRIMARY KEY (workshopId, number)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE result_factor (
    workshopId TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    part TEXT NOT NULL CHECK (part IN ('finding', 'keySituation')),
    ordinal INTEGER NOT NULL,
    factor TEXT NOT NULL,
    PRIMARY KEY (workshopId, part, ordinal, factor)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE result_structure_rating (
    workshopId TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    criterionId TEXT NOT NULL,
    rating TEXT NOT NULL,
    document TEXT,
    consentState TEXT NOT NULL,
    agree INTEGER NOT NULL,
    concerns INTEGER NOT NULL,
    object INTEGER NOT NULL,
    minorityView INTEGER NOT NULL,
    PRIMARY KEY (workshopId, criterionId)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE result_annotation (
    workshopId TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    criterionId TEXT NOT NULL,
    direction TEXT NOT NULL,
    weight INTEGER NOT NULL,
    rating TEXT,
    entryKind TEXT,
    paper INTEGER NOT NULL,
    annotations INTEGER NOT NULL,
    PRIMARY KEY (workshopId, place)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE result_key_situation (
    workshopId TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    chosen INTEGER NOT NULL,
    dots INTEGER,
    entries INTEGER NOT NULL,
    PRIMARY KEY (workshopId, place)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE result_recommendation (
    workshopId TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    addressee TEXT NOT NULL,
    dueHalfYear TEXT,
    dots INTEGER,
    indicator INTEGER NOT NULL,
    PRIMARY KEY (workshopId, number)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE result_recommendation_finding (
    workshopId TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    recommendation INTEGER NOT NULL,
    finding INTEGER NOT NULL,
    PRIMARY KEY (workshopId, recommendation, finding)
  ) STRICT, WITHOUT ROWID`,
])
