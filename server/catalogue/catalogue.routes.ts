import type { FastifyInstance } from 'fastify'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse } from '../../shared/kernel/result.ts'
import { api } from '../../shared/http/api.ts'
import { inTransaction } from '../audit/audit.ts'
import { handle, type CallDeps } from '../http/handle.ts'
import { shippedCatalogues } from '../material.ts'
import {
  addCatalogue,
  catalogueOfWorkshop,
  heldOrShipped,
  listCatalogues,
  listShipped,
  removeCatalogue,
} from './catalogue.queries.ts'

/** What a letter becomes that was read in the wrong encoding. */
const MISREAD = '\ufffd'

/** Catalogues come with the product or as JSON, versioned; what a workshop uses stays. */
export function catalogueRoutes(app: FastifyInstance, deps: CallDeps): void {
  const { db } = deps

  handle(app, deps, api.listCatalogues, async ({ account }) => {
    const maintains = account.role === 'administrator'
    const all = await listCatalogues(db)
    return ok(all.map((one) => ({ ...one, removable: maintains && one.removable })))
  })

  handle(app, deps, api.getCatalogue, async ({ params }) => {
    const found = await heldOrShipped(db, params.catalogueRef)
    return found ? ok(found) : refuse(problem('access.unknown'))
  })

  handle(app, deps, api.addCatalogue, ({ account, body }) =>
    JSON.stringify(body).includes(MISREAD)
      ? refuse(problem('catalogue.encoding'))
      : inTransaction(deps, (trx) => addCatalogue(trx, account.id, body)),
  )

  handle(app, deps, api.listShippedCatalogues, async () => ok(await listShipped(db)))

  handle(app, deps, api.takeShippedCatalogue, ({ account, body: { key, version } }) => {
    const found = shippedCatalogues().find((one) => one.key === key && one.version === version)
    if (!found) return refuse(problem('access.unknown'))
    return inTransaction(deps, (trx) => addCatalogue(trx, account.id, found))
  })

  handle(app, deps, api.removeCatalogue, ({ account, params }) =>
    inTransaction(deps, (trx) => removeCatalogue(trx, account.id, params)),
  )

  handle(app, deps, api.getRoomCatalogue, async ({ params }) => {
    const catalogue = await catalogueOfWorkshop(db, params.id)
    return catalogue ? ok(catalogue) : refuse(problem('access.unknown'))
  })
}
