import { describe, expect, it } from 'vitest'
import { commandSchema, type CommandType } from '../../shared/room/command.ts'
import { needsCase } from '../../shared/room/withoutCase.ts'
import { evolveAll } from '../../shared/room/evolve.ts'
import { emptyRoomView, type RoomView } from '../../shared/room/roomView.ts'
import { newId } from '../../shared/kernel/id.ts'
import { phaseKinds, type PhaseKind } from '../../shared/workshop/agenda.ts'
import { anyCommand } from '../support/anyCommand.ts'

const seatId = newId()
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
  const { agenda } = roomOf(withoutCase).room.workshop
  const command = type === 'changeAgenda' ? { type, agenda } : anyCommand[type]
  return needsCase(roomOf(withoutCase).room, command)?.code ?? ''
}

describe('[SR9] a room in which no case is read', () => {
  const types = commandSchema.options.map(({ shape }) => shape.type.value)

  it.each(types)('%s: means something, or is refused by name ', (type) => {
    const expected = meaningful.has(type) ? 'goes on' : 'workshop.withoutCase'
    const code = codeOf(type, true)
    expect(code === 'workshop.withoutCase' ? code : 'goes on').toBe(expected)
    // With a case nothing is refused for that reason.
    expect(codeOf(type, false)).not.toBe('workshop.withoutCase')
  })

  it.each(phaseKinds)('the step %s has its place, or is refused by name', (kind) => {
    const fits = ['arrive', 'structure', 'recommendations', 'close', 'followUp', 'break']
    const agenda = stepsOf(['structure', kind === 'structure' ? 'close' : kind])
    const refused = needsCase(roomOf(true).room, { type: 'changeAgenda', agenda })
    if (fits.includes(kind)) expect(refused).toBeUndefined()
    else expect(refused).toMatchObject({ code: 'workshop.stepNeedsCase', facts: { kind } })
    expect(needsCase(roomOf(false).room, { type: 'changeAgenda', agenda })).toBeUndefined()
  })

  it('an agenda that rates nothing is refused', () => {
    const agenda = stepsOf(['arrive', 'close'])
    expect(needsCase(roomOf(true).room, { type: 'changeAgenda', agenda })).toMatchObject({
      code: 'workshop.nothingToRate',
    })
  })
})
