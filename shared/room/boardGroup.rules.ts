import { lookUp } from '../kernel/lookUp.ts'
import { problem } from '../kernel/problem.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import type { CommandOf } from './command.ts'
import type { DecideContext } from './context.ts'
import type { RoomEvent } from './event.ts'
import type { RoomSlice, RoomView } from './roomView.ts'
import type { Seat, SeatRole } from '../workshop/seat.ts'
import type { Clock } from '../workshop/workshop.ts'
import { adjustedClock } from './workshop.rules.ts'
import type { KeySituation } from '../keySituation/keySituation.ts'

/** Fewer people than this in a group, and what its board tells is told by one person (rule GR3). */
export const MIN_GROUP = 2

const groupRoles: readonly SeatRole[] = ['participant', 'caseBringer', 'recorder']

/** May this seat sit in a group: everybody who works on the case, not those who steer or watch. */
export const maySitInGroup = ({ role }: Pick<Seat, 'role'>): boolean => groupRoles.includes(role)

/** The people who deepen one situation. */
export interface BoardGroup {
  readonly situation: KeySituation
  readonly seats: readonly Seat[]
  /** People at the devices of these seats. */
  readonly people: number
  readonly clock: Clock | null
}

/** The groups of the chosen situations, also those without a seat. A seat that left, watches or steers is in none. */
export function boardGroups({ keySituation, workshop }: RoomSlice): readonly BoardGroup[] {
  const { situations, groups = {}, clocks = {} } = keySituation
  return situations
    .filter(({ chosen }) => chosen)
    .map((situation) => {
      const seats = Object.values(workshop.seats)
        .filter((seat) => lookUp(groups, seat.id) === situation.id && maySitInGroup(seat))
        .toSorted((a, b) => a.number - b.number)
      const people = seats.reduce((sum, { groupSize }) => sum + groupSize, 0)
      return { situation, seats, people, clock: lookUp(clocks, situation.id) ?? null }
    })
}

/** The group of a seat, or undefined. */
export const groupOfSeat = (room: RoomSlice, seatId: string): BoardGroup | undefined =>
  boardGroups(room).find(({ seats }) => seats.some(({ id }) => id === seatId))

type GroupCommand = CommandOf<'drawBoardGroups' | 'assignBoardGroups' | 'adjustBoardClocks'>

/** Decides what a command about the groups of the deepening leads to. */
export function decideBoardGroups(
  view: RoomView,
  command: GroupCommand,
  ctx: DecideContext,
): Result<RoomEvent[]> {
  switch (command.type) {
    case 'drawBoardGroups':
      return drawBoardGroups(view.room, command, ctx)
    case 'assignBoardGroups':
      return assignBoardGroups(view.room, command)
    case 'adjustBoardClocks':
      return adjustBoardClocks(view.room, command, ctx.now)
  }
}

const isChosen = ({ keySituation }: RoomSlice, id: string): boolean =>
  keySituation.situations.some((situation) => situation.id === id && situation.chosen)

function drawBoardGroups(
  room: RoomSlice,
  { seatIds }: CommandOf<'drawBoardGroups'>,
  { shuffle }: DecideContext,
): Result<RoomEvent[]> {
  const ids = room.keySituation.situations.filter(({ chosen }) => chosen).map(({ id }) => id)
  if (ids.length === 0) return refuse(problem('keySituation.unknown'))
  const seats: Seat[] = []
  for (const id of new Set(seatIds)) {
    const seat = lookUp(room.workshop.seats, id)
    if (!seat || !maySitInGroup(seat)) return refuse(problem('seat.unknown'))
    seats.push(seat)
  }
  return ok([{ type: 'boardGroupsChanged', groups: drawnGroups(seats, ids, shuffle) }])
}

/**
 * Spreads seats by chance, people even: the larger devices first, each to the group with the fewest people, so that
 * no two groups differ by more than the largest device (rule GR1).
 */
function drawnGroups(
  seats: readonly Pick<Seat, 'id' | 'groupSize'>[],
  situationIds: readonly string[],
  shuffle: DecideContext['shuffle'],
): Record<string, string> {
  const places = shuffle(situationIds).map((id) => ({ id, people: 0 }))
  const groups: Record<string, string> = {}
  for (const { id, groupSize } of shuffle(seats).toSorted((a, b) => b.groupSize - a.groupSize)) {
    const place = places.reduce((least, other) => (other.people < least.people ? other : least))
    place.people += groupSize
    groups[id] = place.id
  }
  return groups
}

function assignBoardGroups(
  room: RoomSlice,
  { groups, before }: CommandOf<'assignBoardGroups'>,
): Result<RoomEvent[]> {
  const held = room.keySituation.groups ?? {}
  for (const [seatId, situationId] of Object.entries(groups)) {
    const seat = lookUp(room.workshop.seats, seatId)
    if (!seat || (situationId !== null && !maySitInGroup(seat)))
      return refuse(problem('seat.unknown'))
    if (situationId !== null && !isChosen(room, situationId))
      return refuse(problem('keySituation.unknown'))
    if ((lookUp(held, seatId) ?? null) !== (lookUp(before, seatId) ?? null))
      return refuse(problem('item.stale'))
  }
  return ok(Object.keys(groups).length > 0 ? [{ type: 'boardGroupsChanged', groups }] : [])
}

function adjustBoardClocks(
  room: RoomSlice,
  command: CommandOf<'adjustBoardClocks'>,
  now: number,
): Result<RoomEvent[]> {
  if (!command.ids.every((id) => isChosen(room, id))) return refuse(problem('keySituation.unknown'))
  if (command.change === 'start' && command.ms <= 0)
    return refuse(problem('input.malformed', undefined, 'ms'))
  const clocks: Record<string, Clock | null> = {}
  for (const id of command.ids) {
    const held = lookUp(room.keySituation.clocks, id) ?? null
    const next = changedClock(held, command, now)
    if (next !== held) clocks[id] = next
  }
  return ok(Object.keys(clocks).length > 0 ? [{ type: 'boardClocksChanged', clocks }] : [])
}

function changedClock(
  held: Clock | null,
  { change, ms }: Pick<CommandOf<'adjustBoardClocks'>, 'change' | 'ms'>,
  now: number,
): Clock | null {
  if (change === 'start') return { endsAt: now + ms, pausedRemainingMs: null, plannedMs: ms }
  if (change === 'clear' || held === null) return null
  return { ...held, ...adjustedClock(held, { change, ms }, now) }
}
