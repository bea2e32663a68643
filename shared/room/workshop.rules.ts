import { lookUp } from '../kernel/lookUp.ts'
import { problem } from '../kernel/problem.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import type { CommandOf } from './command.ts'
import type { DecideContext } from './context.ts'
import type { RoomEvent } from './event.ts'
import type { RoomView } from './roomView.ts'
import { ownOf, without, withOwn, withRoom } from './slice.ts'
import { clearReview } from './review.ts'
import { hasEvidence } from '../finding/finding.ts'
import { leaveItem } from './projector.rules.ts'
import { berlinDay } from '../kernel/berlinTime.ts'
import type { Agenda, Step } from '../workshop/agenda.ts'
import {
  COMMENT_WORKING_DAYS,
  commentUntil,
  commentUntilBefore,
  mayEndOn,
} from '../workshop/commentPeriod.ts'
import type { Clock, LeftTime, WorkshopEvent, WorkshopSlice } from '../workshop/workshop.ts'
import type { workshopCommands } from '../workshop/workshop.schema.ts'
import type { z } from 'zod'

type WorkshopCommand = z.infer<(typeof workshopCommands)[number]>

/** The step the room is in, or undefined before the first. */
export const currentStep = (workshop: WorkshopSlice): Step | undefined =>
  workshop.agenda.find((step) => step.id === workshop.stepId)

/** What still stands against closing the workshop; all zero means it may close. */
export interface Checklist {
  readonly findingsWithoutEvidence: number
  readonly recommendationsWithoutOwner: number
  readonly recommendationsWithoutDue: number
  readonly parkedOpen: number
  readonly openVotes: number
  readonly review: number
}

/** The closing checklist of a room. */
export function checklist({ room }: Pick<RoomView, 'room'>): Checklist {
  const { findings } = room.finding
  const { recommendations } = room.recommendation
  const reviewed = [
    ...findings,
    ...recommendations,
    ...room.keySituation.situations,
    ...room.vote.votes,
  ]
  return {
    findingsWithoutEvidence: findings.filter((finding) => !hasEvidence(finding)).length,
    recommendationsWithoutOwner: recommendations.filter(({ owner }) => owner === '').length,
    recommendationsWithoutDue: recommendations.filter(({ due }) => due === null).length,
    parkedOpen: room.discussion.parked.filter(({ status }) => status === 'open').length,
    openVotes: room.vote.votes.filter(({ result }) => result === null).length,
    review: reviewed.filter(({ review }) => review).length,
  }
}

/** Points of the checklist that forbid closing; "prüfen" marks only remind. */
export function blockingCount(list: Checklist): number {
  const { review: _reminder, ...blocking } = list
  return Object.values(blocking).reduce((sum, count) => sum + count, 0)
}

/** First events of a room, and of every change before the opening: the plan it was made with. */
export function planEvents(
  agenda: Agenda,
  workingDays: number,
  workshop: Pick<WorkshopSlice, 'commentDays'> = {},
): RoomEvent[] {
  const events: RoomEvent[] = [{ type: 'agendaChanged', agenda }]
  if (workingDays !== commentDaysOf(workshop))
    events.push({ type: 'commentPeriodPlanned', workingDays })
  return events
}

/** Planned length of the comment period of a room, in working days. */
export const commentDaysOf = ({ commentDays }: Pick<WorkshopSlice, 'commentDays'>): number =>
  commentDays ?? COMMENT_WORKING_DAYS

/** The facilitation gives the room more time for comments (rule CP2); less is refused. */
export function extendCommentEvents(
  { room: { workshop } }: Pick<RoomView, 'room'>,
  until: string,
  now: number,
): Result<RoomEvent[]> {
  if (workshop.status !== 'closed') return refuse(problem('workshop.notClosed'))
  if (until === workshop.commentUntil) return ok([])
  return until > (workshop.commentUntil ?? '') && mayEndOn(until, now)
    ? ok([{ type: 'commentPeriodExtended', until }])
    : refuse(problem('workshop.commentPeriod', undefined, 'until'))
}

/** So many wait at the door of a room at most (BI6); the largest room has 25 people. */
const MOST_AT_DOOR = 60

/**
 * A device asked for a seat with the join code. Asking again changes nothing; a full door is `join.crowded`. `before`
 * is the seat the same browser had until it left or was removed.
 */
export function requestSeatEvents(
  view: RoomView,
  seatId: string,
  groupSize: number,
  before: string | null = null,
): Result<RoomEvent[]> {
  const { waiting } = view.facilitation
  if (lookUp(view.room.workshop.seats, seatId) ?? lookUp(waiting, seatId)) return ok([])
  if (Object.keys(waiting).length >= MOST_AT_DOOR) return refuse(problem('join.crowded'))
  const events: RoomEvent[] = [{ type: 'seatRequested', seatId, groupSize }]
  if (before !== null) events.push({ type: 'seatFollowed', seatId, before })
  return ok(events)
}

/** A seat was given up, or waits no longer. If it held the facilitation, no other seat takes it over. */
export function leaveSeatEvents(view: RoomView, seatId: string): RoomEvent[] {
  if (lookUp(view.facilitation.waiting, seatId)) return [{ type: 'seatRefused', seatId }]
  return lookUp(view.room.workshop.seats, seatId) ? [{ type: 'seatLeft', seatId }] : []
}

/** An assigned facilitator enters: gets a seat, and the facilitation if no seat holds it. */
export function seatFacilitatorEvents(view: RoomView, seatId: string): RoomEvent[] {
  const { workshop } = view.room
  if (lookUp(workshop.seats, seatId)) return []
  const seat = {
    id: seatId,
    number: workshop.nextSeatNumber,
    role: 'facilitator' as const,
    groupSize: 1,
  }
  const events: RoomEvent[] = [{ type: 'seatAdmitted', seat }]
  if (workshop.holder === null)
    events.push({ type: 'facilitationMoved', holder: seatId, main: seatId })
  return events
}

/** Decides what a command about the course of the workshop leads to. */
export function decideWorkshop(
  view: RoomView,
  command: WorkshopCommand,
  ctx: DecideContext,
): Result<RoomEvent[]> {
  const { workshop } = view.room
  switch (command.type) {
    case 'openWorkshop':
      return openWorkshop(workshop, ctx)
    case 'changeAgenda':
      return changeAgenda(workshop, command)
    case 'enterStep':
      return enterStep(workshop, command.stepId, ctx.now)
    case 'adjustClock':
      return ok([{ type: 'clockChanged', ...adjustedClock(workshop.clock, command, ctx.now) }])
    case 'moveDayMarker':
      return moveDayMarker(workshop, command.day, ctx.days)
    case 'openOutcome':
      return ok(
        command.open && !workshop.outcomeOpen ? [{ type: 'outcomeOpened', open: true }] : [],
      )
    case 'startSeeTest':
      return ok([{ type: 'seeTestStarted', round: workshop.seeTestRound + 1 }])
    case 'passSeeTest':
      return command.round === workshop.seeTestRound
        ? ok([{ type: 'seeTestPassed', seatId: ctx.seatId, round: command.round }])
        : ok([])
    case 'confirmRules':
      return ok([{ type: 'rulesConfirmed', seatId: ctx.seatId }])
    case 'setReady':
      return ok([
        { type: 'readyChanged', seatId: ctx.seatId, ready: command.ready, turn: workshop.turn },
      ])
    case 'setGroupingOpen':
      return ok([{ type: 'groupingOpened', open: command.open }])
    case 'confirmReviewed':
      return ok([{ type: 'reviewConfirmed', id: command.id }])
    case 'closeWorkshop':
      return closeWorkshop(view, command, ctx.now)
    case 'admitSeat':
    case 'refuseSeat':
    case 'removeSeat':
    case 'changeSeat':
    case 'nameCoFacilitator':
    case 'takeFacilitation':
    case 'giveBackFacilitation':
      return decideSeat(view, command, ctx.seatId)
  }
}

function openWorkshop(workshop: WorkshopSlice, ctx: DecideContext): Result<RoomEvent[]> {
  // Pressed twice it is open, as was wanted (PH9).
  if (workshop.status === 'open') return ok([])
  const first = workshop.agenda[0]
  if (!first) return refuse(problem('workshop.agendaEmpty'))
  const events: RoomEvent[] = [{ type: 'workshopOpened', at: ctx.now }]
  if (workshop.stepId === null) events.push(stepEvent(first, ctx.now))
  return ok(events)
}

function changeAgenda(
  workshop: WorkshopSlice,
  { agenda }: CommandOf<'changeAgenda'>,
): Result<RoomEvent[]> {
  if (new Set(agenda.map(({ id }) => id)).size !== agenda.length)
    return refuse(problem('input.malformed', undefined, 'agenda'))
  const keepsCurrent = workshop.stepId === null || agenda.some(({ id }) => id === workshop.stepId)
  return keepsCurrent
    ? ok([{ type: 'agendaChanged', agenda }])
    : refuse(problem('workshop.currentStepMissing'))
}

/** Moves the marker within the days of the case (PH7); what was delivered stays delivered (RO8). */
function moveDayMarker(
  workshop: WorkshopSlice,
  day: number,
  days: DecideContext['days'],
): Result<RoomEvent[]> {
  if (days && day > days.last) return refuse(problem('workshop.dayAhead', { last: days.last }))
  if (days && day < days.first) return refuse(problem('workshop.dayBefore', { first: days.first }))
  const deliveredDay = Math.max(workshop.deliveredDay ?? day, day)
  return ok([{ type: 'dayMarkerMoved', day, deliveredDay }])
}

const stepEvent = (step: Step, now: number): RoomEvent => ({
  type: 'stepEntered',
  stepId: step.id,
  at: now,
  endsAt: step.minutes > 0 ? now + step.minutes * 60_000 : null,
  plannedMs: step.minutes * 60_000,
})

function enterStep(workshop: WorkshopSlice, stepId: string, now: number): Result<RoomEvent[]> {
  const step = workshop.agenda.find(({ id }) => id === stepId)
  if (!step) return refuse(problem('workshop.unknownStep'))
  return ok([returnEvent(step, workshop, now) ?? stepEvent(step, now)])
}

/** Entering a step again: its time goes on where it stood when the room left it, held if it was held (PH8). */
function returnEvent(step: Step, workshop: WorkshopSlice, now: number): RoomEvent | undefined {
  const left =
    step.id === workshop.stepId ? leftOf(workshop.clock, now) : lookUp(workshop.leftTimes, step.id)
  if (!left) return undefined
  const plannedMs = step.minutes * 60_000
  // The agenda gave it more or less in the meantime.
  const remaining = left.remainingMs + plannedMs - left.plannedMs
  return {
    type: 'stepEntered',
    stepId: step.id,
    at: now,
    endsAt: left.held ? null : now + remaining,
    plannedMs,
    ...(left.held ? { pausedRemainingMs: remaining } : {}),
  }
}

/** What a clock leaves behind when the room goes elsewhere; undefined if none ran. */
function leftOf({ endsAt, pausedRemainingMs, plannedMs }: Clock, at: number): LeftTime | undefined {
  if (pausedRemainingMs !== null) return { remainingMs: pausedRemainingMs, plannedMs, held: true }
  return endsAt === null ? undefined : { remainingMs: endsAt - at, plannedMs, held: false }
}

/** The clock after pause, resume or a change by `ms`; +1 minute adds exactly 60 s to a running clock. */
export function adjustedClock(
  clock: Clock,
  { change, ms }: Pick<CommandOf<'adjustClock'>, 'change' | 'ms'>,
  now: number,
): Pick<Clock, 'endsAt' | 'pausedRemainingMs'> {
  const { endsAt, pausedRemainingMs } = clock
  switch (change) {
    case 'pause':
      return endsAt === null
        ? { endsAt, pausedRemainingMs }
        : { endsAt: null, pausedRemainingMs: endsAt - now }
    case 'resume':
      return pausedRemainingMs === null
        ? { endsAt, pausedRemainingMs }
        : { endsAt: now + pausedRemainingMs, pausedRemainingMs: null }
    case 'add':
      if (pausedRemainingMs !== null) return { endsAt, pausedRemainingMs: pausedRemainingMs + ms }
      return {
        endsAt: (ms > 0 ? Math.max(endsAt ?? now, now) : (endsAt ?? now)) + ms,
        pausedRemainingMs,
      }
  }
}

function closeWorkshop(
  view: RoomView,
  command: CommandOf<'closeWorkshop'>,
  now: number,
): Result<RoomEvent[]> {
  const list = checklist(view)
  if (blockingCount(list) > 0) return refuse(problem('workshop.checklistOpen', { ...list }))
  const until =
    command.commentUntil ?? commentUntil(berlinDay(now), commentDaysOf(view.room.workshop))
  if (!mayEndOn(until, now))
    return refuse(problem('workshop.commentPeriod', undefined, 'commentUntil'))
  return ok([{ type: 'workshopClosed', at: now, commentUntil: until }])
}

type SeatCommand = CommandOf<
  | 'admitSeat'
  | 'refuseSeat'
  | 'removeSeat'
  | 'changeSeat'
  | 'nameCoFacilitator'
  | 'takeFacilitation'
  | 'giveBackFacilitation'
>

function decideSeat(view: RoomView, command: SeatCommand, by: string): Result<RoomEvent[]> {
  const { workshop } = view.room
  if (command.type === 'takeFacilitation') {
    const main = workshop.main ?? by
    return ok(workshop.holder === by ? [] : [{ type: 'facilitationMoved', holder: by, main }])
  }
  if (command.type === 'giveBackFacilitation') {
    const main = workshop.main ?? by
    return ok(main === by ? [] : [{ type: 'facilitationMoved', holder: main, main }])
  }
  const { seatId } = command
  if (command.type === 'admitSeat' || command.type === 'refuseSeat') {
    const waiting = lookUp(view.facilitation.waiting, seatId)
    if (!waiting) return lookUp(workshop.seats, seatId) ? ok([]) : refuse(problem('seat.unknown'))
    if (command.type === 'refuseSeat') return ok([{ type: 'seatRefused', seatId }])
    const seat = {
      id: seatId,
      number: workshop.nextSeatNumber,
      role: 'participant' as const,
      groupSize: waiting.groupSize,
    }
    return ok([
      { type: 'seatAdmitted', seat },
      { type: 'waitingEnded', seatId },
    ])
  }
  const seat = lookUp(workshop.seats, seatId)
  if (!seat) return refuse(problem('seat.unknown'))
  if (command.type === 'nameCoFacilitator')
    return ok([{ type: 'coFacilitatorNamed', seatId, named: command.named }])
  if (seat.role === 'facilitator') return refuse(problem('access.denied'))
  if (command.type === 'removeSeat') return ok([{ type: 'seatRemoved', seatId }])
  const { role, groupSize } = command
  return ok([{ type: 'seatChanged', seat: { ...seat, role, groupSize } }])
}

/** The state after an event about the course of the workshop. */
export function evolveWorkshop(view: RoomView, event: WorkshopEvent): RoomView {
  const { workshop } = view.room
  const set = (change: Partial<WorkshopSlice>) =>
    withRoom(view, { workshop: { ...workshop, ...change } })
  switch (event.type) {
    case 'workshopOpened':
      return set({
        status: 'open',
        closedAt: null,
        commentUntil: null,
        ...(workshop.status === 'closed' ? clockAtTheEnd(workshop) : {}),
      })
    case 'agendaChanged':
      return set({ agenda: event.agenda })
    case 'stepEntered':
      return enterStepState(view, event)
    case 'clockChanged': {
      const { endsAt, pausedRemainingMs } = event
      return set({ clock: { ...workshop.clock, endsAt, pausedRemainingMs } })
    }
    case 'dayMarkerMoved':
      return set({ day: event.day, deliveredDay: event.deliveredDay })
    case 'outcomeOpened':
      return set({ outcomeOpen: event.open })
    case 'seeTestStarted':
      return set({ seeTestRound: event.round })
    case 'groupingOpened':
      return set({ groupingOpen: event.open })
    case 'workshopClosed':
      return set({
        status: 'closed',
        closedAt: event.at,
        commentUntil: event.commentUntil ?? commentUntilBefore(event.at),
        clock: { endsAt: null, pausedRemainingMs: null, plannedMs: 0 },
        leftTimes: leftTimesAfter(workshop, { stepId: null, at: event.at }),
      })
    case 'caseLeftOut':
      return set({ withoutCase: true })
    case 'commentPeriodPlanned':
      return set({ commentDays: event.workingDays })
    case 'commentPeriodExtended':
      return set({ commentUntil: event.until })
    case 'reviewConfirmed':
      return clearReview(view, event.id)
    case 'facilitationMoved':
      return set({ holder: event.holder, main: event.main })
    case 'coFacilitatorNamed': {
      const others = workshop.coFacilitators.filter((id) => id !== event.seatId)
      const coFacilitators = event.named ? [...others, event.seatId] : others
      return withRoom(unasked(view), { workshop: { ...workshop, coFacilitators } })
    }
    case 'seatAdmitted':
    case 'seatChanged':
    case 'seatRemoved':
    case 'seatLeft':
    case 'seatRequested':
    case 'seatRefused':
    case 'waitingEnded':
      return evolveSeat(view, event)
    case 'rulesConfirmed':
      return withOwn(view, event.seatId, { rulesConfirmed: true })
    case 'seeTestPassed':
      return withOwn(view, event.seatId, { seeTestRound: event.round })
    case 'readyChanged':
      return withOwn(view, event.seatId, { readyTurn: event.ready ? event.turn : null })
    case 'ownershipNoted':
      return withOwn(view, event.seatId, {
        owned: [...ownOf(view, event.seatId).owned, ...event.ids],
      })
    case 'seatFollowed':
      return withOwn(view, event.seatId, { follows: event.before })
  }
}

/** The times of the steps the room left, with the one it leaves now, without the one it enters. */
function leftTimesAfter(
  workshop: WorkshopSlice,
  { stepId, at }: { readonly stepId: string | null; readonly at: number },
): Readonly<Record<string, LeftTime>> {
  const held = workshop.leftTimes ?? {}
  const left = workshop.stepId === null ? undefined : leftOf(workshop.clock, at)
  const all = left && workshop.stepId !== null ? { ...held, [workshop.stepId]: left } : held
  return stepId === null ? all : without(all, stepId)
}

/** A day that is opened again: the clock of its step stands as it was when the day ended, held (PH8). */
function clockAtTheEnd(workshop: WorkshopSlice): Pick<WorkshopSlice, 'clock' | 'leftTimes'> {
  const { stepId, leftTimes = {} } = workshop
  const left = stepId === null ? undefined : lookUp(leftTimes, stepId)
  if (!left || stepId === null) return { clock: workshop.clock, leftTimes }
  const { remainingMs, plannedMs } = left
  return {
    clock: { endsAt: null, pausedRemainingMs: remainingMs, plannedMs },
    leftTimes: without(leftTimes, stepId),
  }
}

function enterStepState(view: RoomView, event: Extract<WorkshopEvent, { type: 'stepEntered' }>) {
  const { workshop, annotation, discussion, structureRating } = view.room
  const { stepId, endsAt, plannedMs } = event
  return withRoom(leaveItem(view), {
    workshop: {
      ...workshop,
      stepId,
      turn: workshop.turn + 1,
      visited: workshop.visited.includes(stepId) ? workshop.visited : [...workshop.visited, stepId],
      entered: [...(workshop.entered ?? []), { stepId, at: event.at }],
      clock: { endsAt, pausedRemainingMs: event.pausedRemainingMs ?? null, plannedMs },
      leftTimes: leftTimesAfter(workshop, event),
    },
    annotation: { ...annotation, announced: false, asking: null },
    discussion: { ...discussion, focus: null },
    structureRating: structureRating.announced
      ? { ...structureRating, announced: false }
      : structureRating,
  })
}

type SeatEvent = Extract<
  WorkshopEvent,
  {
    type:
      | 'seatAdmitted'
      | 'seatChanged'
      | 'seatRemoved'
      | 'seatLeft'
      | 'seatRequested'
      | 'seatRefused'
      | 'waitingEnded'
  }
>

/** If fewer are asked than before, an agreement is not what it was: the question ends (rule RV7). */
const unasked = (view: RoomView): RoomView =>
  withRoom(view, { annotation: { ...view.room.annotation, asking: null } })

const withoutSeat = (workshop: WorkshopSlice, seatId: string): WorkshopSlice => ({
  ...workshop,
  seats: without(workshop.seats, seatId),
  removedSeats: [...workshop.removedSeats, seatId],
  coFacilitators: workshop.coFacilitators.filter((id) => id !== seatId),
})

function evolveSeat(view: RoomView, event: SeatEvent): RoomView {
  const { workshop } = view.room
  const { waiting } = view.facilitation
  const setWaiting = (next: typeof waiting): RoomView => ({
    ...view,
    facilitation: { ...view.facilitation, waiting: next },
  })
  switch (event.type) {
    case 'seatRequested':
      return setWaiting({ ...waiting, [event.seatId]: { groupSize: event.groupSize } })
    case 'seatRefused':
    case 'waitingEnded':
      return setWaiting(without(waiting, event.seatId))
    case 'seatAdmitted':
    case 'seatChanged': {
      const { seat } = event
      const seats = { ...workshop.seats, [seat.id]: seat }
      const nextSeatNumber = Math.max(workshop.nextSeatNumber, seat.number + 1)
      return withRoom(view, { workshop: { ...workshop, seats, nextSeatNumber } })
    }
    case 'seatRemoved':
      return withRoom(unasked(view), { workshop: withoutSeat(workshop, event.seatId) })
    case 'seatLeft': {
      const seat = lookUp(workshop.seats, event.seatId)
      const people = seat && seat.role !== 'observer' ? seat.groupSize : 0
      const leftPeople = (workshop.leftPeople ?? 0) + people
      const left = { ...withoutSeat(workshop, event.seatId), leftPeople }
      return withRoom(unasked(view), { workshop: left })
    }
  }
}
