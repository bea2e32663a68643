// What may be done: by whom, and when. The server decides by it, in one place (server/room/roomRules.ts); the screens
// show by it, and predict by it.
import { lookUp } from '../kernel/lookUp.ts'
import { problem, type Problem } from '../kernel/problem.ts'
import type { Step } from '../workshop/agenda.ts'
import { phases } from '../workshop/phase.ts'
import { isEditor, isHolder } from './role.ts'
import { currentStep } from './workshop.rules.ts'
import type { CommandType } from './command.ts'
import { commandTraits } from './commandTraits.ts'
import type { RoomSlice } from './roomView.ts'

/** May this seat lower the hands of others? Only the seat that steers calls people up. */
export const mayLowerHands = (room: RoomSlice, seatId: string): boolean => isHolder(room, seatId)

/**
 * Why a seat may not give a command of this type, or undefined if it may. Default deny: an unknown seat may nothing,
 * and the projector (null), whose keys any person beside it can press, turns its pages and nothing else (PJ4).
 */
export function mayNot(
  room: RoomSlice,
  seatId: string | null,
  type: CommandType,
): Problem | undefined {
  const { need } = commandTraits[type]
  if (seatId === null) return need === 'turn' ? undefined : problem('seat.notAdmitted')
  const seat = lookUp(room.workshop.seats, seatId)
  if (!seat) return problem('seat.notAdmitted')
  const editor = isEditor(room, seatId)
  const voice = seat.role !== 'observer'
  switch (need) {
    case 'hold':
      return isHolder(room, seatId) ? undefined : problem('facilitation.notHolder')
    case 'take':
    case 'turn': {
      const { main, coFacilitators } = room.workshop
      return main === seatId || coFacilitators.includes(seatId)
        ? undefined
        : problem('facilitation.notNamed')
    }
    case 'edit':
      return editor ? undefined : problem('access.denied')
    case 'group':
      return editor || (voice && room.workshop.groupingOpen) ? undefined : problem('access.denied')
    case 'state':
      if (room.workshop.status === 'closed' && !editor) return problem('workshop.closed')
      return editor || seat.role === 'caseBringer' ? undefined : problem('access.denied')
    case 'voice':
      if (room.workshop.status === 'closed' && !editor) return problem('workshop.closed')
      return voice ? undefined : problem('access.denied')
    case 'rate':
      return voice && !editor ? undefined : problem('access.denied')
    case 'be':
      return undefined
  }
}

/** Is this a step in which structure criteria are rated? */
const isStructure = ({ kind }: Pick<Step, 'kind'>): boolean => kind === 'structure'

/** Why now is not the time for a command of this type, whatever seat gives it, or undefined if it is (PH2). */
export function notNow({ workshop }: RoomSlice, type: CommandType): Problem | undefined {
  const { when } = commandTraits[type]
  const { status } = workshop
  const outside = { planned: 'untilEnd', closed: 'fromOpening' } as const
  if (status !== 'open') {
    if (when === 'always' || when === outside[status]) return undefined
    if (when === 'rating' && status === 'planned' && workshop.agenda.some(isStructure))
      return undefined
    return problem(status === 'closed' ? 'workshop.closed' : 'workshop.notOpen')
  }
  if (when === 'day' || when === 'untilEnd' || when === 'fromOpening' || when === 'always')
    return undefined
  const step = currentStep(workshop)
  if (when === 'rating' || when === 'rated')
    return step && isStructure(step) ? undefined : problem('workshop.wrongPhase')
  const notes = step ? phases[step.kind].notes : 'none'
  return notes === 'uncovered' || (notes === 'written' && when === 'writing')
    ? undefined
    : problem('workshop.wrongPhase')
}

/** May this seat, or the projector (null), give a command of this type now? What a rule says of its content comes on top. */
export const mayGive = (room: RoomSlice, seatId: string | null, type: CommandType): boolean =>
  (mayNot(room, seatId, type) ?? notNow(room, type)) === undefined
