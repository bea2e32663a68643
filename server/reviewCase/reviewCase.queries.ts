import { createHash } from 'node:crypto'
import type { Selectable, Updateable } from 'kysely'
import type { CaseText } from '../../shared/caseText/caseText.ts'
import {
  findLabelIdentifiers,
  resemblesFileNumber,
  sameLabel,
} from '../../shared/caseText/guard.label.ts'
import { namesPerson } from '../../shared/caseText/guard.person.ts'
import { plainLetters } from '../../shared/caseText/guard.plain.ts'
import type { KeptPlace } from '../../shared/identifiers/lastLine.ts'
import { drawnBy } from '../../shared/draw/draw.ts'
import type { Stratum } from '../../shared/draw/draw.schema.ts'
import { problem, taken, type Problem } from '../../shared/kernel/problem.ts'
import { LIST_ROWS } from '../../shared/kernel/page.schema.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import type {
  CaseVersion,
  CaseVersionInfo,
  ReviewCase,
} from '../../shared/reviewCase/reviewCase.schema.ts'
import { changed, DONE, type Trx } from '../audit/audit.ts'
import { countOf } from '../db/countOf.ts'
import type { Db } from '../db/database.ts'
import { inAlphabet } from '../db/nameLike.ts'
import type { CaseVersionTable, ReviewCaseTable } from '../db/schema.ts'
import { dropQuotes } from '../result/result.queries.ts'
import { dropCaseKeys } from '../session/deviceKey.queries.ts'
import { dropDraftKeys } from './draftKey.queries.ts'
import { dropMasterData, unansweredProblem } from './masterData.queries.ts'

type VersionRow = Pick<
  Selectable<CaseVersionTable>,
  'version' | 'status' | 'hash' | 'createdBy' | 'refusedBy' | 'releasedBy'
>

/** A version that was given back still waits in the table: nothing but a newer one follows it. */
const stateOf = ({
  status,
  refusedBy,
}: Pick<Selectable<CaseVersionTable>, 'status' | 'refusedBy'>): CaseVersionInfo['status'] =>
  status === 'awaitingRelease' && refusedBy !== null ? 'refused' : status

/** A review case as lists show it: its newest version that can be read, and the released one. */
function toReviewCase(
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

/** What tells how a case stands, of all versions of some cases, the oldest first. */
const versionsOf = (db: Db, caseIds: readonly string[]) =>
  db
    .selectFrom('case_version')
    .select(['caseId', 'version', 'status', 'hash', 'createdBy', 'refusedBy', 'releasedBy'])
    .where('caseId', 'in', caseIds)
    .orderBy('version')
    .execute()

/** One review case, or undefined. */
export async function reviewCaseById(db: Db, id: string): Promise<ReviewCase | undefined> {
  const row = await db.selectFrom('review_case').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toReviewCase(row, await versionsOf(db, [id]))
}

/** Review cases of a procedure, by label. */
export async function listCases(db: Db, procedureId: string): Promise<ReviewCase[]> {
  const rows = await db
    .selectFrom('review_case')
    .selectAll()
    .where('procedureId', '=', procedureId)
    .orderBy((of) => inAlphabet(of.ref('label')))
    .limit(LIST_ROWS)
    .execute()
  const versions = await versionsOf(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) =>
    toReviewCase(
      row,
      versions.filter(({ caseId }) => caseId === row.id),
    ),
  )
}

/** The highest number a version of a case ever had; 0 if there was none. */
async function lastNumberOf(db: Db, caseId: string): Promise<number> {
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
  'case_version.intake',
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
  const intake = row.intake === '' ? null : (JSON.parse(row.intake) as CaseVersionInfo['intake'])
  return { ...row, intake, status: stateOf(row), inUse: inUse.has(row.version) }
}

/** Versions of a case that workshops which are not concluded read. */
async function versionsInUse(db: Db, caseId: string): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('workshop')
    .select('caseVersion')
    .where('caseId', '=', caseId)
    .where('status', '!=', 'concluded')
    .execute()
  return new Set(rows.flatMap(({ caseVersion }) => caseVersion ?? []))
}

/** All versions of a case without their texts, newest first: who submitted, released or gave back what, and when. */
export async function listCaseTexts(db: Db, caseId: string): Promise<CaseVersionInfo[]> {
  const inUse = await versionsInUse(db, caseId)
  const rows = await withNames(db, caseId)
    .orderBy('case_version.version', 'desc')
    .limit(LIST_ROWS)
    .execute()
  return rows.map((row) => toInfo(row, inUse))
}

/** One version without its text, or undefined if it does not exist or was withdrawn. */
async function versionInfoOf(
  db: Db,
  { id, version }: VersionId,
): Promise<CaseVersionInfo | undefined> {
  const row = await withNames(db, id)
    .where('case_version.version', '=', version)
    .where('case_version.status', '!=', 'withdrawn')
    .executeTakeFirst()
  return row && toInfo(row, await versionsInUse(db, id))
}

/** One version with its text, or undefined if it does not exist or was withdrawn. */
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
  intake: '',
} as const

/** A version of a case. */
export interface VersionId {
  readonly id: string
  readonly version: number
}

/** A version as the audit trail names it. */
export const versionName = ({ id, version }: VersionId): string => `${id}.${String(version)}`

/** SHA-256 of the text as it is stored: what two people release is exactly this. */
export const hashOfText = (body: string): string => createHash('sha256').update(body).digest('hex')

/** A case there is; code that changed it just now finds it. */
async function shown(db: Db, id: string): Promise<Result<ReviewCase>> {
  const found = await reviewCaseById(db, id)
  return found ? ok(found) : refuse(problem('access.unknown'))
}

/** A label names no person, looks like no number of a file and is not the one of another case of the procedure (RC1, RC2). */
async function labelProblem(
  db: Db,
  { id, procedureId, label }: Pick<ReviewCaseTable, 'id' | 'procedureId' | 'label'>,
): Promise<Problem | undefined> {
  const plain = plainLetters(label).text
  const [named] = findLabelIdentifiers(plain)
  if (named || namesPerson(plain, false))
    return problem('reviewCase.labelIdentifiers', { kind: named?.kind ?? 'name' }, 'label')
  if (resemblesFileNumber(plain)) return problem('reviewCase.labelFileNumber', {}, 'label')
  const others = await db
    .selectFrom('review_case')
    .select(['id', 'label'])
    .where('procedureId', '=', procedureId)
    .where('id', '!=', id)
    .execute()
  const twin = others.find((other) => sameLabel(other.label) === sameLabel(label))
  return twin && taken('reviewCase.labelTaken', twin.id, 'label')
}

/** Are as many random cases there as were drawn (DR10)? Asked only where there is a draw that counts. */
async function allDrawnAdded(db: Db, procedureId: string): Promise<boolean> {
  const draw = await db
    .selectFrom('draw')
    .select(['id', 'strata', 'seed'])
    .where('procedureId', '=', procedureId)
    .where('discardedAt', 'is', null)
    .executeTakeFirst()
  if (!draw) return false
  const excluded = await db
    .selectFrom('draw_exclusion')
    .select(['stratum', 'position'])
    .where('drawId', '=', draw.id)
    .execute()
  const strata = JSON.parse(draw.strata) as Stratum[]
  const added = db
    .selectFrom('review_case')
    .where('procedureId', '=', procedureId)
    .where('withdrawn', '=', 0)
    .where('origin', '=', 'random')
  return (await countOf(added)) >= drawnBy({ seed: draw.seed, strata, excluded })
}

/** Adds a case to a procedure. */
export async function addCase(
  trx: Trx,
  actorId: string,
  added: Pick<ReviewCaseTable, 'id' | 'procedureId' | 'label' | 'origin'>,
): Promise<Result<ReviewCase>> {
  const wrong = await labelProblem(trx, added)
  if (wrong) return refuse(wrong)
  if (added.origin === 'random' && (await allDrawnAdded(trx, added.procedureId)))
    return refuse(problem('draw.allAdded', undefined, 'origin'))
  const writing = await changed(trx, 'case.added', actorId, added.id)
  const row = { ...added, withdrawn: 0 as const }
  await writing.insertInto('review_case').values(row).execute()
  return ok(toReviewCase(row, []))
}

/** A case of which nothing was released: only such a one gets another label, or is removed (RC3). */
async function unreleased(db: Db, id: string): Promise<Result<ReviewCase>> {
  const held = await shown(db, id)
  return held.ok && held.value.wasReleased ? refuse(problem('reviewCase.wasReleased')) : held
}

/** Gives a case another label while nothing was released. */
export async function changeCase(
  trx: Trx,
  actorId: string,
  id: string,
  label: string,
): Promise<Result<ReviewCase>> {
  const held = await unreleased(trx, id)
  if (!held.ok) return held
  const wrong = await labelProblem(trx, { ...held.value, label })
  if (wrong) return refuse(wrong)
  const writing = await changed(trx, 'case.changed', actorId, id)
  const done = await writing
    .updateTable('review_case')
    .set({ label })
    .where('id', '=', id)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
    ? ok({ ...held.value, label })
    : refuse(problem('access.unknown'))
}

/** Removes a case of which nothing was released, with what devices kept of it. */
export async function removeCase(
  trx: Trx,
  actorId: string,
  id: string,
): Promise<Result<{ done: true }>> {
  const held = await unreleased(trx, id)
  if (!held.ok) return held
  const workshops = await countOf(trx.selectFrom('workshop').where('caseId', '=', id))
  if (workshops > 0) return refuse(problem('reviewCase.wasReleased'))
  const writing = await changed(trx, 'case.removed', actorId, id)
  await writing.deleteFrom('case_version').where('caseId', '=', id).execute()
  await dropDraftKeys(writing, id)
  await dropMasterData(writing, id)
  const gone = await writing.deleteFrom('review_case').where('id', '=', id).executeTakeFirst()
  return gone.numDeletedRows === 1n ? DONE : refuse(problem('access.unknown'))
}

/** A text that is submitted, as it is stored: its JSON, and the newest version its author had seen. */
interface SubmittedText {
  readonly caseId: string
  readonly body: string
  readonly base: number
  readonly note: string
  readonly kept: string
  readonly selfReview: string
  readonly intake: string
}

/**
 * Stores a text as the next version. Of two people who submit at the same moment the second one is told about the first
 * (RC4); the same text once more, because an answer was lost, is the version it was already.
 */
export async function submitCaseText(
  trx: Trx,
  createdBy: string,
  { base, ...text }: SubmittedText,
): Promise<Result<ReviewCase>> {
  const { caseId, body } = text
  const hash = hashOfText(body)
  const held = await shown(trx, caseId)
  if (!held.ok) return held
  const { status, version: newest, ...last } = held.value
  if (status === 'withdrawn') return refuse(problem('reviewCase.withdrawn'))
  if (newest !== base) {
    const isRepeated = last.hash === hash && last.submittedBy === createdBy
    return isRepeated ? held : refuse(problem('caseText.stale', { version: newest }))
  }
  const version = (await lastNumberOf(trx, caseId)) + 1
  const objectId = versionName({ id: caseId, version })
  const writing = await changed(trx, 'caseText.submitted', createdBy, objectId)
  const waits = { status: 'awaitingRelease' as const, releasedBy: null, createdAt: trx.at }
  await writing
    .insertInto('case_version')
    .values({ ...text, ...waits, version, hash, createdBy })
    .execute()
  return shown(trx, caseId)
}

/** Releases exactly the text that was read: the newest version, by a second account (CA4, RC6). */
export const releaseCaseText = (
  trx: Trx,
  actorId: string,
  id: VersionId,
  hash: string,
): Promise<Result<ReviewCase>> =>
  decide(trx, 'caseText.released', actorId, id, async (found) => {
    if (found.hash !== hash) return refuse(problem('caseText.malformed', undefined, 'hash'))
    const open = await unansweredProblem(trx, actorId, id.id)
    return open ? refuse(open) : ok({ status: 'released', releasedBy: actorId, releasedAt: trx.at })
  })

/** Gives the newest version back to its author, with a reason. */
export const refuseCaseText = (
  trx: Trx,
  actorId: string,
  id: VersionId,
  refusal: string,
): Promise<Result<ReviewCase>> =>
  decide(trx, 'caseText.refused', actorId, id, () =>
    Promise.resolve(ok({ refusedBy: actorId, refusedAt: trx.at, refusal })),
  )

/** A second account decides about the newest version, once (RC6). */
async function decide(
  trx: Trx,
  action: 'caseText.released' | 'caseText.refused',
  actorId: string,
  id: VersionId,
  decision: (found: CaseVersionInfo) => Promise<Result<Updateable<CaseVersionTable>>>,
): Promise<Result<ReviewCase>> {
  const [held, found] = [await reviewCaseById(trx, id.id), await versionInfoOf(trx, id)]
  if (!held || !found) return refuse(problem('access.unknown'))
  const wrong = decisionProblem(held, found, actorId)
  if (wrong) return refuse(wrong)
  const decided = await decision(found)
  if (!decided.ok) return decided
  const writing = await changed(trx, action, actorId, versionName(id))
  const done = await writing
    .updateTable('case_version')
    .set(decided.value)
    .where('caseId', '=', id.id)
    .where('version', '=', id.version)
    .where('status', '=', 'awaitingRelease')
    .where('refusedBy', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
    ? shown(trx, id.id)
    : refuse(problem('caseText.alreadyReleased'))
}

/** Why an account may not decide about a version. */
function decisionProblem(
  held: ReviewCase,
  found: CaseVersionInfo,
  actorId: string,
): Problem | undefined {
  if (found.status === 'released') return problem('caseText.alreadyReleased')
  if (found.createdBy === actorId) return problem('caseText.ownRelease')
  if (held.version !== found.version) return problem('caseText.stale', { version: held.version })
  return found.status === 'refused' ? problem('caseText.refused') : undefined
}

/** Deletes one version: one that was never released, or that a newer one replaced and no workshop reads (RC7). */
export async function withdrawCaseText(
  trx: Trx,
  actorId: string,
  id: VersionId,
): Promise<Result<ReviewCase>> {
  const [held, found] = [await reviewCaseById(trx, id.id), await versionInfoOf(trx, id)]
  if (!held || !found) return refuse(problem('access.unknown'))
  // The one workshops are planned with goes with the whole case; any other one may go by itself.
  if (held.releasedVersion === id.version) return refuse(problem('caseText.current'))
  if (found.inUse) return refuse(problem('caseText.inUse'))
  const writing = await changed(trx, 'caseText.withdrawn', actorId, versionName(id))
  const done = await writing
    .updateTable('case_version')
    .set(withdrawnVersion)
    .where('caseId', '=', id.id)
    .where('version', '=', id.version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n ? shown(trx, id.id) : refuse(problem('access.unknown'))
}

/** Withdraws a case: every version is emptied, results quote nothing of it, and what devices kept is noise (CA5, RU6). */
export async function withdrawCase(
  trx: Trx,
  actorId: string,
  id: string,
): Promise<Result<ReviewCase>> {
  const writing = await changed(trx, 'case.withdrawn', actorId, id)
  const done = await writing
    .updateTable('review_case')
    .set({ withdrawn: 1 })
    .where('id', '=', id)
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) return refuse(problem('access.unknown'))
  await writing.updateTable('case_version').set(withdrawnVersion).where('caseId', '=', id).execute()
  await dropQuotes(writing, id)
  await dropCaseKeys(trx, id)
  await dropDraftKeys(trx, id)
  await dropMasterData(writing, id)
  return shown(trx, id)
}
