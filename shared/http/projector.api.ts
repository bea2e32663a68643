import { type Route, byId, nothing, route } from './route.ts'
import { idSchema } from '../kernel/id.schema.ts'
import { z } from '../kernel/zod.ts'
import { addresses as at } from './address.ts'

/** The projector. */
export const projectorApi = {
  projectorLink: route(at.projectorLink, {
    summary: 'A read-only projector link; an earlier one ends',
    params: byId,
    body: nothing,
    reply: z.strictObject({ token: z.string() }),
    access: { who: ['facilitator'], own: 'workshop' },
  }),
  projectorJoin: route(at.projectorJoin, {
    summary: 'Open the projector with its link',
    params: nothing,
    body: z.strictObject({ token: z.string().max(200) }),
    reply: z.strictObject({ workshopId: idSchema }),
    access: { who: 'anybody' },
  }),
} as const satisfies Record<string, Route>
