import type { Agenda } from './agenda.ts'
import type { Seat } from './seat.ts'

/** Room events unless marked; `seatRequested`, `seatRefused` and `waitingEnded` are for the facilitation, those with a trailing seatId line for one seat. */
export type WorkshopEvent =
  | { type: 'workshopOpened'; at: number }
  | { type: 'agendaChanged'; agenda: Agenda }
  /** No case is read in this workshop; in the first commit, or never. */
  | { type: 'caseLeftOut' }
  | {
      type: 'stepEntered'
      stepId: string
      at: number
      endsAt: number | null
      plannedMs: number
      /** Set if the step was left with its time held. Absent in logs of earlier versions. */
      pausedRemainingMs?: number
    }
  | { type: 'clockChanged'; endsAt: number | null; pausedRemainingMs: number | null }
  | { type: 'dayMarkerMoved'; day: number; deliveredDay: number }
  | { type: 'outcomeOpened'; open: boolean }
  | { type: 'seeTestStarted'; round: number }
  | { type: 'seatAdmitted'; seat: Seat }
  | { type: 'seatChanged'; seat: Seat }
  | { type: 'seatRemoved'; seatId: string }
  | { type: 'seatLeft'; seatId: string }
  | { type: 'facilitationMoved'; holder: string; main: string }
  | { type: 'coFacilitatorNamed'; seatId: string; named: boolean }
  | { type: 'groupingOpened'; open: boolean }
  | { type: 'reviewConfirmed'; id: string }
  /** `commentUntil` is absent in logs of an earlier version. */
  | { type: 'workshopClosed'; at: number; commentUntil?: string }
  | { type: 'commentPeriodPlanned'; workingDays: number }
  | { type: 'commentPeriodExtended'; until: string }
  | { type: 'seatRequested'; seatId: string; groupSize: number }
  | { type: 'seatRefused'; seatId: string }
  | { type: 'waitingEnded'; seatId: string }
  | { type: 'rulesConfirmed'; seatId: string }
  | { type: 'seeTestPassed'; seatId: string; round: number }
  | { type: 'readyChanged'; seatId: string; ready: boolean; turn: number }
  | { type: 'ownershipNoted'; seatId: string; ids: readonly string[] }
  /** This seat's browser had another seat of the workshop before (rules RV2, VO13). */
  | { type: 'seatFollowed'; seatId: string; before: string }

/** The server's clock of the current step, in milliseconds of server time. At most one of the two is set. */
export interface Clock {
  readonly endsAt: number | null
  readonly pausedRemainingMs: number | null
  readonly plannedMs: number
}

/** What was left of a step's time when the room went elsewhere, in milliseconds; negative past its end. */
export interface LeftTime {
  readonly remainingMs: number
  /** The planned length at that time. */
  readonly plannedMs: number
  /** Was the time held? */
  readonly held: boolean
}

export interface WorkshopSlice {
  readonly status: 'planned' | 'open' | 'closed'
  readonly agenda: Agenda
  /** Structure criteria are rated without a case. Absent if a case is read, and in logs of earlier versions. */
  readonly withoutCase?: boolean
  readonly stepId: string | null
  /** Steps entered before, in order of first entry. */
  readonly visited: readonly string[]
  /** When the steps were entered, in milliseconds of server time. Absent in results of an earlier version. */
  readonly entered?: readonly { readonly stepId: string; readonly at: number }[]
  /** Counts moves between steps; ready marks belong to one turn. */
  readonly turn: number
  readonly clock: Clock
  /** Times of steps that were left, by step; a step that is entered again goes on with its own. Absent in results of an earlier version. */
  readonly leftTimes?: Readonly<Record<string, LeftTime>>
  readonly day: number | null
  /** The furthest day the text was delivered to; moving the marker back takes nothing away. */
  readonly deliveredDay: number | null
  readonly outcomeOpen: boolean
  readonly seeTestRound: number
  readonly seats: Readonly<Record<string, Seat>>
  readonly removedSeats: readonly string[]
  /** People at the seats that were given up by themselves; they took part. Absent in results of an earlier version. */
  readonly leftPeople?: number
  readonly nextSeatNumber: number
  /** Who steers now, who is the main facilitation, and who is named to take over. */
  readonly holder: string | null
  readonly main: string | null
  readonly coFacilitators: readonly string[]
  readonly groupingOpen: boolean
  readonly closedAt: number | null
  /** Planned length of the comment period in working days; ten if nothing was planned. */
  readonly commentDays?: number
  /** Last day of the running comment period, YYYY-MM-DD. Absent in results of an earlier version. */
  readonly commentUntil?: string | null
}

export const emptyWorkshopSlice: WorkshopSlice = {
  status: 'planned',
  agenda: [],
  stepId: null,
  visited: [],
  entered: [],
  turn: 0,
  clock: { endsAt: null, pausedRemainingMs: null, plannedMs: 0 },
  day: null,
  deliveredDay: null,
  outcomeOpen: false,
  seeTestRound: 0,
  seats: {},
  removedSeats: [],
  leftPeople: 0,
  nextSeatNumber: 1,
  holder: null,
  main: null,
  coFacilitators: [],
  groupingOpen: true,
  closedAt: null,
  commentUntil: null,
}
