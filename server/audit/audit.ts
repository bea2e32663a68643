import type { Db } from '../db/database.ts'

/** What is written down about who did what; ids and words from this list only, never content. */
export type AuditAction =
  | 'setup.done'
  | 'login.done'
  | 'login.failed'
  | 'logout.done'
  | 'password.changed'
  | 'password.reset'
  | 'office.added'
  | 'office.changed'
  | 'account.added'
  | 'account.changed'
  | 'procedure.added'
  | 'procedure.assigned'
  | 'catalogue.added'
  | 'case.added'
  | 'caseText.submitted'
  | 'caseText.released'
  | 'case.withdrawn'
  | 'workshop.added'
  | 'workshop.planned'
  | 'workshop.codeRotated'
  | 'workshop.projectorLinked'
  | 'workshop.commentPeriodExtended'
  | 'workshop.concluded'
  | 'minutes.exported'

/** Writes one line of the audit trail. */
export async function audit(
  db: Db,
  clock: () => number,
  action: AuditAction,
  actorId: string | null,
  objectId: string | null,
): Promise<void> {
  const at = new Date(clock()).toISOString()
  await db.insertInto('audit').values({ at, actorId, action, objectId }).execute()
}
