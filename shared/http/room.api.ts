import { catalogueSchema } from '../catalogue/catalogue.schema.ts'
import { type Route, byId, nothing, route } from './route.ts'
import { z } from '../kernel/zod.ts'
import { addresses as at } from './address.ts'

/** What a window in a room asks for beside its line. */
export const roomApi = {
  deviceKey: route(at.deviceKey, {
    summary: 'The key for what the device of a seat keeps until it is acknowledged',
    params: byId,
    body: z.strictObject({ as: z.enum(['seat', 'facilitator']) }),
    reply: z.strictObject({ key: z.string() }),
    access: { who: 'seat' },
  }),
  getRoomCatalogue: route(at.getRoomCatalogue, {
    summary: 'The catalogue of a workshop, for those in it',
    params: byId,
    body: nothing,
    reply: catalogueSchema,
    access: { who: 'seat' },
  }),
} as const satisfies Record<string, Route>
