import { statements } from './migration.ts'

/** That the last draft of a release of the state was thrown away: its number, by which account, and when in milliseconds. */
export const rollupDiscard = statements('0046_rollupDiscard', [
  `CREATE TABLE rollup_discard (
    slot INTEGER PRIMARY KEY CHECK (slot = 1),
    number INTEGER NOT NULL,
    discardedBy TEXT NOT NULL REFERENCES account (id),
    discardedAt INTEGER NOT NULL
  ) STRICT`,
])
