import { type Route, byId, done, nothing, route } from './route.ts'
import { z } from '../kernel/zod.ts'
import { listOf } from '../kernel/page.schema.ts'
import { administrationSchema } from '../office/administration.schema.ts'
import {
  listedOfficePageSchema,
  officeChange,
  officeFilterSchema,
  officeInput,
  officeSchema,
} from '../office/office.schema.ts'
import { officeChangeInput, officeHistorySchema } from '../office/officeHistory.schema.ts'
import { addresses as at } from './address.ts'

/** Youth offices. */
export const officeApi = {
  listOffices: route(at.listOffices, {
    summary: 'Offices to choose from: all for the administration and the state, else the own',
    params: nothing,
    body: nothing,
    reply: listOf(officeSchema),
    access: { who: ['administrator', 'analyst', 'coordinator', 'facilitator'], own: 'none' },
  }),
  findOffices: route(at.findOffices, {
    summary: 'A page of the offices, by name',
    params: nothing,
    body: officeFilterSchema,
    reply: listedOfficePageSchema,
    access: { who: ['administrator'], own: 'none' },
  }),
  administration: route(at.administration, {
    summary: 'How much there is, and what keeps an office from beginning',
    params: nothing,
    body: nothing,
    reply: administrationSchema,
    access: { who: ['administrator'], own: 'none' },
  }),
  addOffice: route(at.addOffice, {
    summary: 'Add an office',
    params: nothing,
    body: officeInput,
    reply: officeSchema,
    access: { who: ['administrator'], own: 'none' },
  }),
  changeOffice: route(at.changeOffice, {
    summary: 'Change an office',
    params: byId,
    body: officeChange,
    reply: officeSchema,
    access: { who: ['administrator'], own: 'none' },
  }),
  removeOffice: route(at.removeOffice, {
    summary: 'Remove an office nothing belongs to',
    params: byId,
    body: nothing,
    reply: done,
    access: { who: ['administrator'], own: 'none' },
  }),
  officeHistory: route(at.officeHistory, {
    summary: 'What happened to an office as a whole, and its recording breaks',
    params: byId,
    body: nothing,
    reply: officeHistorySchema,
    access: { who: ['administrator', 'analyst'], own: 'none' },
  }),
  recordOfficeChange: route(at.recordOfficeChange, {
    summary: 'Rename, merge, split up or give up an office',
    params: byId,
    body: officeChangeInput,
    reply: officeHistorySchema,
    access: { who: ['administrator', 'analyst'], own: 'none' },
  }),
  takeBackOfficeEnd: route(at.takeBackOfficeEnd, {
    summary: 'Take back that an office was merged, split up or given up',
    params: byId,
    body: nothing,
    reply: officeHistorySchema,
    access: { who: ['administrator', 'analyst'], own: 'none' },
  }),
  takeBackOfficeName: route(at.takeBackOfficeName, {
    summary: 'Take back the last new name of an office; names the one it gets back',
    params: byId,
    body: z.strictObject({ nameBefore: z.string().max(200) }),
    reply: officeHistorySchema,
    access: { who: ['administrator', 'analyst'], own: 'none' },
  }),
  setRecordingBreaks: route(at.setRecordingBreaks, {
    summary: 'In which years the figures of an office were recorded incompletely',
    params: byId,
    body: z.strictObject({ years: z.array(z.int().min(2012).max(2100)).max(60) }),
    reply: officeHistorySchema,
    access: { who: ['administrator', 'analyst'], own: 'none' },
  }),
} as const satisfies Record<string, Route>
