import { statements } from './migration.ts'

/**
 * Lines of the audit trail are only ever added: a program that has the database open beside the server is refused as
 * well.
 */
export const auditTrail = statements('0012_auditTrail', [
  `CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit trail is only ever added to'); END`,
  `CREATE TRIGGER audit_undeleted BEFORE DELETE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit trail is only ever added to'); END`,
])
