import { withConsultant, type Catalogue } from '../../shared/catalogue/catalogue.ts'
import { catalogueSchema } from '../../shared/catalogue/catalogue.schema.ts'
import { problem } from '../../shared/kernel/problem.ts'
import { LIST_ROWS } from '../../shared/kernel/page.schema.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import type {
  CatalogueInfo,
  ShippedCatalogue,
} from '../../shared/catalogue/catalogueInfo.schema.ts'
import { changed, DONE, type Trx } from '../audit/audit.ts'
import { countOf } from '../db/countOf.ts'
import type { Db, Writing } from '../db/database.ts'
import type { WorkshopRow } from '../db/schema.ts'
import { shippedCatalogues } from '../material.ts'

/** One version of a catalogue, or undefined. */
export async function catalogueOf(
  db: Db,
  key: string,
  version: string,
): Promise<Catalogue | undefined> {
  const row = await db
    .selectFrom('catalogue')
    .select('body')
    .where('key', '=', key)
    .where('version', '=', version)
    .executeTakeFirst()
  return row && catalogueSchema.parse(JSON.parse(row.body))
}

/** Which catalogues a workshop uses. */
type Used = Pick<
  WorkshopRow,
  'catalogueKey' | 'catalogueVersion' | 'consultantKey' | 'consultantVersion'
>

/** The second catalogue of a workshop, or undefined. */
export const consultantOf = async (db: Db, used: Used): Promise<Catalogue | undefined> =>
  used.consultantKey === null || used.consultantVersion === null
    ? undefined
    : catalogueOf(db, used.consultantKey, used.consultantVersion)

/** The catalogue a workshop is read against, with the criteria about the consulting specialist it rates; or undefined. */
export async function usedCatalogue(db: Db, used: Used): Promise<Catalogue | undefined> {
  const catalogue = await catalogueOf(db, used.catalogueKey, used.catalogueVersion)
  return catalogue && withConsultant(catalogue, await consultantOf(db, used))
}

/** The same for a workshop by its id. */
export async function catalogueOfWorkshop(db: Db, id: string): Promise<Catalogue | undefined> {
  const row = await db
    .selectFrom('workshop')
    .select(['catalogueKey', 'catalogueVersion', 'consultantKey', 'consultantVersion'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && usedCatalogue(db, row)
}

/** All catalogues by title, the newest version first; which of them can be removed. */
export async function listCatalogues(db: Db): Promise<CatalogueInfo[]> {
  const rows = await db
    .selectFrom('catalogue')
    .leftJoin('workshop', (join) =>
      join.on((is) =>
        is.or([
          is.and([
            is('catalogueKey', '=', is.ref('catalogue.key')),
            is('catalogueVersion', '=', is.ref('catalogue.version')),
          ]),
          is.and([
            is('consultantKey', '=', is.ref('catalogue.key')),
            is('consultantVersion', '=', is.ref('catalogue.version')),
          ]),
        ]),
      ),
    )
    .select(({ fn }) => ['catalogue.body', fn.count<number>('workshop.id').as('uses')])
    .groupBy(['catalogue.key', 'catalogue.version'])
    .orderBy('catalogue.title')
    .orderBy('catalogue.version', 'desc')
    .limit(LIST_ROWS)
    .execute()
  return rows.map(({ body, uses }) => infoOf(catalogueSchema.parse(JSON.parse(body)), uses === 0))
}

/** The catalogues the product comes with, and whether this version was taken already. */
export async function listShipped(db: Db): Promise<ShippedCatalogue[]> {
  const held = await db.selectFrom('catalogue').select(['key', 'version']).execute()
  return shippedCatalogues().map((catalogue) => {
    const { removable: _removable, ...info } = infoOf(catalogue, false)
    const { key, version, source } = catalogue
    const taken = held.some((one) => one.key === key && one.version === version)
    return { ...info, source, taken }
  })
}

/** Adds a version of a catalogue. Versions never change. */
export async function addCatalogue(
  trx: Trx,
  actorId: string,
  catalogue: Catalogue,
): Promise<Result<CatalogueInfo>> {
  const { key, version } = catalogue
  const writing = await changed(trx, 'catalogue.added', actorId, `${key}@${version}`)
  return (await storeCatalogue(writing, catalogue))
    ? ok(infoOf(catalogue, true))
    : refuse(problem('catalogue.versionTaken', { key, version }, 'version'))
}

/** Stores a version of a catalogue; false if this version exists. */
export async function storeCatalogue(db: Writing, catalogue: Catalogue): Promise<boolean> {
  const { key, version, title, criteria } = catalogue
  const row = { key, version, title, criteria: criteria.length, body: JSON.stringify(catalogue) }
  const added = await db
    .insertInto('catalogue')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

/** Removes a version of a catalogue no workshop uses. */
export async function removeCatalogue(
  trx: Trx,
  actorId: string,
  { key, version }: Pick<Catalogue, 'key' | 'version'>,
): Promise<Result<{ done: true }>> {
  const used = trx
    .selectFrom('workshop')
    .where((is) =>
      is.or([
        is.and({ catalogueKey: key, catalogueVersion: version }),
        is.and({ consultantKey: key, consultantVersion: version }),
      ]),
    )
  const workshops = await countOf(used)
  if (workshops > 0) return refuse(problem('catalogue.inUse', { workshops }))
  const writing = await changed(trx, 'catalogue.removed', actorId, `${key}@${version}`)
  const gone = await writing
    .deleteFrom('catalogue')
    .where('key', '=', key)
    .where('version', '=', version)
    .executeTakeFirst()
  return gone.numDeletedRows === 1n ? DONE : refuse(problem('access.unknown'))
}

const infoOf = (catalogue: Catalogue, removable: boolean): CatalogueInfo => {
  const { key, version, title, criteria, status } = catalogue
  const consultantCriteria = criteria.filter(({ dimension }) => dimension === 'consultant').length
  return { key, version, title, criteria: criteria.length, consultantCriteria, status, removable }
}
