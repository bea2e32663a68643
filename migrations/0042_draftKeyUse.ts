import { statements } from './migration.ts'

/** When the key of a kept text was last given out, in milliseconds; of those there are it counts from now. */
export const draftKeyUse = statements('0042_draftKeyUse', [
  'ALTER TABLE draft_key ADD COLUMN usedAt INTEGER NOT NULL DEFAULT 0',
  "UPDATE draft_key SET usedAt = CAST(strftime('%s', 'now') AS INTEGER) * 1000",
])
