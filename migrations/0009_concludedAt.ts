import { statements } from './migration.ts'

/** When a workshop was concluded, in milliseconds: the day of its final minutes. Of earlier ones the audit trail knows. */
export const concludedAt = statements('0009_concludedAt', [
  `ALTER TABLE workshop ADD COLUMN concludedAt INTEGER`,
  `UPDATE workshop SET concludedAt =
    (SELECT CAST(strftime('%s', max(at)) AS INTEGER) * 1000 FROM audit
      WHERE action = 'workshop.concluded' AND objectId = workshop.id)
    WHERE status = 'concluded'`,
])
