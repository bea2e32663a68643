import type { Database } from 'better-sqlite3'
import type { Updateable } from 'kysely'
import type { z } from 'zod'
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { catalogueName } from '../../shared/catalogue/catalogue.words.ts'
import { nameTaken } from '../../shared/kernel/name.ts'
import { problem, type Problem } from '../../shared/kernel/problem.ts'
import { LIST_ROWS } from '../../shared/kernel/page.schema.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import type { Account } from '../../shared/account/account.schema.ts'
import type { api } from '../../shared/http/api.ts'
import type { Origin } from '../../shared/reviewCase/reviewCase.schema.ts'
import type {
  WorkshopBasis,
  WorkshopSummary,
} from '../../shared/workshopPlan/workshopPlan.schema.ts'
import type { Agenda } from '../../shared/workshop/agenda.ts'
import { isRatedDimension } from '../../shared/structureRating/structureRating.ts'
import { agendaMisfit } from '../../shared/room/withoutCase.ts'
import { changed, type Trx } from '../audit/audit.ts'
import { catalogueOf, consultantOf } from '../catalogue/catalogue.queries.ts'
import type { Db, Writing } from '../db/database.ts'
import { prepared } from '../db/prepared.ts'
import type { WorkshopRow, WorkshopTable } from '../db/schema.ts'
import { decisionsOfCase } from '../legalBasis/legalBasis.queries.ts'
import { reviewCaseById } from '../reviewCase/reviewCase.queries.ts'
import { agendaHeadings, headingProblem } from '../room/headings.ts'
import { procedureIdsOf } from '../session/access.ts'
import { inAlphabet } from '../db/nameLike.ts'

/** A workshop as lists show it. */
export function toSummary(row: WorkshopRow): WorkshopSummary {
  const { plan: _plan, projectorHash: _hash, concludedAt: _at, ...summary } = row
  return { ...summary, sample: row.sample === 1 }
}

/** What became of a day that is over, as its room or its result says it. */
export function heldOf(
  { concludedAt }: Pick<WorkshopRow, 'concludedAt'>,
  { minutes, deadlines }: Pick<NonNullable<WorkshopSummary['held']>, 'minutes' | 'deadlines'>,
): NonNullable<WorkshopSummary['held']> {
  return {
    ...{ minutes, deadlines },
    concludedOn: concludedAt === null ? null : berlinDay(concludedAt),
  }
}

/** What a workshop reads, and against what. Throws if its case or catalogue is missing, which foreign keys rule out. */
export async function basisOf(db: Db, row: WorkshopRow): Promise<WorkshopBasis> {
  const { catalogueKey, catalogueVersion } = row
  const catalogue = await catalogueOf(db, catalogueKey, catalogueVersion)
  const consultant = await consultantOf(db, row)
  if (!catalogue) throw new Error('a workshop without a catalogue')
  return {
    reviewCase: await readTextOf(db, row),
    catalogueTitle: catalogue.title,
    catalogueVersion,
    catalogueStatus: catalogue.status,
    consultantName: consultant ? catalogueName(consultant) : null,
  }
}

/** The case text of a workshop, and whether a newer one could be taken; null if no case is read. */
async function readTextOf(
  db: Db,
  { caseId, caseVersion: version, status }: WorkshopRow,
): Promise<WorkshopBasis['reviewCase']> {
  if (caseId === null || version === null) return null
  const reviewCase = await reviewCaseById(db, caseId)
  if (!reviewCase) throw new Error('a workshop whose case is missing')
  const { hash } = await db
    .selectFrom('case_version')
    .select('hash')
    .where('caseId', '=', caseId)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  const { label, releasedVersion } = reviewCase
  const newer = status === 'planned' && (releasedVersion ?? 0) > version
  const basisDecided = (await decisionsOfCase(db, caseId)).length > 0
  return { label, version, hash, newerVersion: newer ? releasedVersion : null, basisDecided }
}

/** One workshop as it is stored, or undefined. */
export const workshopById = (db: Db, id: string): Promise<WorkshopRow | undefined> =>
  db.selectFrom('workshop').selectAll().where('id', '=', id).executeTakeFirst()

/** The workshops an account sees, the newest first (AC4). */
export const workshopsOf = (db: Db, account: Account): Promise<WorkshopRow[]> =>
  db
    .selectFrom('workshop')
    .selectAll()
    .where('procedureId', 'in', procedureIdsOf(db, account))
    .orderBy('date', 'desc')
    .orderBy((of) => inAlphabet(of.ref('title')))
    .limit(LIST_ROWS)
    .execute()

/** The agenda a workshop was planned with. */
export const planOf = ({ plan }: Pick<WorkshopRow, 'plan'>): Agenda => JSON.parse(plan) as Agenda

/** What is planned: the day, and what is read on it. */
type Planned = z.output<typeof api.planWorkshop.body>
type Wanted = z.output<typeof api.changeWorkshopBasis.body>

/** Plans a workshop on the newest released version of a case of its procedure, or without a case (SR9). */
export async function addWorkshop(
  trx: Trx,
  actorId: string,
  { id, procedureId }: Pick<WorkshopRow, 'id' | 'procedureId'>,
  {
    caseId,
    catalogueKey,
    catalogueVersion,
    consultantKey,
    consultantVersion,
    ...planned
  }: Planned & Wanted,
): Promise<Result<WorkshopSummary>> {
  const basis = await usableBasis(trx, procedureId, {
    ...{ caseId, catalogueKey, catalogueVersion },
    ...{ consultantKey, consultantVersion },
  })
  if (!basis.ok) return basis
  const { origin, ...reads } = basis.value
  const { agenda, pastDay, ...plan } = planned
  const wrong =
    planProblem(planned, caseId === null) ??
    dayProblem(plan.date, pastDay, trx.at) ??
    originProblem(plan.origin, origin) ??
    (await twinProblem(trx, { ...plan, id, procedureId }))
  if (wrong) return refuse(wrong)
  const writing = await changed(trx, 'workshop.added', actorId, id)
  const unopened = { status: 'planned' as const, projectorHash: null, commentUntil: null }
  const row = await writing
    .insertInto('workshop')
    .values({ ...unopened, ...plan, ...reads, id, procedureId, plan: JSON.stringify(agenda) })
    .returningAll()
    .executeTakeFirstOrThrow()
  return ok(toSummary(row))
}

/** Changes what is planned, until the workshop is opened. */
export async function planWorkshop(
  trx: Trx,
  actorId: string,
  id: string,
  planned: Planned,
): Promise<Result<WorkshopSummary>> {
  const before = await workshopById(trx, id)
  if (before?.status !== 'planned') return refuse(problem('workshop.alreadyOpen'))
  const { agenda, pastDay, ...plan } = planned
  const wrong =
    planProblem(planned, before.caseId === null) ??
    dayProblem(plan.date, pastDay || plan.date === before.date, trx.at) ??
    originProblem(plan.origin, await originOf(trx, before.caseId)) ??
    (await twinProblem(trx, { ...before, ...plan }))
  if (wrong) return refuse(wrong)
  const writing = await changed(trx, 'workshop.planned', actorId, id)
  return changedPlan(writing, id, { ...plan, plan: JSON.stringify(agenda) })
}

/** Changes case, version of its text and catalogue, until the workshop is opened. */
export async function changeWorkshopBasis(
  trx: Trx,
  actorId: string,
  id: string,
  wanted: Wanted,
): Promise<Result<WorkshopSummary>> {
  const before = await workshopById(trx, id)
  if (!before) return refuse(problem('access.unknown'))
  // With or without a case it was planned, and its agenda with it.
  if ((before.caseId === null) !== (wanted.caseId === null))
    return refuse(problem('input.malformed', undefined, 'caseId'))
  const basis = await usableBasis(trx, before.procedureId, wanted)
  if (!basis.ok) return basis
  const { origin, ...reads } = basis.value
  const writing = await changed(trx, 'workshop.rebased', actorId, id)
  // What the plan says of the case follows the case.
  return changedPlan(writing, id, before.origin === null ? reads : { ...reads, origin })
}

/** How a case came in; null if there is none. */
const originOf = async (db: Db, caseId: string | null): Promise<Origin | null> =>
  (caseId === null ? undefined : await reviewCaseById(db, caseId))?.origin ?? null

/** Writes into a workshop that was not opened yet. */
async function changedPlan(
  db: Writing,
  id: string,
  change: Updateable<WorkshopTable>,
): Promise<Result<WorkshopSummary>> {
  const row = await db
    .updateTable('workshop')
    .set(change)
    .where('id', '=', id)
    .where('status', '=', 'planned')
    .returningAll()
    .executeTakeFirst()
  return row ? ok(toSummary(row)) : refuse(problem('workshop.alreadyOpen'))
}

/** A case and a version of its text that can be read, and how the case came in; all null without a case. */
interface Readable {
  readonly caseId: string | null
  readonly caseVersion: number | null
  readonly origin: Origin | null
}

/** What a workshop would read, if case and catalogue can be used in this procedure (CA6). */
async function usableBasis(
  db: Db,
  procedureId: string,
  { caseId, catalogueKey, catalogueVersion, consultantKey, consultantVersion }: Wanted,
): Promise<Result<Wanted & Readable>> {
  const read = await usableCase(db, procedureId, caseId)
  if (!read.ok) return read
  const catalogue = await catalogueOf(db, catalogueKey, catalogueVersion)
  if (!catalogue) return refuse(problem('input.malformed', undefined, 'catalogueKey'))
  if (caseId === null && !catalogue.criteria.some(({ dimension }) => isRatedDimension(dimension)))
    return refuse(problem('workshop.unratedCatalogue', undefined, 'catalogueKey'))
  if (consultantKey === null || consultantVersion === null) {
    const alone = { consultantKey: null, consultantVersion: null }
    return ok({ ...read.value, catalogueKey, catalogueVersion, ...alone })
  }
  const consultant = await catalogueOf(db, consultantKey, consultantVersion)
  if (!consultant?.criteria.some(({ dimension }) => dimension === 'consultant'))
    return refuse(problem('input.malformed', undefined, 'consultantKey'))
  const both = { consultantKey, consultantVersion }
  return ok({ ...read.value, catalogueKey, catalogueVersion, ...both })
}

/** The newest released version of a case of this procedure; nothing without a case. */
async function usableCase(
  db: Db,
  procedureId: string,
  caseId: string | null,
): Promise<Result<Readable>> {
  if (caseId === null) return ok({ caseId, caseVersion: null, origin: null })
  const reviewCase = await reviewCaseById(db, caseId)
  if (reviewCase?.procedureId !== procedureId)
    return refuse(problem('input.malformed', undefined, 'caseId'))
  const { status, releasedVersion: caseVersion, origin } = reviewCase
  if (status === 'withdrawn') return refuse(problem('reviewCase.withdrawn', undefined, 'caseId'))
  if (caseVersion === null) return refuse(problem('reviewCase.unreleased', undefined, 'caseId'))
  return ok({ caseId, caseVersion, origin })
}

/** Steps that look the same or need a case where none is read, or a name in what everybody reads. */
const planProblem = (
  { title, agenda }: Pick<Planned, 'title' | 'agenda'>,
  withoutCase: boolean,
): Problem | undefined =>
  new Set(agenda.map(({ id }) => id)).size === agenda.length
    ? (agendaMisfit(agenda, withoutCase) ??
      headingProblem([['title', title], ...agendaHeadings(agenda)]))
    : problem('input.malformed', undefined, 'agenda')

/** The minutes say of the case what was said when it was added, or nothing. */
const originProblem = (said: Origin | null, ofCase: Origin | null): Problem | undefined =>
  said === null || said === ofCase
    ? undefined
    : problem('workshop.originContradicts', undefined, 'origin')

/** A day before today is asked about: it may be a slip, or a workshop that was held on paper. */
const dayProblem = (date: string, isMeant: boolean, now: number): Problem | undefined =>
  !isMeant && date < berlinDay(now) ? problem('workshop.dayPast', undefined, 'date') : undefined

/** Is there another workshop of this procedure on that day whose title looks the same? */
async function twinProblem(
  db: Db,
  { id, procedureId, title, date }: Record<'id' | 'procedureId' | 'title' | 'date', string>,
): Promise<Problem | undefined> {
  const others = await db
    .selectFrom('workshop')
    .select(['id', 'title as name'])
    .where('procedureId', '=', procedureId)
    .where('date', '=', date)
    .where('id', '!=', id)
    .execute()
  return nameTaken('workshop.titleTaken', 'title', title, others)
}

const findStatus = prepared((sqlite) =>
  sqlite
    .prepare<[string], WorkshopRow['status']>('SELECT status FROM workshop WHERE id = ?')
    .pluck(),
)

/** How a workshop stands at this moment, for code that goes on in the same turn of the event loop. */
export const statusNow = (sqlite: Database, id: string): WorkshopRow['status'] | undefined =>
  findStatus(sqlite).get(id)
