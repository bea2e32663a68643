import { z } from '../kernel/zod.ts'
import { identifierTypes, intakeDecisions, intakeReasons, MOST_COUNTED } from './intakeProtocol.ts'

const count = z.int().min(1).max(MOST_COUNTED)

/** How often what was found for one reason came to one decision. Numbers and codes: nothing of a text fits in (RC15). */
const rowSchema = z.strictObject({
  type: z.enum(identifierTypes),
  reason: z.enum(intakeReasons),
  decision: z.enum(intakeDecisions),
  /** One decision is about all places of what was found; of `open` it is one that was not made. */
  decisions: count,
  places: count,
})

const keyOf = (row: z.infer<typeof rowSchema>): string =>
  `${row.type} ${row.reason} ${row.decision}`

/** The protocol of an intake as it is submitted. */
export const intakeProtocolSchema = z.strictObject({
  /** The submitted text was searched. If not, `left` and `open` are not known. */
  searched: z.boolean(),
  rows: z
    .array(rowSchema.refine(({ decisions, places }) => decisions <= places))
    .max(identifierTypes.length * intakeReasons.length * intakeDecisions.length)
    .refine((rows) => new Set(rows.map(keyOf)).size === rows.length),
  /** Of the passages marked as entrusted (RC16): told in other words, and marks taken off. Missing where none was marked. */
  entrusted: z
    .strictObject({
      paraphrased: z.int().min(0).max(MOST_COUNTED),
      unmarked: z.int().min(0).max(MOST_COUNTED),
    })
    .optional(),
})
export type IntakeProtocol = z.infer<typeof intakeProtocolSchema>

/** The same as it is read again: codes of earlier versions may have been others. */
export const storedIntakeProtocolSchema = intakeProtocolSchema.extend({
  rows: z.array(rowSchema.extend({ type: z.string(), reason: z.string(), decision: z.string() })),
})
export type StoredIntakeProtocol = z.infer<typeof storedIntakeProtocolSchema>
