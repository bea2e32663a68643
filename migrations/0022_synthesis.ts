import { statements } from './migration.ts'

/**
 * What an office brought together across the workshops of a procedure. A point is a finding or a recommendation of a
 * result, by its number; without a heading it was looked at and stays by itself. Results are not touched.
 */
export const synthesis = statements('0022_synthesis', [
  `CREATE TABLE synthesis_heading (
    id TEXT PRIMARY KEY,
    procedureId TEXT NOT NULL REFERENCES procedure (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('finding', 'recommendation')),
    title TEXT NOT NULL,
    several INTEGER NOT NULL DEFAULT 0 CHECK (several IN (0, 1)),
    revision INTEGER NOT NULL DEFAULT 1
  ) STRICT`,
  `CREATE INDEX synthesis_heading_procedureId_idx ON synthesis_heading (procedureId)`,
  `CREATE TABLE synthesis_point (
    kind TEXT NOT NULL CHECK (kind IN ('finding', 'recommendation')),
    workshopId TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    headingId TEXT REFERENCES synthesis_heading (id) ON DELETE CASCADE,
    PRIMARY KEY (kind, workshopId, number)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX synthesis_point_headingId_idx ON synthesis_point (headingId)`,
])
