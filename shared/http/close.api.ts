import { type Route, byId, nothing, route } from './route.ts'
import { z } from '../kernel/zod.ts'
import { workshopSummarySchema } from '../workshopPlan/workshopPlan.schema.ts'
import { addresses as at } from './address.ts'

/** The comment period and its end. */
export const closeApi = {
  extendCommentPeriod: route(at.extendCommentPeriod, {
    summary: 'More time for comments; less is refused',
    params: byId,
    body: z.strictObject({ until: z.iso.date() }),
    reply: workshopSummarySchema,
    access: { who: ['facilitator'], own: 'workshop' },
  }),
  concludeWorkshop: route(at.concludeWorkshop, {
    summary: 'End the comment period: keep the result, delete the log and the seats',
    params: byId,
    body: nothing,
    reply: workshopSummarySchema,
    access: { who: ['facilitator'], own: 'workshop' },
  }),
} as const satisfies Record<string, Route>
