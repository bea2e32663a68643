import { z } from '../kernel/zod.ts'
import { idSchema } from '../kernel/id.schema.ts'

/** Of each kind of work so many are named; the others are counted. */
export const NAMED_TASKS = 20

const count = z.int().min(0)
const office = z.strictObject({ id: idSchema, name: z.string() })
const named = <Row extends z.ZodType>(row: Row) =>
  z.strictObject({ first: z.array(row).max(NAMED_TASKS), total: count })

/** What the administration's overview says: how much there is, and what keeps an office from beginning. */
export const administrationSchema = z.strictObject({
  offices: count,
  activeAccounts: count,
  procedures: count,
  catalogues: count,
  /** Offices with fewer than two active accounts of the coordination. */
  withoutPeople: named(office.extend({ people: count })),
  /** Offices with them, and without a procedure. */
  withoutProcedure: named(office),
  /** Procedures without a facilitator, with the name of their office. */
  withoutFacilitation: named(z.strictObject({ id: idSchema, officeName: z.string() })),
})
export type Administration = z.infer<typeof administrationSchema>
