import { statements } from './migration.ts'

/**
 * Cycles of five years as data, which office is planned in which half-year, what happened to offices as a whole, and
 * years whose figures were recorded incompletely. The first two cycles are those the law counts.
 */
export const cycle = statements('0015_cycle', [
  `ALTER TABLE office ADD COLUMN administrativeDistrict TEXT CHECK
    (administrativeDistrict IN ('arnsberg', 'detmold', 'duesseldorf', 'koeln', 'muenster'))`,
  `ALTER TABLE office ADD COLUMN burdenClass INTEGER CHECK (burdenClass BETWEEN 1 AND 5)`,
  `ALTER TABLE office ADD COLUMN endedOn TEXT`,
  `CREATE TABLE cycle (
    firstYear INTEGER PRIMARY KEY,
    firstDay TEXT NOT NULL UNIQUE,
    lastDay TEXT NOT NULL
  ) STRICT`,
  `INSERT INTO cycle (firstYear, firstDay, lastDay) VALUES
    (2023, '2023-07-01', '2028-06-30'), (2028, '2028-07-01', '2033-06-30')`,
  `CREATE TABLE cycle_plan (
    cycleYear INTEGER NOT NULL REFERENCES cycle (firstYear),
    officeId TEXT NOT NULL REFERENCES office (id),
    halfYear TEXT NOT NULL,
    PRIMARY KEY (cycleYear, officeId)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX cycle_plan_halfYear_idx ON cycle_plan (cycleYear, halfYear)`,
  `CREATE INDEX cycle_plan_officeId_idx ON cycle_plan (officeId)`,
  `CREATE TABLE recording_break (
    officeId TEXT NOT NULL REFERENCES office (id),
    year INTEGER NOT NULL,
    PRIMARY KEY (officeId, year)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE office_history (
    id TEXT PRIMARY KEY,
    officeId TEXT NOT NULL REFERENCES office (id),
    kind TEXT NOT NULL CHECK (kind IN ('renamed', 'merged', 'split', 'left')),
    day TEXT NOT NULL,
    nameBefore TEXT NOT NULL,
    successorId TEXT REFERENCES office (id)
  ) STRICT`,
  `CREATE INDEX office_history_officeId_idx ON office_history (officeId)`,
  `CREATE INDEX office_history_successorId_idx ON office_history (successorId)`,
  `CREATE TRIGGER office_history_immutable BEFORE UPDATE ON office_history
    BEGIN SELECT RAISE (ABORT, 'the history of an office does not change'); END`,
  `CREATE INDEX procedure_officeId_cycleStart_idx ON procedure (officeId, cycleStart)`,
  `DROP INDEX procedure_officeId_idx`,
])
