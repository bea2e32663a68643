import { statements } from './migration.ts'

/** Keys for what a seat's device keeps until it is acknowledged. They are gone when the seat is. */
export const deviceKey = statements('0003_deviceKey', [
  `CREATE TABLE device_key (
    seatId TEXT PRIMARY KEY REFERENCES seat (id) ON DELETE CASCADE,
    key TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
])
