import { statements } from './migration.ts'

/**
 * A workshop may read no case. Both columns are made anew and take the place of those that had to be filled: the table
 * itself stays, and with it every row that refers to one of its workshops.
 */
export const withoutCase = statements('0025_withoutCase', [
  'DROP INDEX workshop_caseId_idx',
  'ALTER TABLE workshop ADD COLUMN readCase TEXT REFERENCES review_case (id)',
  `ALTER TABLE workshop ADD COLUMN readVersion INTEGER
    CHECK ((readCase IS NULL) = (readVersion IS NULL))`,
  'UPDATE workshop SET readCase = caseId, readVersion = caseVersion',
  'ALTER TABLE workshop DROP COLUMN caseId',
  'ALTER TABLE workshop DROP COLUMN caseVersion',
  'ALTER TABLE workshop RENAME COLUMN readCase TO caseId',
  'ALTER TABLE workshop RENAME COLUMN readVersion TO caseVersion',
  'CREATE INDEX workshop_caseId_idx ON workshop (caseId)',
])
