import { type Route, done, nothing, route } from './route.ts'
import { cycleInput, cycleSchema, firstYearSchema } from '../cycle/cycle.schema.ts'
import { halfYearSchema } from '../kernel/halfYear.schema.ts'
import { idSchema } from '../kernel/id.schema.ts'
import { z } from '../kernel/zod.ts'
import { listOf } from '../kernel/page.schema.ts'
import { addresses as at } from './address.ts'

/** The parameters of a path below one cycle. */
export const byFirstYear = z.strictObject({
  firstYear: z
    .string()
    .regex(/^\d{4}$/)
    .transform(Number)
    .pipe(firstYearSchema),
})

/** Cycles of five years, and who is planned when. */
export const cycleApi = {
  listCycles: route(at.listCycles, {
    summary: 'All cycles, the first one first',
    params: nothing,
    body: nothing,
    reply: listOf(cycleSchema),
    access: { who: ['administrator', 'analyst', 'coordinator', 'facilitator'], own: 'none' },
  }),
  addCycle: route(at.addCycle, {
    summary: 'Add a cycle of five years',
    params: nothing,
    body: cycleInput,
    reply: cycleSchema,
    access: { who: ['administrator', 'analyst'], own: 'none' },
  }),
  removeCycle: route(at.removeCycle, {
    summary: 'Remove a cycle nothing belongs to',
    params: byFirstYear,
    body: nothing,
    reply: done,
    access: { who: ['administrator', 'analyst'], own: 'none' },
  }),
  planOffice: route(at.planOffice, {
    summary: 'In which half-year of the cycle an office has its turn; null for none',
    params: byFirstYear,
    body: z.strictObject({ officeId: idSchema, halfYear: halfYearSchema.nullable() }),
    reply: done,
    access: { who: ['administrator', 'analyst'], own: 'none' },
  }),
} as const satisfies Record<string, Route>
