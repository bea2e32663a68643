import { statements } from './migration.ts'

/** How long the last release of the state took to compute. */
export const rollupDuration = statements('0041_rollupDuration', [
  `CREATE TABLE rollup_duration (
    slot INTEGER PRIMARY KEY CHECK (slot = 1),
    seconds INTEGER NOT NULL
  ) STRICT`,
])
