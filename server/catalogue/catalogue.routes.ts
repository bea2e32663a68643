import type { FastifyInstance } from 'fastify'
import { type Catalogue } from '../../shared/catalogue/catalogue.ts'
import { catalogueSchema } from '../../shared/catalogue/catalogue.schema.ts'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse } from '../../shared/kernel/result.ts'
import { api } from '../../shared/protocol/api.ts'
import { audit } from '../audit/audit.ts'
import type { Db } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { handle, requireAccount } from '../http/handle.ts'

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

/** Catalogues come in as JSON, versioned. */
export function catalogueRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, clock } = deps

  handle(app, deps, api.listCatalogues, async () =>
    ok(
      await db
        .selectFrom('catalogue')
        .select(['key', 'version', 'title', 'criteria'])
        .orderBy('title')
        .orderBy('version', 'desc')
        .execute(),
    ),
  )

  handle(app, deps, api.addCatalogue, async (call) => {
    const { key, version, title, criteria } = call.body
    if (!(await storeCatalogue(db, call.body)))
      return refuse(problem('catalogue.versionTaken', { key, version }, 'version'))
    await audit(db, clock, 'catalogue.added', requireAccount(call).id, `${key}@${version}`)
    return ok({ key, version, title, criteria: criteria.length })
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
