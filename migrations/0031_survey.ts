import { statements } from './migration.ts'

/**
 * The closing survey of a procedure. Its ballots lie in a sealed box whose owner is the procedure; what is left of them
 * is `result`, counts as JSON. A procedure has one survey, unless its answers were lost.
 */
export const survey = statements('0031_survey', [
  `CREATE TABLE survey (
    id TEXT PRIMARY KEY,
    procedureId TEXT NOT NULL REFERENCES procedure (id) ON DELETE CASCADE,
    code TEXT UNIQUE,
    openedAt INTEGER NOT NULL,
    closedAt INTEGER,
    outcome TEXT CHECK (outcome IN ('counted', 'tooFew', 'lost')),
    result TEXT,
    CHECK ((closedAt IS NULL) = (outcome IS NULL)),
    CHECK ((code IS NULL) = (closedAt IS NOT NULL)),
    CHECK ((result IS NOT NULL) = (outcome IS 'counted'))
  ) STRICT`,
  `CREATE UNIQUE INDEX survey_procedureId_idx ON survey (procedureId)
    WHERE outcome IS NULL OR outcome <> 'lost'`,
  `CREATE TRIGGER survey_closed_for_ever BEFORE UPDATE ON survey WHEN OLD.closedAt IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'a survey that is closed stays so'); END`,
])
