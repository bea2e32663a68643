// Who counts for a bundle, what travels in it, and when fewer than three have to be asked (rules RV2, RV6, RV7).
import { lookUp } from '../kernel/lookUp.ts'
import { problem, type Problem } from '../kernel/problem.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import type { CommandOf } from './command.ts'
import type { DecideContext } from './context.ts'
import type { RoomEvent } from './event.ts'
import type { OwnSlice, RoomSlice, RoomView } from './roomView.ts'
import { ownOf } from './slice.ts'
import { phases } from '../workshop/phase.ts'
import { firstSeat, hearsFacilitation, isEditor } from './role.ts'
import type { Annotation } from '../annotation/annotation.ts'

/** Every bundle needs notes of at least so many seats, or each writing one has to agree (rules RV2, RV7). */
export const BUNDLE_SEATS = 3

/** Neither counts for the minimum nor travels in a later bundle: of facilitation or recorder, or from a paper card. */
const isAside = ({ paper, aside }: Pick<Annotation, 'paper' | 'aside'>): boolean =>
  paper || aside === true

/**
 * How many seats wrote what waits, counted by who wrote it and not by who they are now: a seat that was removed or made
 * an observer still counts, one that edits or hears the facilitation never does, and a browser that came twice is one.
 */
export function writingSeats(view: Pick<RoomView, 'room' | 'own'>): number {
  const writers = Object.entries(view.own)
    .filter(([seatId]) => !isEditor(view.room, seatId))
    .filter(([, { annotations }]) => Object.values(annotations).some((note) => !isAside(note)))
  return new Set(writers.map(([seatId]) => firstSeat(view, seatId))).size
}

/** Can a bundle be uncovered without asking the seats? */
export const enoughSeats = (view: Pick<RoomView, 'room' | 'own'>): boolean =>
  writingSeats(view) >= BUNDLE_SEATS

/** Steps of an agenda in which later bundles may be uncovered, once each (rule RV6). */
export const lateStepsOf = ({ workshop }: Pick<RoomSlice, 'workshop'>): readonly string[] =>
  workshop.agenda.filter(({ kind }) => phases[kind].notes === 'uncovered').map(({ id }) => id)

/** May the step the room is in still uncover a bundle: the first one always, a later one once (rule RV6)? */
export function bundleIsOpen({ workshop, annotation }: RoomSlice): boolean {
  if (annotation.bundles === 0) return true
  return workshop.stepId !== null && (annotation.lateSteps ?? []).includes(workshop.stepId)
}

/**
 * Seats that are asked if fewer than three wrote: all but those who hear the facilitation, whether they wrote or not.
 */
export const askedSeats = (room: RoomSlice): readonly string[] =>
  Object.keys(room.workshop.seats).filter((seatId) => !hearsFacilitation(room, seatId))

/** Did this seat agree to what is asked now? */
const agreed = (room: RoomSlice, own: OwnSlice | undefined): boolean => {
  const { asking = null } = room.annotation
  return asking !== null && own?.revealAnswer?.round === asking && own.revealAnswer.agree
}

/**
 * Did everybody who is asked agree? Also those who wrote nothing have to: so it does not tell who did, or how many. The
 * only thing the facilitation is told (rule RV7).
 */
export const everybodyAgreed = ({ room, own }: Pick<RoomView, 'room' | 'own'>): boolean =>
  (room.annotation.asking ?? null) !== null &&
  askedSeats(room).every((seatId) => agreed(room, lookUp(own, seatId)))

/** The notes of a seat that travel in the next bundle. */
export function travelling(view: RoomView, seatId: string, by: string): readonly Annotation[] {
  const own = ownOf(view, seatId)
  const late = view.room.annotation.bundles > 0
  const notes = Object.values(own.annotations).filter((note) => !late || !isAside(note))
  if (enoughSeats(view) || seatId === by) return notes
  if (!agreed(view.room, own)) return []
  const covers = own.revealAnswer?.covers ?? []
  return notes.filter(({ id, revision }) =>
    covers.some((covered) => covered.id === id && covered.revision === revision),
  )
}

/** Too few wrote, and not everybody agreed. */
export const tooFewProblem = ({ annotation }: Pick<RoomSlice, 'annotation'>): Problem =>
  problem((annotation.asking ?? null) === null ? 'reveal.tooFew' : 'reveal.notAgreed', {
    seats: BUNDLE_SEATS,
  })

/** Why nothing can be uncovered now, or undefined. Says the same if none, one or two wrote. */
export function revealProblem(view: RoomView): Problem | undefined {
  if (!view.room.annotation.announced) return problem('reveal.notAnnounced')
  if (!bundleIsOpen(view.room)) return problem('reveal.onceAStep')
  if (enoughSeats(view) || everybodyAgreed(view)) return undefined
  return tooFewProblem(view.room)
}

type AskingCommand = CommandOf<'askToReveal' | 'answerToReveal'>

/** Decides what asking, and answering, whether few may be uncovered leads to (rule RV7). */
export function decideAsking(
  view: RoomView,
  command: AskingCommand,
  { seatId }: DecideContext,
): Result<RoomEvent[]> {
  const { asking = null, asks = 0 } = view.room.annotation
  if (command.type === 'askToReveal') {
    if (!command.open) return ok(asking === null ? [] : [{ type: 'revealAsked', round: null }])
    if (!bundleIsOpen(view.room)) return refuse(problem('reveal.onceAStep'))
    return ok([{ type: 'revealAsked', round: asks + 1 }])
  }
  const { round, agree } = command
  if (asking !== round) return refuse(problem('reveal.notAsked'))
  // What is written afterwards was not agreed to and stays back.
  const held = Object.values(ownOf(view, seatId).annotations)
  const covers = agree ? held.map(({ id, revision }) => ({ id, revision })) : []
  return ok([{ type: 'revealAnswered', seatId, round, agree, covers }])
}
