import type { Account } from '../../shared/account/account.schema.ts'
import { STAYS_IN_OFFICE } from '../../shared/legalBasis/legalBasis.ts'
import type { CasePackage, PackageTasks } from '../../shared/releasePackage/view.schema.ts'
import type { Db } from '../db/database.ts'
import { procedureIdsOf } from '../session/access.ts'

/** Cases of which nothing leaves: their text was withdrawn, or they are decided last to stay in the office. */
export const casesThatStay = (db: Db) =>
  db
    .selectFrom('review_case')
    .select('review_case.id')
    .where((of) =>
      of.or([
        of('review_case.withdrawn', '=', 1),
        of(
          of
            .selectFrom('basis_decision')
            .select('basisId')
            .whereRef('basis_decision.caseId', '=', 'review_case.id')
            .orderBy('seq', 'desc')
            .limit(1),
          '=',
          STAYS_IN_OFFICE,
        ),
      ]),
    )

/** Cases that packages carry though they stay in the office by now. */
export const stayingCases = (db: Db) =>
  db
    .selectFrom('release_package_case')
    .innerJoin('review_case', 'review_case.id', 'release_package_case.caseId')
    .where('review_case.id', 'in', casesThatStay(db))

/** How many cases of each package of a procedure stay by now; packages without such a case are not in it. */
export async function stayingByPackage(
  db: Db,
  procedureId: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await stayingCases(db)
    .select(({ fn }) => ['packageId', fn.countAll<number>().as('cases')])
    .where('review_case.procedureId', '=', procedureId)
    .groupBy('packageId')
    .execute()
  return new Map(rows.map(({ packageId, cases }) => [packageId, cases]))
}

/** The packages that carry a case and were not taken back, the newest first. */
export async function packagesWithCase(db: Db, caseId: string): Promise<CasePackage[]> {
  const staying = await stayingCases(db)
    .select('packageId')
    .where('review_case.id', '=', caseId)
    .execute()
  const stays = new Set(staying.map(({ packageId }) => packageId))
  const rows = await db
    .selectFrom('release_package_case')
    .innerJoin('release_package', 'release_package.id', 'release_package_case.packageId')
    .leftJoin('received_package', 'received_package.hash', 'release_package.hash')
    .select(['release_package.id', 'release_package.number', 'usedIn'])
    .where('caseId', '=', caseId)
    .where('release_package.withdrawnAt', 'is', null)
    .orderBy('release_package.number', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, stays: stays.has(row.id) }))
}

/** Is this a file of this server that carries a case that stays by now? */
export async function carriesStayingCase(db: Db, hash: string): Promise<boolean> {
  const found = await stayingCases(db)
    .innerJoin('release_package', 'release_package.id', 'release_package_case.packageId')
    .select('packageId')
    .where('hash', '=', hash)
    .limit(1)
    .execute()
  return found.length > 0
}

/** What waits for the coordination of an office (RP9, RP15): wordings for a second person, packages to be taken back. */
export async function packageTasks(db: Db, account: Account): Promise<PackageTasks> {
  const wordings = await db
    .selectFrom('general_wording')
    .innerJoin('workshop', 'workshop.id', 'general_wording.workshopId')
    .leftJoin('account', 'account.id', 'general_wording.writtenBy')
    .leftJoin('wording_writer', (join) =>
      join
        .onRef('wording_writer.workshopId', '=', 'general_wording.workshopId')
        .onRef('wording_writer.number', '=', 'general_wording.number')
        .on('wording_writer.accountId', '=', account.id),
    )
    .select(['procedureId', 'accountId', 'account.name', 'writtenAt'])
    .where('procedureId', 'in', procedureIdsOf(db, account))
    .where('confirmedBy', 'is', null)
    .where('text', '!=', '')
    .orderBy('writtenAt')
    .execute()
  const takeBack = await stayingCases(db)
    .innerJoin('release_package', 'release_package.id', 'release_package_case.packageId')
    .leftJoin('received_package', 'received_package.hash', 'release_package.hash')
    .select(['release_package.procedureId', 'release_package.number'])
    .distinct()
    .where('release_package.procedureId', 'in', procedureIdsOf(db, account))
    .where('release_package.withdrawnAt', 'is', null)
    .where('usedIn', 'is', null)
    .orderBy('release_package.number')
    .execute()
  return {
    wordings: wordings.map(({ procedureId, accountId, name, writtenAt }) => ({
      ...{ procedureId, own: accountId !== null, writtenBy: name, writtenAt },
    })),
    takeBack,
  }
}
