// Names that every object inherits, as ids: refused at the door, and unknown to the rules behind it.
import { describe, expect, it } from 'vitest'
import { mayNot } from '../../shared/room/access.ts'
import { newId } from '../../shared/kernel/id.ts'
import { commandSchema, type Command } from '../../shared/room/command.ts'
import { decide } from '../../shared/room/decide.ts'
import { emptyRoomView, type RoomView } from '../../shared/room/roomView.ts'
import { bareContext } from '../support/bareContext.ts'

const GHOST = 'propertyIsEnumerable'
const seatId = newId()
const view: RoomView = {
  ...emptyRoomView,
  room: {
    ...emptyRoomView.room,
    workshop: { ...emptyRoomView.room.workshop, status: 'open', holder: seatId, main: seatId },
  },
}
const ctx = bareContext(seatId)

const commands: readonly Command[] = [
  { type: 'addReply', reply: { id: newId(), annotationId: GHOST, text: 'ja' } },
  { type: 'removeAnnotation', id: GHOST },
  { type: 'withdrawRevealed', id: GHOST },
  { type: 'admitSeat', seatId: GHOST },
  { type: 'changeSeat', seatId: GHOST, role: 'observer', groupSize: 1 },
  { type: 'drawBoardGroups', seatIds: [GHOST] },
  { type: 'assignBoardGroups', groups: { [GHOST]: null }, before: {} },
]

describe.each(commands.map((command) => [command.type, command] as const))(
  '%s',
  (_type, command) => {
    it('with an inherited name as id is no command', () => {
      expect(commandSchema.safeParse(command).success).toBe(false)
    })

    it('is refused by the rules, too', () => {
      expect(decide(view, command, ctx)).toMatchObject({ ok: false })
    })
  },
)

it('an inherited name is no seat that may do anything', () => {
  expect(mayNot(view.room, GHOST, 'confirmRules')).toEqual({ code: 'seat.notAdmitted' })
})
