import { type Route, byId, nothing, route } from './route.ts'
import { minutesSchema } from '../minutes/minutesContent.schema.ts'
import { addresses as at } from './address.ts'

/** Minutes. */
export const minutesApi = {
  getMinutes: route(at.getMinutes, {
    summary:
      'Minutes of a workshop as they stand; the recorder reads them by the right of the seat',
    params: byId,
    body: nothing,
    reply: minutesSchema,
    access: { who: ['coordinator', 'facilitator'], own: 'workshop', seat: 'editor' },
  }),
} as const satisfies Record<string, Route>
