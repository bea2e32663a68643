import type { CaseVersion, ReviewCase } from '../../shared/protocol/api.ts'
import type { CaseText } from '../../shared/caseText/caseText.ts'
import type { Db } from '../db/database.ts'
import type { CaseVersionTable, ReviewCaseTable } from '../db/schema.ts'

/** A review case as lists show it: its newest version and the released one. */
export function toReviewCase(
  { id, procedureId, label, origin, withdrawn }: ReviewCaseTable,
  versions: readonly Pick<CaseVersionTable, 'version' | 'status' | 'hash'>[],
): ReviewCase {
  const newest = versions.at(-1)
  const released = versions.findLast(({ status }) => status === 'released')
  const status =
    withdrawn === 1
      ? 'withdrawn'
      : !newest
        ? 'draft'
        : newest.status === 'released'
          ? 'released'
          : 'awaitingRelease'
  return {
    id,
    procedureId,
    label,
    origin,
    status,
    version: newest?.version ?? 0,
    releasedVersion: withdrawn === 1 ? null : (released?.version ?? null),
    hash: newest?.hash ?? null,
  }
}

const versionsOf = (db: Db, caseId: string) =>
  db
    .selectFrom('case_version')
    .select(['caseId', 'version', 'status', 'hash'])
    .where('caseId', '=', caseId)
    .orderBy('version')
    .execute()

/** One review case, or undefined. */
export async function reviewCaseById(db: Db, id: string): Promise<ReviewCase | undefined> {
  const row = await db.selectFrom('review_case').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toReviewCase(row, await versionsOf(db, id))
}

/** Review cases of a procedure, by label. */
export async function reviewCasesOf(db: Db, procedureId: string): Promise<ReviewCase[]> {
  const rows = await db
    .selectFrom('review_case')
    .selectAll()
    .where('procedureId', '=', procedureId)
    .orderBy('label')
    .execute()
  return Promise.all(rows.map(async (row) => toReviewCase(row, await versionsOf(db, row.id))))
}

/** One version with its text, or undefined where it does not exist or was withdrawn. */
export async function caseVersionOf(
  db: Db,
  caseId: string,
  version: number,
): Promise<CaseVersion | undefined> {
  const row = await db
    .selectFrom('case_version')
    .selectAll()
    .where('caseId', '=', caseId)
    .where('version', '=', version)
    .where('status', '!=', 'withdrawn')
    .executeTakeFirst()
  if (!row) return undefined
  const { body, ...rest } = row
  return { ...rest, text: JSON.parse(body) as CaseText }
}
