import { statements } from './migration.ts'

/**
 * What a procedure is at, with every change of it, by when a state is to be reached, and what the committee was given.
 * Of earlier procedures the state is told from what they hold; how they came there was not written down.
 */
export const procedureState = statements('0016_procedureState', [
  `ALTER TABLE procedure ADD COLUMN kind TEXT NOT NULL DEFAULT 'ordinary'
    CHECK (kind IN ('ordinary', 'extraordinary'))`,
  `ALTER TABLE procedure ADD COLUMN state TEXT NOT NULL DEFAULT 'interest'
    CHECK (state IN ('interest', 'selected', 'accepted', 'casesDrawn', 'workshops', 'structureRating', 'report',
      'committee', 'followUp'))`,
  `ALTER TABLE procedure ADD COLUMN committeeDay TEXT`,
  `ALTER TABLE procedure ADD COLUMN committeeFile TEXT NOT NULL DEFAULT ''`,
  `CREATE INDEX procedure_state_idx ON procedure (state)`,
  `UPDATE procedure SET state = CASE
    WHEN EXISTS (SELECT 1 FROM workshop WHERE procedureId = procedure.id) THEN 'workshops'
    WHEN EXISTS (SELECT 1 FROM review_case WHERE procedureId = procedure.id) THEN 'casesDrawn'
    ELSE 'accepted' END`,
  `CREATE TABLE procedure_change (
    procedureId TEXT NOT NULL REFERENCES procedure (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    state TEXT NOT NULL,
    move TEXT NOT NULL CHECK (move IN ('begin', 'next', 'skip', 'back')),
    day TEXT NOT NULL,
    reason TEXT NOT NULL,
    byId TEXT REFERENCES account (id),
    at INTEGER NOT NULL,
    PRIMARY KEY (procedureId, seq),
    CHECK (move IN ('begin', 'next') OR reason <> '')
  ) STRICT, WITHOUT ROWID`,
  `CREATE TRIGGER procedure_change_unchanged BEFORE UPDATE ON procedure_change
    BEGIN SELECT RAISE(ABORT, 'the history of a procedure is only ever added to'); END`,
  `CREATE TABLE procedure_due (
    procedureId TEXT NOT NULL REFERENCES procedure (id) ON DELETE CASCADE,
    state TEXT NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (procedureId, state)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX procedure_due_day_idx ON procedure_due (day)`,
])
