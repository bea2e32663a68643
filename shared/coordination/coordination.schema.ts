import { z } from '../kernel/zod.ts'
import { cycleSchema } from '../cycle/cycle.schema.ts'
import { halfYearSchema } from '../kernel/halfYear.schema.ts'
import { idSchema } from '../kernel/id.schema.ts'
import { pageNumberSchema, pageOf, searchTextSchema } from '../kernel/page.schema.ts'
import { officeSchema } from '../office/office.schema.ts'
import { procedureKindSchema, procedureStateSchema } from '../procedure/procedure.schema.ts'

/** How an office stands to its turn in a cycle (CY7). */
const duenessSchema = z.enum(['late', 'due', 'ahead', 'unplanned', 'met', 'ended'])
export type Dueness = z.infer<typeof duenessSchema>

/** What an ordinary procedure of the cycle is at, or that there is none. */
const progressSchema = z.union([procedureStateSchema, z.literal('none')])
export type Progress = z.infer<typeof progressSchema>

const { regionalBody, administrativeDistrict } = officeSchema.shape

/** By what the offices of a cycle are ordered. */
const officeOrderSchema = z.enum(['name', 'halfYear', 'progress', 'district'])

/** Which offices of a cycle are asked for; null leaves a filter out. */
export const officeSearchSchema = z.strictObject({
  /** A part of the name. */
  text: searchTextSchema,
  regionalBody: regionalBody.nullable(),
  administrativeDistrict,
  progress: progressSchema.nullable(),
  dueness: duenessSchema.nullable(),
  /** Whether a package of the cycle was taken in that is valid. */
  package: z.boolean().nullable(),
  /** Those that were merged, split up or given up, instead of those that are there. */
  former: z.boolean(),
  order: officeOrderSchema,
  page: pageNumberSchema,
})
export type OfficeSearch = z.infer<typeof officeSearchSchema>

/** An office in a cycle: states, days and counts, never a result. */
const cycleOfficeSchema = z.strictObject({
  officeId: idSchema,
  name: z.string(),
  regionalBody,
  administrativeDistrict,
  halfYear: halfYearSchema.nullable(),
  /** The last day of its half-year, or of the cycle if none is planned. */
  dueBy: z.iso.date(),
  dueness: duenessSchema,
  progress: progressSchema,
  /** The day from which it is at that, null if it was not written down. */
  since: z.iso.date().nullable(),
  /** From this day on it is there no more; null if no end is known. */
  endedOn: z.iso.date().nullable(),
})
export type CycleOffice = z.infer<typeof cycleOfficeSchema>

export const officePageSchema = pageOf(cycleOfficeSchema)
export type OfficePage = z.infer<typeof officePageSchema>

const countSchema = z.int().min(0)

/** A cycle in counts: how many offices are where. */
export const cycleOverviewSchema = z.strictObject({
  cycle: cycleSchema,
  offices: countSchema,
  /** Offices that are there no more, or will not be when the cycle begins; they count nowhere else. */
  former: countSchema,
  dueness: z.array(z.strictObject({ dueness: duenessSchema, count: countSchema })),
  /** Offices by Regierungsbezirk and progress; what is not there is none. */
  grid: z.array(
    z.strictObject({ administrativeDistrict, progress: progressSchema, count: countSchema }),
  ),
})
export type CycleOverview = z.infer<typeof cycleOverviewSchema>

/** How many offices a column of the board names. */
export const BOARD_ROWS = 12

/** A column of the board: how many offices are at a state, and the first of them, those that are due first. */
export const boardSchema = z.array(
  z.strictObject({
    progress: progressSchema,
    count: countSchema,
    offices: z.array(
      cycleOfficeSchema.pick({ officeId: true, name: true, dueBy: true, dueness: true }),
    ),
  }),
)
export type Board = z.infer<typeof boardSchema>

/** A facilitator with what they run in a cycle. */
export const teamsSchema = z.array(
  z.strictObject({
    accountId: idSchema,
    name: z.string(),
    /** Offices whose procedures are under way, at the same time. */
    running: z.array(
      z.strictObject({ officeId: idSchema, name: z.string(), progress: progressSchema }),
    ),
    /** Workshops by month ("2026-11"), from this month on. */
    months: z.array(
      z.strictObject({ month: z.string().regex(/^\d{4}-\d\d$/), workshops: countSchema }),
    ),
  }),
)
export type Teams = z.infer<typeof teamsSchema>

/** One procedure as evidence: its states with their days, how many workshops were held, the committee paper. */
const heldProcedureSchema = z.strictObject({
  procedureId: idSchema,
  kind: procedureKindSchema,
  cycleStart: z.int(),
  state: procedureStateSchema,
  /** The office it was held in: the office itself, or one whose work it took over. */
  officeName: z.string(),
  reached: z.array(z.strictObject({ state: procedureStateSchema, day: z.iso.date() })),
  workshops: countSchema,
  committeeDay: z.iso.date().nullable(),
  committeeFile: z.string(),
})

/** Whether and how an office met each cycle. */
export const evidenceSchema = z.strictObject({
  cycles: z.array(
    z.strictObject({
      cycle: cycleSchema,
      halfYear: halfYearSchema.nullable(),
      dueBy: z.iso.date(),
      dueness: duenessSchema,
      /** By which procedure it is met, since when (null if that was not written down), and whether without a report. */
      met: z
        .strictObject({
          day: z.iso.date().nullable(),
          state: procedureStateSchema,
          skippedReport: z.boolean(),
        })
        .nullable(),
      procedures: z.array(heldProcedureSchema),
      /** Packages of the office that were taken in, the newest first. Times are milliseconds. */
      packages: z.array(
        z.strictObject({
          id: idSchema,
          number: z.int(),
          releasedIn: z.string(),
          receivedAt: z.number(),
          withdrawnAt: z.number().nullable(),
          replacedBy: z.int().nullable(),
        }),
      ),
    }),
  ),
  /** Those that belong to no cycle. */
  extraordinary: z.array(heldProcedureSchema),
})
export type Evidence = z.infer<typeof evidenceSchema>

/** When an office has its turn, as its own procedure shows it; null for an extraordinary one, or without a cycle. */
export const turnSchema = z
  .strictObject({
    cycle: cycleSchema,
    halfYear: halfYearSchema.nullable(),
    dueBy: z.iso.date(),
    dueness: duenessSchema,
  })
  .nullable()
export type Turn = z.infer<typeof turnSchema>
