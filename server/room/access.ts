import { lookUp } from '../../shared/kernel/lookUp.ts'
import { problem, type Problem } from '../../shared/kernel/problem.ts'
import type { Command, CommandType } from '../../shared/protocol/command.ts'
import type { RoomSlice } from '../../shared/protocol/roomView.ts'
import { isEditor, isHolder } from '../../shared/workshop/role.ts'

/**
 * What a seat needs to be allowed a command:
 * `hold` the facilitation now · `take` be named for it · `turn` be named for it, or be the projector itself · `edit` facilitation, co-facilitation or recorder ·
 * `group` edit, or any voice while grouping is open · `state` edit, or the case bringers ·
 * `voice` everybody but observers · `be` any admitted seat.
 */
type Need = 'hold' | 'take' | 'turn' | 'edit' | 'group' | 'state' | 'voice' | 'be'

const needs: Record<CommandType, Need> = {
  openWorkshop: 'hold',
  changeAgenda: 'hold',
  enterStep: 'hold',
  adjustClock: 'hold',
  moveDayMarker: 'hold',
  openOutcome: 'hold',
  startSeeTest: 'hold',
  admitSeat: 'hold',
  refuseSeat: 'hold',
  removeSeat: 'hold',
  changeSeat: 'hold',
  nameCoFacilitator: 'hold',
  setGroupingOpen: 'hold',
  announceReveal: 'hold',
  askToReveal: 'hold',
  reveal: 'hold',
  show: 'hold',
  holdProjector: 'hold',
  turnProjector: 'turn',
  chooseKeySituations: 'hold',
  openBoards: 'hold',
  openProposals: 'hold',
  drawBoardGroups: 'hold',
  assignBoardGroups: 'hold',
  adjustBoardClocks: 'hold',
  openVote: 'hold',
  closeVote: 'hold',
  closeWorkshop: 'hold',
  takeFacilitation: 'take',
  giveBackFacilitation: 'hold',
  answerQuestion: 'state',
  settleTopic: 'edit',
  changeKeySituation: 'edit',
  removeKeySituation: 'edit',
  mergeKeySituations: 'edit',
  changeFinding: 'edit',
  removeFinding: 'edit',
  moveFinding: 'edit',
  changeRecommendation: 'edit',
  removeRecommendation: 'edit',
  enterPaperDots: 'edit',
  confirmReviewed: 'edit',
  changeRecordDetails: 'edit',
  changeGroup: 'group',
  removeGroup: 'group',
  groupAnnotations: 'group',
  addStatement: 'state',
  addAnnotation: 'voice',
  reviseAnnotation: 'voice',
  removeAnnotation: 'voice',
  withdrawRevealed: 'voice',
  askQuestion: 'voice',
  parkTopic: 'voice',
  addReply: 'voice',
  addPerspectiveNote: 'voice',
  removeItem: 'voice',
  changeItem: 'voice',
  proposeKeySituation: 'voice',
  withdrawProposal: 'voice',
  addBoardItem: 'voice',
  removeBoardItem: 'voice',
  updateText: 'voice',
  setReady: 'voice',
  answerToReveal: 'be',
  passSeeTest: 'be',
  confirmRules: 'be',
}

/** May this seat lower the hands of others? Who steers calls people up, and nobody else. */
export const mayLowerHands = (room: RoomSlice, seatId: string): boolean => isHolder(room, seatId)

/**
 * Why a seat may not give a command now, or undefined where it may. Default deny: an unknown seat may nothing, and the
 * projector (null), whose keys anybody beside it can press, turns its pages and nothing else (PJ4).
 */
export function mayNot(
  room: RoomSlice,
  seatId: string | null,
  command: Command,
): Problem | undefined {
  if (seatId === null)
    return needs[command.type] === 'turn' ? undefined : problem('seat.notAdmitted')
  const seat = lookUp(room.workshop.seats, seatId)
  if (!seat) return problem('seat.notAdmitted')
  const editor = isEditor(room, seatId)
  const voice = seat.role !== 'observer'
  switch (needs[command.type]) {
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
    case 'be':
      return undefined
  }
}
