import { type Route, byId, done, nothing, route } from './route.ts'
import { joinCodeSchema } from '../join/joinCode.schema.ts'
import { idSchema } from '../kernel/id.schema.ts'
import { z } from '../kernel/zod.ts'
import { addresses as at } from './address.ts'

/** Joining a workshop. */
export const joinApi = {
  rotateJoinCode: route(at.rotateJoinCode, {
    summary: 'A new join code; the old one ends at once',
    params: byId,
    body: z.strictObject({
      hours: z
        .int()
        .min(1)
        .max(24 * 21),
    }),
    reply: joinCodeSchema,
    access: { who: ['facilitator'], own: 'workshop' },
  }),
  join: route(at.join, {
    summary: 'Ask for a seat with a join code',
    params: nothing,
    body: z.strictObject({ code: z.string().max(20), groupSize: z.int().min(1).max(12) }),
    reply: z.strictObject({ seatId: idSchema, workshopId: idSchema }),
    access: { who: 'anybody' },
  }),
  leave: route(at.leave, {
    summary: 'Give up the seat on this device',
    params: nothing,
    body: nothing,
    reply: done,
    access: { who: 'anybody' },
  }),
} as const satisfies Record<string, Route>
