import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import {
  catalogueMappingSchema,
  type CatalogueMapping,
  type MappingPreview,
} from '../../shared/releasePackage/mapping.schema.ts'
import { isNewer, previewOf } from '../../shared/releasePackage/mapping.ts'
import { sheetRows } from '../../shared/releasePackage/mappingSheet.ts'
import { sheetColumns } from '../../shared/releasePackage/mappingSheet.words.ts'
import { refused } from '../../shared/releasePackage/refusal.ts'
import { catalogueRef, splitRef } from '../../shared/releasePackage/releasePackage.ts'
import { changed, DONE, type Trx } from '../audit/audit.ts'
import { catalogueOf } from '../catalogue/catalogue.queries.ts'
import { csvOf } from '../coordination/sheet.ts'
import { countOf } from '../db/countOf.ts'
import type { Db } from '../db/database.ts'

/** All mappings between versions of catalogues. */
export async function listMappings(db: Db): Promise<CatalogueMapping[]> {
  const rows = await db
    .selectFrom('catalogue_mapping')
    .select('body')
    .orderBy('fromRef')
    .orderBy('toRef')
    .execute()
  return rows.map(({ body }) => catalogueMappingSchema.parse(JSON.parse(body)))
}

/** What a mapping would do (RP12). Refused if a catalogue is not held, or the way does not lead to a newer version. */
export async function previewMapping(
  db: Db,
  mapping: CatalogueMapping,
): Promise<Result<MappingPreview>> {
  const from = await catalogueOf(db, mapping.from.key, mapping.from.version)
  const to = await catalogueOf(db, mapping.to.key, mapping.to.version)
  const missing = !from ? mapping.from : !to ? mapping.to : undefined
  if (!from || !to)
    return refuse(refused('catalogueUnknown', { catalogue: catalogueRef(missing ?? mapping.to) }))
  const forward = from.key === to.key && isNewer(to.version, from.version)
  if (!forward) return refuse(refused('mappingBackward'))
  const packages = await countOf(
    db.selectFrom('received_package_catalogue').where('catalogue', '=', catalogueRef(from)),
  )
  return ok({ ...previewOf(mapping, from, to), packages })
}

/** The table of a mapping between two versions that are held, to fill in; undefined if one is not. */
export async function mappingTemplate(
  db: Db,
  fromRef: string,
  toRef: string,
): Promise<{ readonly name: string; readonly text: string } | undefined> {
  const held = (ref: string) => {
    const { key, version } = splitRef(ref)
    return catalogueOf(db, key, version)
  }
  const [from, to] = [await held(fromRef), await held(toRef)]
  if (!from || !to || from.key !== to.key) return undefined
  return {
    name: `zuordnung-${from.key}-${from.version}-${to.version}.csv`,
    text: csvOf({ head: sheetColumns, rows: sheetRows(from, to) }),
  }
}

/** Keeps a mapping that has no fault; one for each pair of versions. */
export async function addMapping(
  trx: Trx,
  actorId: string,
  mapping: CatalogueMapping,
): Promise<Result<{ done: true }>> {
  const preview = await previewMapping(trx, mapping)
  if (!preview.ok) return preview
  if (preview.value.faults.length > 0)
    return refuse(refused('mappingFaulty', { faults: preview.value.faults.length }))
  const row = { fromRef: catalogueRef(mapping.from), toRef: catalogueRef(mapping.to) }
  const writing = await changed(trx, 'mapping.added', actorId, `${row.fromRef} ${row.toRef}`)
  const added = await writing
    .insertInto('catalogue_mapping')
    .values({ ...row, body: JSON.stringify(mapping) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n ? DONE : refuse(refused('mappingKnown'))
}

/** Removes a mapping no package that came in needs. */
export async function removeMapping(
  trx: Trx,
  actorId: string,
  fromRef: string,
  toRef: string,
): Promise<Result<{ done: true }>> {
  const needed = await countOf(
    trx.selectFrom('received_package_catalogue').where('catalogue', '=', fromRef),
  )
  if (needed > 0) return refuse(refused('mappingUsed', { packages: needed }))
  const writing = await changed(trx, 'mapping.removed', actorId, `${fromRef} ${toRef}`)
  const gone = await writing
    .deleteFrom('catalogue_mapping')
    .where('fromRef', '=', fromRef)
    .where('toRef', '=', toRef)
    .executeTakeFirst()
  return gone.numDeletedRows === 1n ? DONE : refuse(problem('access.unknown'))
}
