import { statements } from './migration.ts'

/** What the author of a version answered about it before submitting, as JSON; empty where nobody wrote it down. */
export const selfReview = statements('0008_selfReview', [
  `ALTER TABLE case_version ADD COLUMN selfReview TEXT NOT NULL DEFAULT ''`,
])
