import { statements } from './migration.ts'

/** What was done to one thing is found in an audit trail of many years without reading all of it. */
export const auditObject = statements('0032_auditObject', [
  `CREATE INDEX audit_objectId_idx ON audit (objectId)`,
])
