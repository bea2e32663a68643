import { z } from '../kernel/zod.ts'
import { idSchema } from '../kernel/id.schema.ts'
import { nameSchema } from '../kernel/name.schema.ts'
import { officeSchema } from './office.schema.ts'

const day = z.iso.date()

/**
 * What happened to an office as a whole (CY3): it got another name; it went into another one; it was divided among
 * several; it gave up its youth office, and another one may do its work since.
 */
export const officeChangeInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('renamed'), day, name: nameSchema(120) }),
  z.strictObject({ kind: z.literal('merged'), day, successorIds: z.array(idSchema).length(1) }),
  z.strictObject({ kind: z.literal('split'), day, successorIds: z.array(idSchema).min(2).max(10) }),
  z.strictObject({ kind: z.literal('left'), day, successorIds: z.array(idSchema).max(1) }),
])
export type OfficeChangeInput = z.infer<typeof officeChangeInput>
export type OfficeChangeKind = OfficeChangeInput['kind']

/** A line of the history of an office, as it is read. */
const officeChangeSchema = z.strictObject({
  kind: z.enum(['renamed', 'merged', 'split', 'left']),
  /** From which day it holds, YYYY-MM-DD. */
  day,
  officeId: idSchema,
  /** How the office was called before. */
  nameBefore: z.string(),
  /** How it was called from then on; null for what is no new name. */
  nameAfter: z.string().nullable(),
  /** Who does its work since; null for a new name, or where no office was named. */
  successor: z.strictObject({ id: idSchema, name: z.string() }).nullable(),
})

/** An office with what happened to it, and to those whose work it took over: oldest first. */
export const officeHistorySchema = z.strictObject({
  office: officeSchema,
  changes: z.array(officeChangeSchema),
  /** Years whose figures were recorded incompletely ("Erfassungsbruch", CY4), ascending. */
  recordingBreaks: z.array(z.int()),
})
export type OfficeHistory = z.infer<typeof officeHistorySchema>
