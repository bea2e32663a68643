import { problem } from '../kernel/problem.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import type { CommandOf } from '../protocol/command.ts'
import type { RoomEvent } from '../protocol/event.ts'
import type { RoomView } from '../protocol/roomView.ts'
import { withRoom } from '../protocol/slice.ts'
import type { MinutesEvent, RecordDetails } from './minutes.ts'

const same = (one: RecordDetails, other: RecordDetails): boolean =>
  one.facilitation === other.facilitation &&
  one.recorder === other.recorder &&
  one.distribution === other.distribution

/** Decides what a change of the minutes' head leads to; one based on other words is refused (rule RO5). */
export function decideMinutes(
  { room }: Pick<RoomView, 'room'>,
  { details, before }: CommandOf<'changeRecordDetails'>,
): Result<RoomEvent[]> {
  const held = room.minutes.details
  if (!same(held, before)) return refuse(problem('item.stale'))
  return ok(same(held, details) ? [] : [{ type: 'recordDetailsChanged', details }])
}

/** The state after an event about the minutes. */
export const evolveMinutes = (view: RoomView, { details }: MinutesEvent): RoomView =>
  withRoom(view, { minutes: { details } })
