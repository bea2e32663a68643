import { type Route, nothing, route } from './route.ts'
import { z } from '../kernel/zod.ts'
import { addresses as at } from './address.ts'

/** When the clock was last believed, and what it says now, in milliseconds; null if it did not leap. */
const clockStateSchema = z.strictObject({
  leap: z.strictObject({ known: z.int(), now: z.int() }).nullable(),
})

/** The server itself. */
export const operationApi = {
  health: route(at.health, {
    summary: 'Is the server up?',
    params: nothing,
    body: nothing,
    reply: z.strictObject({ status: z.literal('ok'), protocol: z.int() }),
    access: { who: 'anybody' },
  }),
  ready: route(at.ready, {
    summary: 'Can the server keep what it is given? It tries; 503 where it cannot',
    params: nothing,
    body: nothing,
    reply: z.strictObject({ status: z.literal('ready') }),
    access: { who: 'anybody' },
  }),
  clock: route(at.clock, {
    summary: 'Whether the clock leapt, so that nothing is deleted until somebody confirms it',
    params: nothing,
    body: nothing,
    reply: clockStateSchema,
    access: { who: ['administrator'], own: 'none' },
  }),
  confirmClock: route(at.confirmClock, {
    summary: 'Say that the clock is right; deleting by it goes on',
    params: nothing,
    body: nothing,
    reply: clockStateSchema,
    access: { who: ['administrator'], own: 'none' },
  }),
} as const satisfies Record<string, Route>
