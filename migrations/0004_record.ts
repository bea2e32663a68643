import { statements } from './migration.ts'

/** How the case came into a workshop (null: it was not said), and how many working days there are for comments. */
export const record = statements('0004_record', [
  `ALTER TABLE workshop ADD COLUMN origin TEXT CHECK (origin IN ('random', 'additional'))`,
  `ALTER TABLE workshop ADD COLUMN commentDays INTEGER NOT NULL DEFAULT 10`,
])
