// What a room that reads no case refuses (SR9). The server asks; windows offer nothing of it, and load nothing of this.
import { problem, type Problem } from '../kernel/problem.ts'
import type { Agenda } from '../workshop/agenda.ts'
import { stepsWithoutCase } from '../workshop/stepsWithoutCase.ts'
import type { Command, CommandType } from './command.ts'
import type { RoomSlice } from './roomView.ts'

/**
 * Does a command speak of a case, or of what was found in one? In a workshop that reads none it is refused (SR9). A new
 * command gets its row here, and the compiler says so.
 */
const speaksOfCase: Readonly<Record<CommandType, boolean>> = {
  openWorkshop: false,
  changeAgenda: false,
  enterStep: false,
  adjustClock: false,
  moveDayMarker: true,
  openOutcome: true,
  startSeeTest: false,
  admitSeat: false,
  refuseSeat: false,
  removeSeat: false,
  changeSeat: false,
  nameCoFacilitator: false,
  setGroupingOpen: true,
  announceReveal: true,
  askToReveal: true,
  reveal: true,
  show: false,
  holdProjector: false,
  turnProjector: false,
  chooseKeySituations: true,
  openBoards: true,
  openProposals: true,
  drawBoardGroups: true,
  assignBoardGroups: true,
  adjustBoardClocks: true,
  openVote: false,
  closeVote: false,
  closeWorkshop: false,
  takeFacilitation: false,
  giveBackFacilitation: false,
  answerQuestion: true,
  settleTopic: false,
  changeKeySituation: true,
  removeKeySituation: true,
  mergeKeySituations: true,
  changeFinding: true,
  removeFinding: true,
  moveFinding: true,
  changeRecommendation: false,
  removeRecommendation: false,
  enterPaperDots: false,
  confirmReviewed: false,
  changeRecordDetails: false,
  changeGroup: true,
  removeGroup: true,
  groupAnnotations: true,
  addStatement: true,
  addAnnotation: true,
  reviseAnnotation: true,
  removeAnnotation: true,
  withdrawRevealed: true,
  askQuestion: true,
  parkTopic: false,
  addReply: true,
  addPerspectiveNote: true,
  removeItem: false,
  changeItem: false,
  proposeKeySituation: true,
  withdrawProposal: true,
  addBoardItem: true,
  removeBoardItem: true,
  updateText: false,
  rateStructure: false,
  clearStructureRating: false,
  announceStructureReveal: false,
  revealStructure: false,
  agreeStructure: false,
  removeStructureAgreement: false,
  setReady: false,
  answerToReveal: true,
  passSeeTest: false,
  confirmRules: false,
}

/** Why an agenda does not go with what a workshop reads, or undefined: without a case, steps that need one (SR9). */
export function agendaMisfit(agenda: Agenda, withoutCase: boolean): Problem | undefined {
  if (!withoutCase) return undefined
  const misfit = agenda.find(({ kind }) => !stepsWithoutCase.includes(kind))
  if (misfit) return problem('workshop.stepNeedsCase', { kind: misfit.kind }, 'agenda')
  return agenda.some(({ kind }) => kind === 'structure')
    ? undefined
    : problem('workshop.nothingToRate', undefined, 'agenda')
}

/** Why a command means nothing where no case is read, or undefined. */
export function needsCase({ workshop }: RoomSlice, command: Command): Problem | undefined {
  if (!workshop.withoutCase) return undefined
  if (command.type === 'changeAgenda') return agendaMisfit(command.agenda, true)
  return speaksOfCase[command.type] ? problem('workshop.withoutCase') : undefined
}
