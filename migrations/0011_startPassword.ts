import { statements } from './migration.ts'

/** Until when a start password opens the choice of an own one, in milliseconds; those handed out before get as long from now. */
export const startPassword = statements('0011_startPassword', [
  `ALTER TABLE account ADD COLUMN startPasswordUntil INTEGER`,
  `UPDATE account SET startPasswordUntil = (CAST(strftime('%s', 'now') AS INTEGER) + 14 * 86400) * 1000
    WHERE mustChangePassword = 1`,
])
