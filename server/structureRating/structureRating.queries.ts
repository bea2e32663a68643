import { sql } from 'kysely'
import type { CaseFinding } from '../../shared/structureRating/besideCases.ts'
import {
  besideAgreed,
  comparedThemes,
  themeName,
} from '../../shared/structureRating/comparedThemes.ts'
import { ratingsOf, type Catalogue } from '../../shared/catalogue/catalogue.ts'
import { catalogueName } from '../../shared/catalogue/catalogue.words.ts'
import type { ProcedureRatings } from '../../shared/structureRating/procedureRatings.schema.ts'
import {
  isRatedDimension,
  type DocumentKind,
} from '../../shared/structureRating/structureRating.ts'
import type { Db } from '../db/database.ts'
import type { CallDeps } from '../http/handle.ts'
import { caseFindingsOf } from '../room/caseFindings.sqlite.ts'
import { parsedCatalogue } from '../room/parsedCatalogue.ts'

/** What the office of a procedure was agreed to be, on one criterion. */
export interface ProcedureRating {
  readonly catalogueKey: string
  readonly catalogueVersion: string
  readonly criterionId: string
  readonly rating: string
  /** Kind of the document it rests on; null if it rests on words, or on nothing. */
  readonly document: DocumentKind | null
  readonly consentState: 'notAsked' | 'tooFew' | 'lost' | 'counted'
  readonly agree: number
  readonly concerns: number
  readonly object: number
  readonly minorityView: boolean
}

/**
 * The agreed structure ratings of a procedure by criterion, of its concluded workshops; where a criterion was rated again,
 * the one of the latest day, of one day the one concluded last. The catalogue is the one the criterion comes from (SR8).
 * @param without cases whose rooms are not asked, as if they had rated nothing
 */
export async function structureRatingsOf(
  db: Db,
  procedureId: string,
  without: readonly string[] = [],
): Promise<readonly ProcedureRating[]> {
  const rows = await db
    .selectFrom('result_structure_rating as rating')
    .innerJoin('workshop', 'workshop.id', 'rating.workshopId')
    .innerJoin('catalogue as own', (join) =>
      join
        .onRef('own.key', '=', 'workshop.catalogueKey')
        .onRef('own.version', '=', 'workshop.catalogueVersion'),
    )
    .select([
      'catalogueKey',
      'catalogueVersion',
      'consultantKey',
      'consultantVersion',
      'rating.criterionId',
      'rating.rating',
      'rating.document',
      'rating.consentState',
      'rating.agree',
      'rating.concerns',
      'rating.object',
      'rating.minorityView',
      sql<number>`EXISTS (SELECT 1 FROM json_each(own.body, '$.criteria') AS criterion
        WHERE criterion.value ->> 'id' = rating.criterionId)`.as('isOwn'),
    ])
    .where('procedureId', '=', procedureId)
    .where('sample', '=', 0)
    .where((of) => of.or([of('caseId', 'is', null), of('caseId', 'not in', without)]))
    .orderBy('workshop.date')
    .orderBy('workshop.concludedAt')
    .orderBy('workshop.id')
    .execute()
  const latest = new Map(rows.map((row) => [row.criterionId, row]))
  return [...latest.values()]
    .map(({ isOwn, minorityView, consultantKey, consultantVersion, ...row }) => ({
      ...row,
      ...(isOwn === 1 || consultantKey === null || consultantVersion === null
        ? {}
        : { catalogueKey: consultantKey, catalogueVersion: consultantVersion }),
      minorityView: minorityView === 1,
    }))
    .sort((a, b) => (a.criterionId < b.criterionId ? -1 : 1))
}

/** The same in the words of the catalogues, one entry for each of those, with what its cases show beside them (SR10). */
export async function ratingsInWords(
  { db, sqlite }: Pick<CallDeps, 'db' | 'sqlite'>,
  procedureId: string,
): Promise<ProcedureRatings[]> {
  const rated = await structureRatingsOf(db, procedureId)
  const cases = caseFindingsOf(sqlite, procedureId)
  const keys = rated.map(({ catalogueKey }) => catalogueKey)
  const held = await db.selectFrom('catalogue').select('body').where('key', 'in', keys).execute()
  return held
    .map(({ body }) => inWords(parsedCatalogue(body), rated, cases))
    .filter(({ ratings }) => ratings.length > 0)
}

/** What was agreed on for the criteria of one catalogue. */
function inWords(
  catalogue: Catalogue,
  rated: readonly ProcedureRating[],
  cases: readonly CaseFinding[],
): ProcedureRatings {
  const criteria = catalogue.criteria.filter(({ dimension }) => isRatedDimension(dimension))
  const { key, version } = catalogue
  const agreed = rated.filter((one) => one.catalogueKey === key && one.catalogueVersion === version)
  const beside = besideAgreed(cases, agreed)
  const own = new Map(agreed.map((one) => [one.criterionId, one.rating]))
  return {
    catalogue: catalogueName(catalogue),
    criteria: criteria.length,
    ratings: criteria.flatMap((criterion) => {
      const value = own.get(criterion.id)
      if (value === undefined) return []
      const words = ratingsOf(catalogue, criterion).find((one) => one.value === value)
      return { criterionId: criterion.id, title: criterion.title, rating: words?.label ?? value }
    }),
    compared:
      beside.length === 0
        ? null
        : comparedThemes(beside, agreed).map((one) => ({
            ...one,
            theme: themeName(criteria, one.theme),
          })),
  }
}
