import { describe, expect, it } from 'vitest'
import { mayGive } from '../../shared/room/access.ts'
import { commandSchema, type CommandType } from '../../shared/room/command.ts'
import { decide } from '../../shared/room/decide.ts'
import { evolveAll } from '../../shared/room/evolve.ts'
import { emptyRoomView, type RoomView } from '../../shared/room/roomView.ts'
import { newId } from '../../shared/kernel/id.ts'
import { phaseKinds, type PhaseKind } from '../../shared/workshop/agenda.ts'
import { anyCommand } from '../support/anyCommand.ts'
import { bareContext } from '../support/bareContext.ts'

const seatId = newId()
const ctx = bareContext(seatId)
const stepsOf = (kinds: readonly PhaseKind[]) =>
  kinds.map((kind) => ({ id: kind, kind, title: kind, minutes: 5, question: '' }))

/** Written by hand, never made from the rules: what still means something where no case is read. */
const meaningful = new Set<CommandType>([
  ...(['openWorkshop', 'changeAgenda', 'enterStep', 'adjustClock', 'startSeeTest'] as const),
  ...(['admitSeat', 'refuseSeat', 'removeSeat', 'changeSeat', 'nameCoFacilitator'] as const),
  ...(['show', 'holdProjector', 'turnProjector', 'openVote', 'closeVote'] as const),
  ...(['closeWorkshop', 'takeFacilitation', 'giveBackFacilitation', 'settleTopic'] as const),
  ...(['changeRecommendation', 'removeRecommendation', 'enterPaperDots'] as const),
  ...(['confirmReviewed', 'changeRecordDetails', 'parkTopic', 'removeItem'] as const),
  ...(['changeItem', 'updateText', 'rateStructure', 'clearStructureRating'] as const),
  ...(['announceStructureReveal', 'revealStructure', 'agreeStructure'] as const),
  ...(['removeStructureAgreement', 'setReady', 'passSeeTest', 'confirmRules'] as const),
])

/** A room in its structure step, steered by one seat, with a case or without. */
function roomOf(withoutCase: boolean): RoomView {
  const view = withoutCase ? evolveAll(emptyRoomView, [{ type: 'caseLeftOut' }]) : emptyRoomView
  const { room } = view
  const agenda = stepsOf(['structure', 'close'])
  const seat = { id: seatId, number: 1, role: 'facilitator', groupSize: 1 } as const
  const workshop = { ...room.workshop, agenda, status: 'open', stepId: 'structure' } as const
  const held = { ...workshop, holder: seatId, main: seatId, seats: { [seatId]: seat } }
  return { ...view, room: { ...room, workshop: held } }
}

const codeOf = (type: CommandType, withoutCase: boolean): string => {
  const decided = decide(roomOf(withoutCase), anyCommand[type], ctx)
  return decided.ok ? '' : decided.problem.code
}

describe('[SR9] a room in which no case is read', () => {
  const types = commandSchema.options.map(({ shape }) => shape.type.value)

  it.each(types)('%s: means something, or is refused by name and offered to nobody', (type) => {
    const expected = meaningful.has(type) ? 'goes on' : 'workshop.withoutCase'
    const code = codeOf(type, true)
    expect(code === 'workshop.withoutCase' ? code : 'goes on').toBe(expected)
    if (!meaningful.has(type)) expect(mayGive(roomOf(true).room, seatId, type)).toBe(false)
    // With a case nothing is refused for that reason.
    expect(codeOf(type, false)).not.toBe('workshop.withoutCase')
  })

  it.each(phaseKinds)('the step %s has its place, or is refused by name', (kind) => {
    const fits = ['arrive', 'structure', 'recommendations', 'close', 'followUp', 'break']
    const agenda = stepsOf(['structure', kind === 'structure' ? 'close' : kind])
    const changed = decide(roomOf(true), { type: 'changeAgenda', agenda }, ctx)
    expect(changed.ok).toBe(fits.includes(kind))
    if (!changed.ok)
      expect(changed.problem).toMatchObject({ code: 'workshop.stepNeedsCase', facts: { kind } })
    expect(decide(roomOf(false), { type: 'changeAgenda', agenda }, ctx).ok).toBe(true)
  })

  it('an agenda that rates nothing is refused', () => {
    const agenda = stepsOf(['arrive', 'close'])
    const room = roomOf(true)
    const atClose = {
      ...room,
      room: { ...room.room, workshop: { ...room.room.workshop, stepId: 'close' } },
    }
    expect(decide(atClose, { type: 'changeAgenda', agenda }, ctx)).toMatchObject({
      problem: { code: 'workshop.nothingToRate' },
    })
  })
})
