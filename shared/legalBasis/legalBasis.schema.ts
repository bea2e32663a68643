import { z } from '../kernel/zod.ts'
import { idSchema } from '../kernel/id.schema.ts'
import { nameSchema } from '../kernel/name.schema.ts'

/** On what a case text is passed on: an entry of the list this installation maintains. */
export const legalBasisSchema = z.strictObject({
  /** The code a release package carries; those that come with the product are the same everywhere. */
  id: idSchema,
  label: nameSchema(200),
  /** No longer offered; what was decided on it stays. */
  retired: z.boolean(),
  /** A case rests on it: it can be retired, never removed (PR8). */
  used: z.boolean(),
})
export type LegalBasis = z.infer<typeof legalBasisSchema>

/** What the maintenance says of an entry. */
export const legalBasisInput = legalBasisSchema.pick({ label: true, retired: true })

/** What is decided for the text of one case: on what basis, which function decided it, and when. */
export const basisDecisionInput = z.strictObject({
  basisId: idSchema,
  /** A function, no name: "Datenschutzbeauftragte". */
  decidedBy: nameSchema(120),
  decidedOn: z.iso.date(),
})

/** A decision as it was written down. A later one replaces it and deletes nothing. */
export const basisDecisionSchema = basisDecisionInput.extend({
  caseId: idSchema,
  label: z.string(),
  /** When it was written down, in milliseconds. */
  at: z.number(),
})
export type BasisDecision = z.infer<typeof basisDecisionSchema>
