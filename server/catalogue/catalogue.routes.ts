import type { FastifyInstance } from 'fastify'
import { type Catalogue } from '../../shared/catalogue/catalogue.ts'
import { catalogueSchema } from '../../shared/catalogue/catalogue.schema.ts'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse } from '../../shared/kernel/result.ts'
import { api, type CatalogueInfo } from '../../shared/protocol/api.ts'
import { audited, DONE } from '../audit/audit.ts'
import { countOf } from '../db/countOf.ts'
import type { Db } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { handle, requireAccount } from '../http/handle.ts'
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

/** Adds a version of a catalogue; false where this version exists. Versions never change. */
export async function storeCatalogue(db: Db, catalogue: Catalogue): Promise<boolean> {
  const { key, version, title, criteria } = catalogue
  const row = { key, version, title, criteria: criteria.length, body: JSON.stringify(catalogue) }
  const added = await db
    .insertInto('catalogue')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

/** What a letter becomes that was read in the wrong encoding. */
const MISREAD = '\ufffd'

const infoOf = (catalogue: Catalogue, removable: boolean): CatalogueInfo => {
  const { key, version, title, criteria, status } = catalogue
  return { key, version, title, criteria: criteria.length, status, removable }
}

/** How many workshops use a version of a catalogue. */
const usesOf = (db: Db, key: string, version: string): Promise<number> =>
  countOf(
    db
      .selectFrom('workshop')
      .where('catalogueKey', '=', key)
      .where('catalogueVersion', '=', version),
  )

/** Catalogues come with the product or as JSON, versioned; what a workshop uses stays. */
export function catalogueRoutes(app: FastifyInstance, deps: Deps): void {
  const { db } = deps

  handle(app, deps, api.listCatalogues, async (call) => {
    const maintains = requireAccount(call).role === 'administrator'
    const rows = await db
      .selectFrom('catalogue')
      .select(['key', 'version', 'body'])
      .orderBy('title')
      .orderBy('version', 'desc')
      .execute()
    const found: CatalogueInfo[] = []
    for (const { key, version, body } of rows) {
      const removable = maintains && (await usesOf(db, key, version)) === 0
      found.push(infoOf(catalogueSchema.parse(JSON.parse(body)), removable))
    }
    return ok(found)
  })

  const add = (catalogue: Catalogue, actorId: string) => {
    const { key, version } = catalogue
    const line = { actorId, objectId: `${key}@${version}` }
    return audited(deps, { action: 'catalogue.added', ...line }, async (trx) =>
      (await storeCatalogue(trx, catalogue))
        ? ok(infoOf(catalogue, true))
        : refuse(problem('catalogue.versionTaken', { key, version }, 'version')),
    )
  }

  handle(app, deps, api.addCatalogue, async (call) =>
    JSON.stringify(call.body).includes(MISREAD)
      ? refuse(problem('catalogue.encoding'))
      : add(call.body, requireAccount(call).id),
  )

  handle(app, deps, api.listShippedCatalogues, async () => {
    const held = await db.selectFrom('catalogue').select(['key', 'version']).execute()
    return ok(
      shippedCatalogues().map((catalogue) => {
        const { removable: _removable, ...info } = infoOf(catalogue, false)
        const { key, version, source } = catalogue
        const taken = held.some((one) => one.key === key && one.version === version)
        return { ...info, source, taken }
      }),
    )
  })

  handle(app, deps, api.takeShippedCatalogue, async (call) => {
    const { key, version } = call.body
    const found = shippedCatalogues().find((one) => one.key === key && one.version === version)
    return found ? add(found, requireAccount(call).id) : refuse(problem('access.unknown'))
  })

  handle(app, deps, api.removeCatalogue, (call) => {
    const { key, version } = call.params
    const line = { actorId: requireAccount(call).id, objectId: `${key}@${version}` }
    return audited(deps, { action: 'catalogue.removed', ...line }, async (trx) => {
      const workshops = await usesOf(trx, key, version)
      if (workshops > 0) return refuse(problem('catalogue.inUse', { workshops }))
      const gone = await trx
        .deleteFrom('catalogue')
        .where('key', '=', key)
        .where('version', '=', version)
        .executeTakeFirst()
      return gone.numDeletedRows === 0n ? refuse(problem('access.unknown')) : DONE
    })
  })

  handle(app, deps, api.getRoomCatalogue, async ({ params }) => {
    const held = await db
      .selectFrom('workshop')
      .select(['catalogueKey', 'catalogueVersion'])
      .where('id', '=', params.id)
      .executeTakeFirst()
    const catalogue = held && (await catalogueOf(db, held.catalogueKey, held.catalogueVersion))
    return catalogue ? ok(catalogue) : refuse(problem('access.unknown'))
  })
}
