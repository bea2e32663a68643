import type { Office } from '../../shared/office/office.schema.ts'
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { halfYearOf } from '../../shared/kernel/halfYear.ts'
import { problem, type Problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import {
  assessmentsPerYear,
  leavingMasterData,
  rareCombinations,
  saysSomething,
} from '../../shared/reviewCase/masterData.ts'
import {
  NOT_STATED,
  type MasterData,
  type MasterDataView,
} from '../../shared/reviewCase/masterData.schema.ts'
import { changed, type Trx } from '../audit/audit.ts'
import type { Db, Writing } from '../db/database.ts'

const heldRow = (db: Db, caseId: string) =>
  db
    .selectFrom('case_master_data')
    .leftJoin('account as author', 'author.id', 'changedBy')
    .leftJoin('account as second', 'second.id', 'confirmedBy')
    .select(['body', 'revision', 'changedBy', 'changedAt', 'confirmedAt'])
    .select(['author.name as changedByName', 'second.name as confirmedByName'])
    .where('caseId', '=', caseId)
    .executeTakeFirst()

/** How many assessments the office of a case has in a year; undefined if there is no such case. */
async function perYearOf(db: Db, caseId: string): Promise<number | undefined> {
  const office = await db
    .selectFrom('review_case')
    .innerJoin('procedure', 'procedure.id', 'procedureId')
    .innerJoin('office', 'office.id', 'officeId')
    .select('sizeClass')
    .where('review_case.id', '=', caseId)
    .executeTakeFirst()
  return office && assessmentsPerYear(office)
}

/** Master data of a case as one account sees them. */
export async function masterDataOf(
  db: Db,
  accountId: string,
  caseId: string,
): Promise<Result<MasterDataView>> {
  const perYear = await perYearOf(db, caseId)
  if (perYear === undefined) return refuse(problem('access.unknown'))
  const row = await heldRow(db, caseId)
  if (!row) return ok({ held: null, perYear })
  const { body, changedBy, ...held } = row
  const masterData = JSON.parse(body) as MasterData
  return ok({ held: { ...held, masterData, own: changedBy === accountId }, perYear })
}

/** A time of closing that is ahead. */
function aheadProblem({ closedIn }: MasterData, at: number): Problem | undefined {
  const now = halfYearOf(berlinDay(at))
  const isAhead = closedIn !== NOT_STATED && closedIn > now.slice(0, closedIn.length)
  return isAhead ? problem('input.malformed', undefined, 'closedIn') : undefined
}

/** A change: what it says, and the revision its author has seen (0 for none). */
interface MasterDataChange {
  readonly caseId: string
  readonly masterData: MasterData
  readonly base: number
}

/**
 * Writes the master data of a case; a second account confirms them anew. Of two people who write at the same moment the
 * second one is told (409); the same once more, because an answer was lost, is answered as before.
 */
export async function changeMasterData(
  trx: Trx,
  actorId: string,
  { caseId, masterData, base }: MasterDataChange,
): Promise<Result<MasterDataView>> {
  const found = await trx
    .selectFrom('review_case')
    .select('withdrawn')
    .where('id', '=', caseId)
    .executeTakeFirst()
  if (!found) return refuse(problem('access.unknown'))
  if (found.withdrawn === 1) return refuse(problem('reviewCase.withdrawn'))
  const ahead = aheadProblem(masterData, trx.at)
  if (ahead) return refuse(ahead)
  const body = JSON.stringify(masterData)
  const held = await heldRow(trx, caseId)
  if ((held?.revision ?? 0) !== base) {
    const isRepeated = held?.body === body && held.changedBy === actorId
    return isRepeated
      ? masterDataOf(trx, actorId, caseId)
      : refuse(problem('reviewCase.masterDataStale'))
  }
  const writing = await changed(trx, 'masterData.changed', actorId, caseId)
  const row = {
    ...{ body, revision: base + 1, changedBy: actorId, changedAt: trx.at },
    ...{ confirmedBy: null, confirmedAt: null },
  }
  await writing
    .insertInto('case_master_data')
    .values({ caseId, ...row })
    .onConflict((conflict) => conflict.column('caseId').doUpdateSet(row))
    .execute()
  return masterDataOf(trx, actorId, caseId)
}

/** Confirms the master data another account wrote, exactly in the revision that was read; once more changes nothing. */
export async function confirmMasterData(
  trx: Trx,
  actorId: string,
  caseId: string,
  revision: number,
): Promise<Result<MasterDataView>> {
  const held = await heldRow(trx, caseId)
  if (!held) return refuse(problem('access.unknown'))
  if (held.revision !== revision) return refuse(problem('reviewCase.masterDataStale'))
  if (held.changedBy === actorId) return refuse(problem('reviewCase.masterDataOwn'))
  if (held.confirmedAt !== null) return masterDataOf(trx, actorId, caseId)
  const writing = await changed(trx, 'masterData.confirmed', actorId, caseId)
  await writing
    .updateTable('case_master_data')
    .set({ confirmedBy: actorId, confirmedAt: trx.at })
    .where('caseId', '=', caseId)
    .execute()
  return masterDataOf(trx, actorId, caseId)
}

/** Why an account cannot release a text yet: a warning about the master data another one wrote is not answered (MD5). */
export async function unansweredProblem(
  db: Db,
  actorId: string,
  caseId: string,
): Promise<Problem | undefined> {
  const found = await masterDataOf(db, actorId, caseId)
  if (!found.ok || found.value.held === null) return undefined
  const { held, perYear } = found.value
  const isOpen = !held.own && held.confirmedAt === null
  return isOpen && rareCombinations(held.masterData, perYear).length > 0
    ? problem('reviewCase.masterDataOpen')
    : undefined
}

/** What of the confirmed master data of the cases of a procedure may leave its office (MD3), by case. */
export async function leavingMasterDataOf(
  db: Db,
  { id, sizeClass }: Pick<Office, 'sizeClass'> & { readonly id: string },
): Promise<ReadonlyMap<string, MasterData>> {
  const rows = await db
    .selectFrom('case_master_data')
    .innerJoin('review_case', 'review_case.id', 'caseId')
    .select(['caseId', 'body'])
    .where('procedureId', '=', id)
    .where('confirmedAt', 'is not', null)
    .execute()
  return new Map(
    rows
      .map(
        ({ caseId, body }) =>
          [
            caseId,
            leavingMasterData(JSON.parse(body) as MasterData, assessmentsPerYear({ sizeClass })),
          ] as const,
      )
      .filter(([, masterData]) => saysSomething(masterData)),
  )
}

/** Master data end with the text of their case. */
export const dropMasterData = (writing: Writing, caseId: string): Promise<unknown> =>
  writing.deleteFrom('case_master_data').where('caseId', '=', caseId).execute()
