import { themeCasesSchema } from '../structureRating/besideCases.schema.ts'
import { type Route, byId, nothing, route } from './route.ts'
import { z } from '../kernel/zod.ts'
import { addresses as at } from './address.ts'

/** What stands beside structure ratings. */
export const structureRatingApi = {
  getStructureCases: route(at.getStructureCases, {
    summary: 'What the concluded cases of a procedure show beside its structure ratings',
    params: byId,
    body: nothing,
    reply: z.array(themeCasesSchema),
    access: { who: 'seat' },
  }),
} as const satisfies Record<string, Route>
