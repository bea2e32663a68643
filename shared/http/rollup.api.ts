import { idSchema } from '../kernel/id.schema.ts'
import { z } from '../kernel/zod.ts'
import { closedRollupsSchema, rollupDraftSchema } from '../rollup/view.schema.ts'
import { rollupAddresses as at } from './rollup.address.ts'
import { done, nothing, route, type Route } from './route.ts'

/** Those who answer for secrecy see a release before it is closed (LA2). */
export const ofSecrecy = { who: ['analyst'], own: 'secrecy' } as const

/** Every account reads what is closed (LA1). */
export const ofReaders = {
  who: ['coordinator', 'facilitator', 'analyst', 'administrator'],
  own: 'none',
} as const

/** Releases of the state: those that are closed, and the one that is being prepared. */
export const rollupApi = {
  listRollups: route(at.listRollups, {
    summary: 'Closed releases of the state, the newest first',
    params: nothing,
    body: nothing,
    reply: closedRollupsSchema,
    access: ofReaders,
  }),
  getRollupDraft: route(at.getRollupDraft, {
    summary: 'The release that is being prepared',
    params: nothing,
    body: nothing,
    reply: rollupDraftSchema,
    access: ofSecrecy,
  }),
  makeRollup: route(at.makeRollup, {
    summary: 'Begin to compute a release of all packages that count; it takes a while',
    params: nothing,
    body: nothing,
    reply: done,
    access: ofSecrecy,
  }),
  closeRollup: route(at.closeRollup, {
    summary: 'Close the release as one of two',
    params: nothing,
    body: z.strictObject({ id: idSchema }),
    reply: z.strictObject({ closed: z.boolean() }),
    access: ofSecrecy,
  }),
} as const satisfies Record<string, Route>
