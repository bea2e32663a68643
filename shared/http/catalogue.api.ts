import { accountRoles } from '../account/account.schema.ts'
import { catalogueSchema } from '../catalogue/catalogue.schema.ts'
import { catalogueInfoSchema, shippedCatalogueSchema } from '../catalogue/catalogueInfo.schema.ts'
import { DOCUMENT_BYTES, type Route, done, nothing, route } from './route.ts'
import { z } from '../kernel/zod.ts'
import { listOf } from '../kernel/page.schema.ts'
import { addresses as at } from './address.ts'

/** Catalogues. */
export const catalogueApi = {
  listCatalogues: route(at.listCatalogues, {
    summary: 'Catalogues and their versions',
    params: nothing,
    body: nothing,
    reply: listOf(catalogueInfoSchema),
    access: { who: accountRoles, own: 'none' },
  }),
  getCatalogue: route(at.getCatalogue, {
    summary:
      'One version of a catalogue with its criteria and scales: held, or one the product comes with',
    params: z.strictObject({ catalogueRef: z.string().max(121) }),
    body: nothing,
    reply: catalogueSchema,
    access: { who: accountRoles, own: 'none' },
  }),
  addCatalogue: route(at.addCatalogue, {
    summary: 'Add a catalogue or a new version of one',
    params: nothing,
    body: catalogueSchema,
    reply: catalogueInfoSchema,
    bodyBytes: DOCUMENT_BYTES,
    access: { who: ['administrator'], own: 'none' },
  }),
  listShippedCatalogues: route(at.listShippedCatalogues, {
    summary: 'Catalogues the product comes with',
    params: nothing,
    body: nothing,
    reply: listOf(shippedCatalogueSchema),
    access: { who: ['administrator'], own: 'none' },
  }),
  takeShippedCatalogue: route(at.takeShippedCatalogue, {
    summary: 'Take over a catalogue the product comes with',
    params: nothing,
    body: z.strictObject({ key: z.string().max(80), version: z.string().max(40) }),
    reply: catalogueInfoSchema,
    access: { who: ['administrator'], own: 'none' },
  }),
  removeCatalogue: route(at.removeCatalogue, {
    summary: 'Remove a version of a catalogue no workshop uses',
    params: z.strictObject({ key: z.string().max(80), version: z.string().max(40) }),
    body: nothing,
    reply: done,
    access: { who: ['administrator'], own: 'none' },
  }),
} as const satisfies Record<string, Route>
