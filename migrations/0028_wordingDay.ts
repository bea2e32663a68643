import { statements } from './migration.ts'

/** When a general wording was written, in milliseconds, for the second person it waits for; null for those from before. */
export const wordingDay = statements('0028_wordingDay', [
  `ALTER TABLE general_wording ADD COLUMN writtenAt INTEGER`,
])
