import { z } from '../kernel/zod.ts'
import { firstYearSchema } from '../cycle/cycle.schema.ts'
import { idSchema } from '../kernel/id.schema.ts'

/** What a list of offices may weigh, in bytes; 186 offices are about 20 kB. */
export const IMPORT_BYTES = 1024 * 1024

/** How many rows of a list are read. */
export const IMPORT_ROWS = 2000

/** The columns a list may have. */
export const importColumns = [
  'name',
  'regionalBody',
  'administrativeDistrict',
  'authorityType',
  'sizeClass',
  'burdenClass',
  'halfYear',
] as const
const columnSchema = z.enum(importColumns)
export type ImportColumn = z.infer<typeof columnSchema>

/** What can be wrong in one cell, or with a row. */
const importFaultCodes = [
  'columnMissing',
  'columnTwice',
  'quoteOpen',
  'cellUnheaded',
  'nameMissing',
  'nameLength',
  'nameTaken',
  'nameTwice',
  'nameFormer',
  'valueMissing',
  'valueUnknown',
  'districtUnfit',
  'officeUnknown',
  'officeEnded',
  'halfYearDate',
  'halfYearOutside',
  'halfYearAfterEnd',
] as const

/** Where a list has to be mended: the row as the file counts it, from 1, the column, and what stands there. */
const importFaultSchema = z.strictObject({
  code: z.enum(importFaultCodes),
  row: z.int().min(1),
  /** Null if the row as a whole is meant. */
  column: columnSchema.nullable(),
  /** The beginning of what stands there. */
  value: z.string().max(80),
  /** The other row of a pair. */
  other: z.int().optional(),
  /** How the office is called today that had this name before. */
  today: z.string().optional(),
})
export type ImportFault = z.infer<typeof importFaultSchema>

/** A file with a list: of offices, or of a plan of one cycle. */
const listInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('offices') }),
  z.strictObject({ kind: z.literal('plan'), cycleYear: firstYearSchema }),
])
export type ListInput = z.infer<typeof listInput>

/** The file, base64. */
const content = z.base64().max(Math.ceil(IMPORT_BYTES / 3) * 4)
export const importPreviewInput = z.strictObject({ list: listInput, content })
/** What is taken over is what the preview showed: its digest comes along (CY5). */
export const importInput = z.strictObject({ list: listInput, content, digest: z.string().max(80) })

/** What becomes of one row; codes and half-years as they are kept, null for nothing. */
const importChangeSchema = z.strictObject({
  row: z.int().min(1),
  name: z.string(),
  /** Removed is the half-year of a plan that the list leaves empty. */
  kind: z.enum(['new', 'changed', 'removed']),
  fields: z.array(
    z.strictObject({
      column: columnSchema,
      before: z.union([z.string(), z.number()]).nullable(),
      after: z.union([z.string(), z.number()]).nullable(),
    }),
  ),
})
export type ImportChange = z.infer<typeof importChangeSchema>

/** What a list would change, before anything is changed. */
export const importPreviewSchema = z.strictObject({
  digest: z.string(),
  changes: z.array(importChangeSchema),
  /** Rows that say what is kept already. */
  same: z.int().min(0),
  /** Offices, or turns of the plan, that the list does not name: they stay as they are. */
  missing: z.array(z.strictObject({ id: idSchema, name: z.string() })),
  /** As long as there is one nothing is taken over; the first hundred. */
  faults: z.array(importFaultSchema),
  /** How many there are. */
  faultCount: z.int().min(0),
  /** Headings of columns that are not read. */
  ignored: z.array(z.string()),
})
export type ImportPreview = z.infer<typeof importPreviewSchema>

export const importDoneSchema = z.strictObject({
  added: z.int().min(0),
  changed: z.int().min(0),
  same: z.int().min(0),
})
