// When a command means something: before the opening, in which steps of the day, in the comment period.
import { describe, expect, it } from 'vitest'
import { newId } from '../../shared/kernel/id.ts'
import { commandSchema, type CommandType } from '../../shared/room/command.ts'
import { decide } from '../../shared/room/decide.ts'
import { emptyRoomView, type RoomView } from '../../shared/room/roomView.ts'
import { phaseKinds, type PhaseKind } from '../../shared/workshop/agenda.ts'
import { anyCommand } from '../support/anyCommand.ts'
import { bareContext } from '../support/bareContext.ts'

const columns = ['before the opening', 'present', 'annotate', 'compare', 'comment period'] as const
type Column = (typeof columns)[number]

/** Written by hand from the rules of the day, never made from `commandTraits`: one column per moment. */
const table: Record<CommandType, string> = {
  //                      bef pre ann com aft
  openWorkshop: '         ok  ok  ok  ok  ok',
  changeAgenda: '         ok  ok  ok  ok  no',
  enterStep: '            no  ok  ok  ok  no',
  adjustClock: '          no  ok  ok  ok  no',
  moveDayMarker: '        no  ok  ok  ok  no',
  openOutcome: '          no  ok  ok  ok  no',
  startSeeTest: '         ok  ok  ok  ok  no',
  admitSeat: '            ok  ok  ok  ok  no',
  refuseSeat: '           ok  ok  ok  ok  no',
  removeSeat: '           ok  ok  ok  ok  no',
  changeSeat: '           ok  ok  ok  ok  no',
  nameCoFacilitator: '    ok  ok  ok  ok  no',
  setGroupingOpen: '      no  ok  ok  ok  no',
  announceReveal: '       no  no  no  ok  no',
  askToReveal: '          no  no  no  ok  no',
  reveal: '               no  no  no  ok  no',
  show: '                 no  ok  ok  ok  no',
  holdProjector: '        no  ok  ok  ok  no',
  turnProjector: '        no  ok  ok  ok  no',
  chooseKeySituations: '  no  ok  ok  ok  no',
  openBoards: '           no  ok  ok  ok  no',
  openProposals: '        no  ok  ok  ok  no',
  drawBoardGroups: '      no  ok  ok  ok  no',
  assignBoardGroups: '    no  ok  ok  ok  no',
  adjustBoardClocks: '    no  ok  ok  ok  no',
  openVote: '             no  ok  ok  ok  no',
  closeVote: '            no  ok  ok  ok  no',
  closeWorkshop: '        no  ok  ok  ok  no',
  takeFacilitation: '     ok  ok  ok  ok  ok',
  giveBackFacilitation: ' ok  ok  ok  ok  ok',
  answerQuestion: '       no  ok  ok  ok  ok',
  settleTopic: '          no  ok  ok  ok  ok',
  changeKeySituation: '   no  ok  ok  ok  no',
  removeKeySituation: '   no  ok  ok  ok  no',
  mergeKeySituations: '   no  ok  ok  ok  no',
  changeFinding: '        no  ok  ok  ok  ok',
  removeFinding: '        no  ok  ok  ok  no',
  moveFinding: '          no  ok  ok  ok  ok',
  changeRecommendation: ' no  ok  ok  ok  ok',
  removeRecommendation: ' no  ok  ok  ok  no',
  enterPaperDots: '       no  ok  ok  ok  no',
  confirmReviewed: '      no  ok  ok  ok  ok',
  changeRecordDetails: '  no  ok  ok  ok  ok',
  changeGroup: '          no  ok  ok  ok  no',
  removeGroup: '          no  ok  ok  ok  no',
  groupAnnotations: '     no  ok  ok  ok  no',
  addStatement: '         no  ok  ok  ok  ok',
  addAnnotation: '        no  no  ok  ok  no',
  reviseAnnotation: '     no  no  ok  ok  no',
  removeAnnotation: '     no  ok  ok  ok  no',
  withdrawRevealed: '     no  ok  ok  ok  no',
  askQuestion: '          no  ok  ok  ok  ok',
  parkTopic: '            no  ok  ok  ok  ok',
  addReply: '             no  ok  ok  ok  no',
  addPerspectiveNote: '   no  ok  ok  ok  ok',
  removeItem: '           no  ok  ok  ok  ok',
  changeItem: '           no  ok  ok  ok  ok',
  proposeKeySituation: '  no  ok  ok  ok  no',
  withdrawProposal: '     no  ok  ok  ok  no',
  addBoardItem: '         no  ok  ok  ok  no',
  removeBoardItem: '      no  ok  ok  ok  ok',
  updateText: '           no  ok  ok  ok  ok',
  rateStructure: '        ok  no  no  no  no',
  clearStructureRating: ' ok  no  no  no  no',
  announceStructureReveal: 'no no  no  no  no',
  revealStructure: '      no  no  no  no  no',
  agreeStructure: '       no  ok  ok  ok  ok',
  removeStructureAgreement: 'no ok ok  ok  no',
  setReady: '             no  ok  ok  ok  no',
  answerToReveal: '       no  ok  ok  ok  no',
  passSeeTest: '          ok  ok  ok  ok  no',
  confirmRules: '         ok  ok  ok  ok  no',
}

const agenda = phaseKinds.map((kind) => ({ id: kind, kind, title: kind, minutes: 5, question: '' }))
const seatId = newId()
const ctx = bareContext(seatId)

function roomAt(moment: Column | PhaseKind): RoomView {
  const { room } = emptyRoomView
  const at = { agenda, holder: seatId, main: seatId }
  const during =
    moment === 'before the opening'
      ? ({ status: 'planned' } as const)
      : moment === 'comment period'
        ? ({ status: 'closed', stepId: 'close' } as const)
        : ({ status: 'open', stepId: moment } as const)
  return {
    ...emptyRoomView,
    room: { ...room, workshop: { ...room.workshop, ...at, ...during } },
  }
}

const early = ['workshop.notOpen', 'workshop.closed', 'workshop.wrongPhase']
function isTime(type: CommandType, moment: Column | PhaseKind): boolean {
  const decided = decide(roomAt(moment), anyCommand[type], ctx)
  return decided.ok || !early.includes(decided.problem.code)
}

const types = Object.keys(table) as CommandType[]

describe('[PH2] when a command means something', () => {
  it('the table has every command there is, at every moment', () => {
    const known = commandSchema.options.map(({ shape }) => shape.type.value)
    expect([...types].sort()).toEqual([...known].sort())
    for (const type of types)
      expect(table[type].trim().split(/\s+/), type).toHaveLength(columns.length)
  })

  it.each(columns.map((column, at) => ({ column, at })))('$column', ({ column, at }) => {
    const found = types.map((type) => `${type} ${isTime(type, column) ? 'ok' : 'no'}`)
    expect(found).toEqual(
      types.map((type) => `${type} ${table[type].trim().split(/\s+/)[at] ?? ''}`),
    )
  })

  it('people annotate where they read for themselves and where they compare', () => {
    const writing = ['annotate', 'compare', 'discuss', 'perspectives']
    for (const type of ['addAnnotation', 'reviseAnnotation'] as const)
      expect(phaseKinds.filter((kind) => isTime(type, kind))).toEqual(writing)
  })

  it('annotations are uncovered where they are compared and discussed', () => {
    for (const type of ['announceReveal', 'askToReveal', 'reveal'] as const)
      expect(phaseKinds.filter((kind) => isTime(type, kind))).toEqual(['compare', 'discuss'])
  })

  it('[SR3] structure criteria are rated and uncovered in their own step alone, and rated before the day', () => {
    for (const type of ['rateStructure', 'announceStructureReveal', 'revealStructure'] as const)
      expect(phaseKinds.filter((kind) => isTime(type, kind))).toEqual(['structure'])
  })

  it('says whether it has not begun, is over, or belongs elsewhere', () => {
    const codeOf = (type: CommandType, moment: Column | PhaseKind) => {
      const decided = decide(roomAt(moment), anyCommand[type], ctx)
      return decided.ok ? '' : decided.problem.code
    }
    expect(codeOf('parkTopic', 'before the opening')).toBe('workshop.notOpen')
    expect(codeOf('addReply', 'comment period')).toBe('workshop.closed')
    expect(codeOf('addAnnotation', 'findings')).toBe('workshop.wrongPhase')
    expect(codeOf('addAnnotation', 'comment period')).toBe('workshop.closed')
  })
})
