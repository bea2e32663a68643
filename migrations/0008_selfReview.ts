import { statements } from './migration.ts'

/** What the author of a version answered about it before submitting, as JSON; empty if it was not written down. */
export const selfReview = statements('0008_selfReview', [
  `ALTER TABLE case_version ADD COLUMN selfReview TEXT NOT NULL DEFAULT ''`,
])
