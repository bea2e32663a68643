import { statements } from './migration.ts'

/**
 * Master data of a case: codes as JSON, which revision they are, the account that wrote it and when, and the second account
 * that confirmed it. Times in milliseconds. They go with the case.
 */
export const masterData = statements('0045_masterData', [
  `CREATE TABLE case_master_data (
    caseId TEXT PRIMARY KEY REFERENCES review_case (id) ON DELETE CASCADE,
    body TEXT NOT NULL,
    revision INTEGER NOT NULL,
    changedBy TEXT NOT NULL REFERENCES account (id),
    changedAt INTEGER NOT NULL,
    confirmedBy TEXT REFERENCES account (id),
    confirmedAt INTEGER,
    CHECK (confirmedBy <> changedBy),
    CHECK ((confirmedBy IS NULL) = (confirmedAt IS NULL))
  ) STRICT`,
])
