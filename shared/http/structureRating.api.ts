import { themeCasesSchema } from '../structureRating/besideCases.schema.ts'
import { procedureRatingsSchema } from '../structureRating/procedureRatings.schema.ts'
import { type Route, byId, nothing, route } from './route.ts'
import { listOf } from '../kernel/page.schema.ts'
import { addresses as at } from './address.ts'

/** What an office was rated, and what stands beside it in a room. */
export const structureRatingApi = {
  getProcedureRatings: route(at.getProcedureRatings, {
    summary: 'What the concluded workshops of a procedure agreed on for structure criteria',
    params: byId,
    body: nothing,
    reply: listOf(procedureRatingsSchema),
    access: { who: ['coordinator', 'facilitator'], own: 'procedure' },
  }),
  getStructureCases: route(at.getStructureCases, {
    summary: 'What the concluded cases of a procedure show beside its structure ratings',
    params: byId,
    body: nothing,
    reply: listOf(themeCasesSchema),
    access: { who: 'seat' },
  }),
} as const satisfies Record<string, Route>
