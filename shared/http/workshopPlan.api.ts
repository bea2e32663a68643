import { type Route, byId, done, nothing, route } from './route.ts'
import { joinCodeSchema } from '../join/joinCode.schema.ts'
import { idSchema } from '../kernel/id.schema.ts'
import { nameSchema } from '../kernel/name.schema.ts'
import { z } from '../kernel/zod.ts'
import { originSchema } from '../reviewCase/reviewCase.schema.ts'
import { agendaSchema } from '../workshop/agenda.schema.ts'
import {
  commentDaysSchema,
  startSchema,
  workshopBasisSchema,
  workshopSummarySchema,
} from '../workshopPlan/workshopPlan.schema.ts'
import { listOf } from '../kernel/page.schema.ts'
import { addresses as at } from './address.ts'

/** An agenda of 40 steps, each with a title and a question in letters of up to three bytes. */
const AGENDA_BYTES = 96 * 1024

/** Workshops as they are planned. */
export const workshopPlanApi = {
  listWorkshops: route(at.listWorkshops, {
    summary: 'Workshops one may see',
    params: nothing,
    body: nothing,
    reply: listOf(workshopSummarySchema),
    access: { who: ['coordinator', 'facilitator'], own: 'none' },
  }),
  addWorkshop: route(at.addWorkshop, {
    summary: 'Plan a workshop on a released case, or on structure criteria without one',
    params: byId,
    body: z.strictObject({
      /** Null if no case is read. */
      caseId: idSchema.nullable(),
      title: nameSchema(160),
      date: z.iso.date(),
      start: startSchema.default(''),
      slotMinutes: z.int().min(15).max(900),
      agenda: agendaSchema,
      origin: originSchema.nullable(),
      commentDays: commentDaysSchema,
      /** The day has passed, and that is meant. */
      pastDay: z.boolean().default(false),
      catalogueKey: z.string().max(80),
      catalogueVersion: z.string().max(40),
      consultantKey: z.string().max(80).nullable().default(null),
      consultantVersion: z.string().max(40).nullable().default(null),
    }),
    reply: workshopSummarySchema,
    bodyBytes: AGENDA_BYTES,
    access: { who: ['facilitator'], own: 'procedure' },
  }),
  getWorkshop: route(at.getWorkshop, {
    summary: 'A workshop with its plan',
    params: byId,
    body: nothing,
    reply: z.strictObject({
      workshop: workshopSummarySchema,
      basis: workshopBasisSchema,
      /** Address people type in, without a slash at the end; null if none is set. */
      publicUrl: z.string().nullable(),
      agenda: agendaSchema,
      joinCode: joinCodeSchema.nullable(),
      /** A projector link was made; a new one would end the screen that shows it. */
      projectorLinked: z.boolean(),
    }),
    access: { who: ['coordinator', 'facilitator'], own: 'workshop' },
  }),
  planWorkshop: route(at.planWorkshop, {
    summary: 'Change title, day, time and agenda before the opening',
    params: byId,
    body: z.strictObject({
      title: nameSchema(160),
      date: z.iso.date(),
      start: startSchema.default(''),
      slotMinutes: z.int().min(15).max(900),
      agenda: agendaSchema,
      origin: originSchema.nullable(),
      commentDays: commentDaysSchema,
      /** The day has passed, and that is meant. */
      pastDay: z.boolean().default(false),
    }),
    reply: workshopSummarySchema,
    bodyBytes: AGENDA_BYTES,
    access: { who: ['facilitator'], own: 'workshop' },
  }),
  changeWorkshopBasis: route(at.changeWorkshopBasis, {
    summary: 'Change case, version of its text and catalogue before the opening',
    params: byId,
    body: z.strictObject({
      /** Null if no case is read; a workshop stays with or without one as it was planned. */
      caseId: idSchema.nullable(),
      catalogueKey: z.string().max(80),
      catalogueVersion: z.string().max(40),
      consultantKey: z.string().max(80).nullable().default(null),
      consultantVersion: z.string().max(40).nullable().default(null),
    }),
    reply: workshopSummarySchema,
    access: { who: ['facilitator'], own: 'workshop' },
  }),
  removeWorkshop: route(at.removeWorkshop, {
    summary: 'Remove a workshop that was never opened',
    params: byId,
    body: nothing,
    reply: done,
    access: { who: ['facilitator'], own: 'workshop' },
  }),
  addSample: route(at.addSample, {
    summary: 'Plan a workshop on an invented case, for practising',
    params: nothing,
    body: nothing,
    reply: workshopSummarySchema,
    access: { who: ['facilitator'], own: 'none' },
  }),
  removeSample: route(at.removeSample, {
    summary: 'Remove a sample workshop with everything in it',
    params: byId,
    body: nothing,
    reply: done,
    access: { who: ['facilitator'], own: 'workshop' },
  }),
} as const satisfies Record<string, Route>
