import type { Database } from 'better-sqlite3'
import type { Result } from '../../shared/kernel/result.ts'
import type { Db } from '../db/database.ts'

/** What is written down about who did what; ids and words from this list only, never content. */
export type AuditAction =
  | 'setup.linkMade'
  | 'setup.done'
  | 'login.done'
  | 'login.failed'
  | 'logout.done'
  | 'password.changed'
  | 'password.reset'
  | 'office.added'
  | 'office.changed'
  | 'office.removed'
  | 'account.added'
  | 'account.changed'
  | 'account.removed'
  | 'procedure.added'
  | 'procedure.changed'
  | 'procedure.removed'
  | 'procedure.assigned'
  | 'catalogue.added'
  | 'catalogue.removed'
  | 'case.added'
  | 'case.changed'
  | 'case.removed'
  | 'caseText.submitted'
  | 'caseText.read'
  | 'caseText.released'
  | 'caseText.refused'
  | 'caseText.withdrawn'
  | 'case.withdrawn'
  | 'workshop.added'
  | 'workshop.planned'
  | 'workshop.rebased'
  | 'workshop.removed'
  | 'sample.added'
  | 'sample.removed'
  | 'workshop.codeRotated'
  | 'workshop.projectorLinked'
  | 'workshop.commentPeriodExtended'
  | 'workshop.concluded'
  | 'minutes.exported'
  | 'restore.done'
  | 'clock.confirmed'

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

/** The same inside a transaction of the raw handle. */
export function auditNow(
  sqlite: Database,
  clock: () => number,
  { action, actorId, objectId }: AuditLine,
): void {
  sqlite
    .prepare('INSERT INTO audit (at, actorId, action, objectId) VALUES (?, ?, ?, ?)')
    .run(new Date(clock()).toISOString(), actorId, action, objectId)
}

/** Who does what to what. */
interface AuditLine {
  readonly action: AuditAction
  readonly actorId: string | null
  readonly objectId: string | null
}

/** Makes a change and writes its line of the audit trail in one transaction; what is refused leaves neither. */
export const audited = <T>(
  { db, clock }: { readonly db: Db; readonly clock: () => number },
  { action, actorId, objectId }: AuditLine,
  change: (trx: Db) => Promise<Result<T>>,
): Promise<Result<T>> =>
  db.transaction().execute(async (trx) => {
    const result = await change(trx)
    if (result.ok) await audit(trx, clock, action, actorId, objectId)
    return result
  })

/** The answer of everything that was done and has nothing to show. */
export const DONE = { ok: true, value: { done: true } } as const satisfies Result<{ done: true }>
