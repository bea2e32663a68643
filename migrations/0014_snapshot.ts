import { statements } from './migration.ts'

/**
 * What the log of a room led to, up to the event `seq`, so that a start does not read all of it again. `form` names the
 * program that wrote it, `checksum` is of both texts: what another program wrote, or the disk changed, is not used.
 */
export const snapshot = statements('0014_snapshot', [
  `CREATE TABLE workshop_snapshot (
    workshopId TEXT PRIMARY KEY REFERENCES workshop (id),
    seq INTEGER NOT NULL,
    form TEXT NOT NULL,
    checksum TEXT NOT NULL,
    room TEXT NOT NULL,
    rest TEXT NOT NULL
  ) STRICT`,
])
