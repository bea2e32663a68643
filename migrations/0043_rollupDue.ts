import { statements } from './migration.ts'

/** All offices there were beside those whose turn it was, and until which half-year; 0 and empty where it was not kept. */
export const rollupDue = statements(
  '0043_rollupDue',
  ['rollup_draft', 'rollup_release'].flatMap((table) => [
    `ALTER TABLE ${table} ADD COLUMN allOffices INTEGER NOT NULL DEFAULT 0`,
    `ALTER TABLE ${table} ADD COLUMN dueUntil TEXT NOT NULL DEFAULT ''`,
  ]),
)
