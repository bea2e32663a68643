import type { WorkshopSummary } from '../../shared/protocol/api.ts'
import type { Agenda } from '../../shared/workshop/agenda.ts'
import type { Db } from '../db/database.ts'
import type { WorkshopTable } from '../db/schema.ts'

/** A workshop as lists show it. */
export function toSummary(row: WorkshopTable): WorkshopSummary {
  const { plan: _plan, projectorHash: _hash, caseVersion: _version, ...summary } = row
  return summary
}

export const workshopById = (db: Db, id: string): Promise<WorkshopTable | undefined> =>
  db.selectFrom('workshop').selectAll().where('id', '=', id).executeTakeFirst()

export const planOf = ({ plan }: Pick<WorkshopTable, 'plan'>): Agenda => JSON.parse(plan) as Agenda
