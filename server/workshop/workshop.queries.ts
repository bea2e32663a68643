import type { WorkshopBasis, WorkshopSummary } from '../../shared/protocol/api.ts'
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import type { RoomSlice } from '../../shared/protocol/roomView.ts'
import type { Agenda } from '../../shared/workshop/agenda.ts'
import type { Db } from '../db/database.ts'
import type { WorkshopRow } from '../db/schema.ts'
import { catalogueOf } from '../catalogue/catalogue.routes.ts'
import { reviewCaseById } from '../reviewCase/reviewCase.queries.ts'

/** A workshop as lists show it. */
export function toSummary(row: WorkshopRow): WorkshopSummary {
  const { plan: _plan, projectorHash: _hash, concludedAt: _at, ...summary } = row
  return { ...summary, sample: row.sample === 1 }
}

/** What became of a day that is over, as its room says it. */
export function heldOf(
  { concludedAt }: Pick<WorkshopRow, 'concludedAt'>,
  { workshop, recommendation }: RoomSlice,
): NonNullable<WorkshopSummary['held']> {
  const began = workshop.entered?.[0]?.at
  const { closedAt } = workshop
  const timed = began !== undefined && closedAt !== null
  return {
    minutes: timed ? Math.floor(closedAt / 60_000) - Math.floor(began / 60_000) : null,
    deadlines: recommendation.recommendations.filter(({ due }) => due !== null).length,
    concludedOn: concludedAt === null ? null : berlinDay(concludedAt),
  }
}

/** What a workshop reads, and against what. Throws where its case or catalogue is missing, which foreign keys rule out. */
export async function basisOf(db: Db, row: WorkshopRow): Promise<WorkshopBasis> {
  const { caseId, caseVersion, catalogueKey, catalogueVersion } = row
  const reviewCase = await reviewCaseById(db, caseId)
  const catalogue = await catalogueOf(db, catalogueKey, catalogueVersion)
  if (!reviewCase || !catalogue) throw new Error('a workshop without case or catalogue')
  const { hash } = await db
    .selectFrom('case_version')
    .select('hash')
    .where('caseId', '=', caseId)
    .where('version', '=', caseVersion)
    .executeTakeFirstOrThrow()
  const { releasedVersion } = reviewCase
  const newer = row.status === 'planned' && (releasedVersion ?? 0) > caseVersion
  return {
    caseLabel: reviewCase.label,
    caseVersion,
    caseHash: hash,
    newerVersion: newer ? releasedVersion : null,
    catalogueTitle: catalogue.title,
    catalogueVersion,
    catalogueStatus: catalogue.status,
  }
}

export const workshopById = (db: Db, id: string): Promise<WorkshopRow | undefined> =>
  db.selectFrom('workshop').selectAll().where('id', '=', id).executeTakeFirst()

export const planOf = ({ plan }: Pick<WorkshopRow, 'plan'>): Agenda => JSON.parse(plan) as Agenda
