import { z } from 'zod'
import { idSchema } from '../kernel/id.ts'
import { agendaSchema, type Agenda } from './agenda.ts'
import { seatRoleSchema, type Seat } from './seat.ts'

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
  z.strictObject({ type: z.literal('closeWorkshop') }),
] as const

/** Room events unless marked; `seatRequested`, `seatRefused` and `waitingEnded` are for the facilitation, those with a trailing seatId line for one seat. */
export type WorkshopEvent =
  | { type: 'workshopOpened'; at: number }
  | { type: 'agendaChanged'; agenda: Agenda }
  | { type: 'stepEntered'; stepId: string; at: number; endsAt: number | null; plannedMs: number }
  | { type: 'clockChanged'; endsAt: number | null; pausedRemainingMs: number | null }
  | { type: 'dayMarkerMoved'; day: number; deliveredDay: number }
  | { type: 'outcomeOpened'; open: boolean }
  | { type: 'seeTestStarted'; round: number }
  | { type: 'seatAdmitted'; seat: Seat }
  | { type: 'seatChanged'; seat: Seat }
  | { type: 'seatRemoved'; seatId: string }
  | { type: 'facilitationMoved'; holder: string; main: string }
  | { type: 'coFacilitatorNamed'; seatId: string; named: boolean }
  | { type: 'groupingOpened'; open: boolean }
  | { type: 'reviewConfirmed'; id: string }
  | { type: 'workshopClosed'; at: number }
  | { type: 'seatRequested'; seatId: string; groupSize: number }
  | { type: 'seatRefused'; seatId: string }
  | { type: 'waitingEnded'; seatId: string }
  | { type: 'rulesConfirmed'; seatId: string }
  | { type: 'seeTestPassed'; seatId: string; round: number }
  | { type: 'readyChanged'; seatId: string; ready: boolean; turn: number }
  | { type: 'ownershipNoted'; seatId: string; ids: readonly string[] }

/** The server's clock of the current step, in milliseconds of server time. At most one of the two is set. */
export interface Clock {
  readonly endsAt: number | null
  readonly pausedRemainingMs: number | null
  readonly plannedMs: number
}

export interface WorkshopSlice {
  readonly status: 'planned' | 'open' | 'closed'
  readonly agenda: Agenda
  readonly stepId: string | null
  /** Steps entered before, in order of first entry. */
  readonly visited: readonly string[]
  /** Counts moves between steps; ready marks belong to one turn. */
  readonly turn: number
  readonly clock: Clock
  readonly day: number | null
  /** The furthest day the text was delivered to; moving the marker back takes nothing away. */
  readonly deliveredDay: number | null
  readonly outcomeOpen: boolean
  readonly seeTestRound: number
  readonly seats: Readonly<Record<string, Seat>>
  readonly removedSeats: readonly string[]
  readonly nextSeatNumber: number
  /** Who steers now, who is the main facilitation, and who is named to take over. */
  readonly holder: string | null
  readonly main: string | null
  readonly coFacilitators: readonly string[]
  readonly groupingOpen: boolean
  readonly closedAt: number | null
}

export const emptyWorkshopSlice: WorkshopSlice = {
  status: 'planned',
  agenda: [],
  stepId: null,
  visited: [],
  turn: 0,
  clock: { endsAt: null, pausedRemainingMs: null, plannedMs: 0 },
  day: null,
  deliveredDay: null,
  outcomeOpen: false,
  seeTestRound: 0,
  seats: {},
  removedSeats: [],
  nextSeatNumber: 1,
  holder: null,
  main: null,
  coFacilitators: [],
  groupingOpen: true,
  closedAt: null,
}
