import { z } from '../kernel/zod.ts'
import { accountRoleSchema } from '../account/account.schema.ts'
import { cycleSchema } from '../cycle/cycle.schema.ts'
import { idSchema } from '../kernel/id.schema.ts'
import { nameSchema } from '../kernel/name.schema.ts'
import { pageNumberSchema, pageOf, searchTextSchema } from '../kernel/page.schema.ts'
import { sayingSchema } from '../kernel/saying.schema.ts'

/** What a procedure goes through, in this order (§ 8 LKG NRW). */
export const procedureStates = [
  'interest',
  'selected',
  'accepted',
  'casesDrawn',
  'workshops',
  'structureRating',
  'report',
  'committee',
  'followUp',
] as const
export const procedureStateSchema = z.enum(procedureStates)
export type ProcedureState = z.infer<typeof procedureStateSchema>

/** One of its cycle, or one that was suggested outside of it (§ 8 Abs. 4 LKG NRW). */
export const procedureKindSchema = z.enum(['ordinary', 'extraordinary'])
export type ProcedureKind = z.infer<typeof procedureKindSchema>

/** A year in which a cycle or an extraordinary procedure begins. */
const cycleStartSchema = z.int().min(2020).max(2100)

export const procedureSchema = z.strictObject({
  id: idSchema,
  officeId: idSchema,
  title: nameSchema(160),
  /** First year of the five-year cycle; of an extraordinary procedure the year it began in: it belongs to no cycle. */
  cycleStart: cycleStartSchema,
  kind: procedureKindSchema,
  /** The cycle of the installation it belongs to (CY1); null for an extraordinary one, and where no cycle has its year. */
  cycle: cycleSchema.nullable(),
  state: procedureStateSchema,
  facilitatorIds: z.array(idSchema),
})
export type Procedure = z.infer<typeof procedureSchema>

/** Which procedures the administration asks for: by a part of office or title, by state, or the one with an id. */
export const procedureFilterSchema = z.strictObject({
  text: searchTextSchema,
  state: procedureStateSchema.nullable(),
  id: idSchema.nullable(),
  page: pageNumberSchema,
})
export type ProcedureFilter = z.infer<typeof procedureFilterSchema>

/** What a procedure waits for: a person who facilitates it, or a state whose agreed day is over. */
const procedureNeedSchema = z.enum(['facilitation', 'overdue'])
export type ProcedureNeed = z.infer<typeof procedureNeedSchema>

/** A procedure in the list of the administration. */
const listedProcedureSchema = procedureSchema.extend({
  officeName: z.string(),
  /** Names of those who facilitate it. */
  facilitators: z.array(z.string()),
  need: procedureNeedSchema.nullable(),
})
export type ListedProcedure = z.infer<typeof listedProcedureSchema>
export const procedurePageSchema = pageOf(listedProcedureSchema)

/** What the administration says of a procedure. */
export const procedureInput = procedureSchema.pick({ title: true, cycleStart: true, kind: true })

/** How one state followed another: the next one, one further on, or one before. */
const stateMoveSchema = z.enum(['begin', 'next', 'skip', 'back'])
export type StateMove = z.infer<typeof stateMoveSchema>

/** One change of state, as the history of a procedure keeps it for ever. */
const stateChangeSchema = z.strictObject({
  state: procedureStateSchema,
  move: stateMoveSchema,
  /** The day it is said to have happened, YYYY-MM-DD. */
  day: z.iso.date(),
  /** Why a state was skipped, or one went back; empty for the next one. */
  reason: z.string(),
  /** The task of the account that set it, and its name where the reader works with it. */
  byRole: accountRoleSchema,
  byName: z.string().nullable(),
  /** When it was set, in milliseconds. */
  at: z.number(),
})
export type StateChange = z.infer<typeof stateChangeSchema>

/** Why something happened out of order. */
export const reasonSchema = sayingSchema(500, 3)

/** What the youth welfare committee was given: day of the meeting and number of the paper; empty while unknown. */
export const committeePaperSchema = z.strictObject({
  day: z.iso.date().nullable(),
  fileNumber: sayingSchema(60),
})
export type CommitteePaper = z.infer<typeof committeePaperSchema>

/** By when a state is to be reached, as agreed with the office. */
const stateDueSchema = z.strictObject({ state: procedureStateSchema, day: z.iso.date() })
export type StateDue = z.infer<typeof stateDueSchema>

/** By when the states of a procedure are to be reached. */
export const procedureDuesSchema = z.strictObject({
  procedureId: idSchema,
  due: z.array(stateDueSchema),
  /** Day of the meeting of the committee, if one is entered. */
  committeeDay: z.iso.date().nullable(),
})
export type ProcedureDues = z.infer<typeof procedureDuesSchema>

/** A procedure with its way; nothing of its cases and results. */
export const procedureWaySchema = z.strictObject({
  procedure: procedureSchema,
  officeName: z.string(),
  /** Oldest first; empty for procedures of versions that kept none. */
  history: z.array(stateChangeSchema),
  due: z.array(stateDueSchema),
  committee: committeePaperSchema,
})
export type ProcedureWay = z.infer<typeof procedureWaySchema>
