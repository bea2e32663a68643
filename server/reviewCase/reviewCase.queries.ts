import type { Selectable } from 'kysely'
import type { CaseVersion, CaseVersionInfo, ReviewCase } from '../../shared/protocol/api.ts'
import type { CaseText } from '../../shared/caseText/caseText.ts'
import type { KeptPlace } from '../../shared/caseText/place.ts'
import type { Db } from '../db/database.ts'
import type { CaseVersionTable, ReviewCaseTable } from '../db/schema.ts'

type VersionRow = Pick<
  Selectable<CaseVersionTable>,
  'version' | 'status' | 'hash' | 'createdBy' | 'refusedBy' | 'releasedBy'
>

/** A version that was given back still waits in the table: nothing but a newer one follows it. */
export const stateOf = ({
  status,
  refusedBy,
}: Pick<Selectable<CaseVersionTable>, 'status' | 'refusedBy'>): CaseVersionInfo['status'] =>
  status === 'awaitingRelease' && refusedBy !== null ? 'refused' : status

/** A review case as lists show it: its newest version that can be read, and the released one. */
export function toReviewCase(
  { id, procedureId, label, origin, withdrawn }: ReviewCaseTable,
  all: readonly VersionRow[],
): ReviewCase {
  const versions = all.filter(({ status }) => status !== 'withdrawn')
  const newest = versions.at(-1)
  const released = versions.findLast(({ status }) => status === 'released')
  return {
    id,
    procedureId,
    label,
    origin,
    status: withdrawn === 1 ? 'withdrawn' : newest ? stateOf(newest) : 'draft',
    version: newest?.version ?? 0,
    releasedVersion: withdrawn === 1 ? null : (released?.version ?? null),
    hash: newest?.hash ?? null,
    submittedBy: newest?.createdBy ?? null,
    wasReleased: all.some(({ releasedBy }) => releasedBy !== null),
  }
}

const versionsOf = (db: Db, caseId: string) =>
  db
    .selectFrom('case_version')
    .select(['version', 'status', 'hash', 'createdBy', 'refusedBy', 'releasedBy'])
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

/** The highest number a version of a case ever had; 0 where there was none. */
export async function lastNumberOf(db: Db, caseId: string): Promise<number> {
  const row = await db
    .selectFrom('case_version')
    .select(({ fn }) => fn.max('version').as('last'))
    .where('caseId', '=', caseId)
    .executeTakeFirst()
  return Number(row?.last ?? 0)
}

const infoColumns = [
  'case_version.version',
  'case_version.status',
  'case_version.hash',
  'case_version.createdBy',
  'case_version.createdAt',
  'case_version.releasedBy',
  'case_version.releasedAt',
  'case_version.refusedBy',
  'case_version.refusedAt',
  'case_version.refusal',
  'case_version.note',
] as const

const withNames = (db: Db, caseId: string) =>
  db
    .selectFrom('case_version')
    .leftJoin('account as author', 'author.id', 'case_version.createdBy')
    .leftJoin('account as releaser', 'releaser.id', 'case_version.releasedBy')
    .leftJoin('account as refuser', 'refuser.id', 'case_version.refusedBy')
    .select([
      ...infoColumns,
      'author.name as createdByName',
      'releaser.name as releasedByName',
      'refuser.name as refusedByName',
    ])
    .where('case_version.caseId', '=', caseId)

type InfoRow = Awaited<ReturnType<ReturnType<typeof withNames>['execute']>>[number]

function toInfo(row: InfoRow, inUse: ReadonlySet<number>): CaseVersionInfo {
  return { ...row, status: stateOf(row), inUse: inUse.has(row.version) }
}

/** Versions of a case that workshops which are not concluded read. */
async function versionsInUse(db: Db, caseId: string): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('workshop')
    .select('caseVersion')
    .where('caseId', '=', caseId)
    .where('status', '!=', 'concluded')
    .execute()
  return new Set(rows.map(({ caseVersion }) => caseVersion))
}

/** All versions of a case without their texts, newest first: who submitted, released or gave back what, and when. */
export async function caseVersionsOf(db: Db, caseId: string): Promise<CaseVersionInfo[]> {
  const inUse = await versionsInUse(db, caseId)
  const rows = await withNames(db, caseId).orderBy('case_version.version', 'desc').execute()
  return rows.map((row) => toInfo(row, inUse))
}

/** One version with its text, or undefined where it does not exist or was withdrawn. */
export async function caseVersionOf(
  db: Db,
  caseId: string,
  version: number,
): Promise<CaseVersion | undefined> {
  const row = await withNames(db, caseId)
    .select(['case_version.body', 'case_version.kept', 'case_version.selfReview'])
    .where('case_version.version', '=', version)
    .where('case_version.status', '!=', 'withdrawn')
    .executeTakeFirst()
  if (!row) return undefined
  const { body, kept, selfReview, ...info } = row
  return {
    ...toInfo(info, await versionsInUse(db, caseId)),
    caseId,
    text: JSON.parse(body) as CaseText,
    kept: JSON.parse(kept) as KeptPlace[],
    selfReview: selfReview === '' ? null : (JSON.parse(selfReview) as CaseVersion['selfReview']),
  }
}

/** A version that was withdrawn: nothing of what was written stays. */
export const withdrawnVersion = {
  status: 'withdrawn',
  body: '',
  note: '',
  refusal: '',
  kept: '[]',
  selfReview: '',
} as const
