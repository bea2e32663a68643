export type { SeatRole, Seat } from './seat.schema.ts'

/**
 * What a person does in one workshop. A seat belongs to one workshop only and has no account behind it, save for the
 * facilitation.
 */
export const seatRoles = [
  'facilitator',
  'recorder',
  'caseBringer',
  'participant',
  'observer',
] as const
