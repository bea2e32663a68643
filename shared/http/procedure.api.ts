import { type Route, byId, done, nothing, route } from './route.ts'
import { idSchema } from '../kernel/id.schema.ts'
import { listOf } from '../kernel/page.schema.ts'
import { z } from '../kernel/zod.ts'
import {
  committeePaperSchema,
  procedureDuesSchema,
  procedureFilterSchema,
  procedureInput,
  procedurePageSchema,
  procedureSchema,
  procedureStateSchema,
  procedureWaySchema,
  reasonSchema,
} from '../procedure/procedure.schema.ts'
import { addresses as at } from './address.ts'

/** Procedures. */
export const procedureApi = {
  listProcedures: route(at.listProcedures, {
    summary: 'Procedures one works on, by title',
    params: nothing,
    body: nothing,
    reply: listOf(procedureSchema),
    access: { who: ['coordinator', 'facilitator'], own: 'none' },
  }),
  findProcedures: route(at.findProcedures, {
    summary: 'A page of the procedures, first those that wait for something',
    params: nothing,
    body: procedureFilterSchema,
    reply: procedurePageSchema,
    access: { who: ['administrator'], own: 'none' },
  }),
  listProcedureDues: route(at.listProcedureDues, {
    summary: "By when the states of one's procedures are to be reached",
    params: nothing,
    body: nothing,
    reply: listOf(procedureDuesSchema),
    access: { who: ['coordinator', 'facilitator'], own: 'none' },
  }),
  addProcedure: route(at.addProcedure, {
    summary: 'Add a procedure for an office',
    params: nothing,
    body: procedureInput.extend({ officeId: idSchema }),
    reply: procedureSchema,
    access: { who: ['administrator'], own: 'none' },
  }),
  changeProcedure: route(at.changeProcedure, {
    summary: 'Rename a procedure or change its cycle or kind',
    params: byId,
    body: procedureInput,
    reply: procedureSchema,
    access: { who: ['administrator'], own: 'none' },
  }),
  removeProcedure: route(at.removeProcedure, {
    summary: 'Remove a procedure without cases and workshops',
    params: byId,
    body: nothing,
    reply: done,
    access: { who: ['administrator'], own: 'none' },
  }),
  assignFacilitators: route(at.assignFacilitators, {
    summary: 'Which facilitators run a procedure',
    params: byId,
    body: z.strictObject({ facilitatorIds: z.array(idSchema).max(40) }),
    reply: procedureSchema,
    access: { who: ['administrator'], own: 'none' },
  }),
  getProcedure: route(at.getProcedure, {
    summary: 'One procedure with its way: states, days, what comes next',
    params: byId,
    body: nothing,
    reply: procedureWaySchema,
    access: { who: ['administrator', 'coordinator', 'facilitator'], own: 'procedure' },
  }),
  changeProcedureState: route(at.changeProcedureState, {
    summary: 'Bring a procedure to another state',
    params: byId,
    body: z.strictObject({
      state: procedureStateSchema,
      /** How many changes the account has seen: where there are more, it is refused (PR4). */
      seen: z.int().min(0),
      /** When it happened. */
      day: z.iso.date(),
      /** Needed to skip a state and to go back (PR2). */
      reason: z.union([z.literal(''), reasonSchema]),
    }),
    reply: procedureWaySchema,
    access: { who: ['administrator', 'coordinator', 'facilitator'], own: 'procedure' },
  }),
  changeProcedureDue: route(at.changeProcedureDue, {
    summary: 'By when a procedure is to reach a state',
    params: byId,
    body: z.strictObject({ state: procedureStateSchema, day: z.iso.date().nullable() }),
    reply: procedureWaySchema,
    access: { who: ['administrator', 'coordinator', 'facilitator'], own: 'procedure' },
  }),
  changeCommitteePaper: route(at.changeCommitteePaper, {
    summary: 'Day and number of the paper for the committee',
    params: byId,
    body: committeePaperSchema,
    reply: procedureWaySchema,
    access: { who: ['coordinator'], own: 'procedure' },
  }),
} as const satisfies Record<string, Route>
