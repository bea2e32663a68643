import { z } from '../kernel/zod.ts'
import { idSchema } from '../kernel/id.schema.ts'
import { seatRoles } from './seat.ts'

export const seatRoleSchema = z.enum(seatRoles)
export type SeatRole = z.infer<typeof seatRoleSchema>

/** A seat as everybody in the room may know it: a number, a task and how many people sit at the device. Never a name. */
export const seatSchema = z.strictObject({
  id: idSchema,
  number: z.int().min(1),
  role: seatRoleSchema,
  groupSize: z.int().min(1).max(12),
})
export type Seat = z.infer<typeof seatSchema>
