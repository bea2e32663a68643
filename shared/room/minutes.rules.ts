import { problem } from '../kernel/problem.ts'
import { restsOn } from '../kernel/text.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import type { CommandOf } from './command.ts'
import type { RoomEvent } from './event.ts'
import type { RoomView } from './roomView.ts'
import { withRoom } from './slice.ts'
import type { MinutesEvent, RecordDetails } from '../minutes/minutes.ts'

const fields = [
  'facilitation',
  'recorder',
  'distribution',
] as const satisfies (keyof RecordDetails)[]

/** Decides what a change of the minutes' head leads to; one based on other words is refused (rule RO5). */
export function decideMinutes(
  { room }: Pick<RoomView, 'room'>,
  { details, before }: CommandOf<'changeRecordDetails'>,
): Result<RoomEvent[]> {
  const held = room.minutes.details
  if (!fields.every((field) => restsOn(before[field], held[field])))
    return refuse(problem('item.stale'))
  return ok(
    fields.every((field) => details[field] === held[field])
      ? []
      : [{ type: 'recordDetailsChanged', details }],
  )
}

/** The state after an event about the minutes. */
export const evolveMinutes = (view: RoomView, { details }: MinutesEvent): RoomView =>
  withRoom(view, { minutes: { details } })
