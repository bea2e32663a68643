import { sql } from 'kysely'
import { withConsultant, type Catalogue } from '../../shared/catalogue/catalogue.ts'
import { problem } from '../../shared/kernel/problem.ts'
import { LIST_ROWS } from '../../shared/kernel/page.schema.ts'
import { catalogueRef, splitRef } from '../../shared/releasePackage/releasePackage.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import type {
  CatalogueInfo,
  ShippedCatalogue,
} from '../../shared/catalogue/catalogueInfo.schema.ts'
import { changed, DONE, type Trx } from '../audit/audit.ts'
import type { Db, Writing } from '../db/database.ts'
import type { WorkshopRow } from '../db/schema.ts'
import { shippedCatalogues } from '../material.ts'
import { parsedCatalogue } from '../room/parsedCatalogue.ts'
import { inAlphabet } from '../db/nameLike.ts'

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
  return row && parsedCatalogue(row.body)
}

/** A version of a catalogue by its name ("schutzauftrag-8a@2020.1"), also before it was taken; undefined if there is none. */
export async function heldOrShipped(db: Db, ref: string): Promise<Catalogue | undefined> {
  const { key, version } = splitRef(ref)
  const held = await catalogueOf(db, key, version)
  return held ?? shippedCatalogues().find((one) => catalogueRef(one) === ref)
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

/** Catalogues, and how many workshops, packages that came in, and mappings use each. */
const withUses = (db: Db) =>
  db.selectFrom('catalogue').select([
    'body',
    sql<number>`(SELECT count(*) FROM workshop
      WHERE (catalogueKey, catalogueVersion) = (catalogue.key, catalogue.version)
        OR (consultantKey, consultantVersion) = (catalogue.key, catalogue.version))`.as(
      'workshops',
    ),
    sql<number>`(SELECT count(*) FROM received_package_catalogue AS named
      WHERE named.catalogue = catalogue.key || '@' || catalogue.version)`.as('packages'),
    sql<number>`(SELECT count(*) FROM catalogue_mapping
      WHERE catalogue.key || '@' || catalogue.version IN (fromRef, toRef))`.as('mappings'),
  ])

/** All catalogues by title, the newest version first; which of them can be removed. */
export async function listCatalogues(db: Db): Promise<CatalogueInfo[]> {
  const rows = await withUses(db)
    .orderBy((of) => inAlphabet(of.ref('title')))
    .orderBy('version', 'desc')
    .limit(LIST_ROWS)
    .execute()
  return rows.map(({ body, workshops, packages, mappings }) =>
    infoOf(parsedCatalogue(body), workshops + packages + mappings === 0),
  )
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

/** Removes a version of a catalogue no workshop, no package that came in and no mapping uses. */
export async function removeCatalogue(
  trx: Trx,
  actorId: string,
  { key, version }: Pick<Catalogue, 'key' | 'version'>,
): Promise<Result<{ done: true }>> {
  const held = await withUses(trx)
    .where('key', '=', key)
    .where('version', '=', version)
    .executeTakeFirst()
  if (!held) return refuse(problem('access.unknown'))
  const { workshops, packages, mappings } = held
  if (workshops + packages + mappings > 0)
    return refuse(problem('catalogue.inUse', { workshops, packages, mappings }))
  const writing = await changed(trx, 'catalogue.removed', actorId, catalogueRef({ key, version }))
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
