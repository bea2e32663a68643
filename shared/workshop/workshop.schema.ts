import { z } from '../kernel/zod.ts'
import { idSchema } from '../kernel/id.schema.ts'
import { agendaSchema } from './agenda.schema.ts'
import { seatRoleSchema } from './seat.schema.ts'

export const workshopCommands = [
  z.strictObject({ type: z.literal('openWorkshop') }),
  z.strictObject({ type: z.literal('changeAgenda'), agenda: agendaSchema }),
  z.strictObject({ type: z.literal('enterStep'), stepId: idSchema }),
  z.strictObject({
    type: z.literal('adjustClock'),
    change: z.enum(['pause', 'resume', 'add']),
    /** For `add`: milliseconds, may be negative. */
    ms: z.int().min(-3_600_000).max(3_600_000),
  }),
  z.strictObject({ type: z.literal('moveDayMarker'), day: z.int().min(-3650).max(36_500) }),
  z.strictObject({ type: z.literal('openOutcome'), open: z.boolean() }),
  z.strictObject({ type: z.literal('startSeeTest') }),
  z.strictObject({ type: z.literal('passSeeTest'), round: z.int().min(1) }),
  z.strictObject({ type: z.literal('confirmRules') }),
  z.strictObject({ type: z.literal('setReady'), ready: z.boolean() }),
  z.strictObject({ type: z.literal('admitSeat'), seatId: idSchema }),
  z.strictObject({ type: z.literal('refuseSeat'), seatId: idSchema }),
  z.strictObject({ type: z.literal('removeSeat'), seatId: idSchema }),
  z.strictObject({
    type: z.literal('changeSeat'),
    seatId: idSchema,
    role: seatRoleSchema.exclude(['facilitator']),
    groupSize: z.int().min(1).max(12),
  }),
  z.strictObject({ type: z.literal('nameCoFacilitator'), seatId: idSchema, named: z.boolean() }),
  z.strictObject({ type: z.literal('takeFacilitation') }),
  z.strictObject({ type: z.literal('giveBackFacilitation') }),
  z.strictObject({ type: z.literal('setGroupingOpen'), open: z.boolean() }),
  z.strictObject({ type: z.literal('confirmReviewed'), id: idSchema }),
  z.strictObject({
    type: z.literal('closeWorkshop'),
    /** Last day of the comment period; without it the planned number of working days from today. */
    commentUntil: z.iso.date().exactOptional(),
  }),
] as const
