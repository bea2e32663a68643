import type { Command, CommandType } from '../../shared/protocol/command.ts'
import type { OwnBallot } from '../../shared/vote/ownBallot.ts'

/** What a device keeps for its seat until it is acknowledged, or until it is thrown away. */
export type Kept =
  | { readonly kind: 'command'; readonly id: string; readonly command: Command }
  /** A counted ballot is kept until its vote closes, so that it can be changed after a reload. */
  | ({ readonly kind: 'ballot'; readonly voteId: string } & OwnBallot)
  /** What stands in a form and was not sent yet. */
  | { readonly kind: 'draft'; readonly name: string; readonly value: unknown }

export type KeptBallot = Extract<Kept, { kind: 'ballot' }>

/**
 * Which commands still mean the same after a reload. What somebody wrote does. What steers the room or says "now"
 * does not: a step entered half an hour later would surprise everybody, so it is given again by hand.
 */
const outlives: Readonly<Record<CommandType, boolean>> = {
  openWorkshop: false,
  changeAgenda: true,
  enterStep: false,
  adjustClock: false,
  moveDayMarker: false,
  openOutcome: false,
  startSeeTest: false,
  admitSeat: false,
  refuseSeat: false,
  removeSeat: false,
  changeSeat: false,
  nameCoFacilitator: false,
  setGroupingOpen: false,
  announceReveal: false,
  askToReveal: false,
  answerToReveal: false,
  reveal: false,
  show: false,
  holdProjector: false,
  turnProjector: false,
  chooseKeySituations: false,
  openBoards: false,
  proposeKeySituation: true,
  withdrawProposal: true,
  openProposals: false,
  drawBoardGroups: false,
  assignBoardGroups: false,
  adjustBoardClocks: false,
  openVote: false,
  closeVote: false,
  closeWorkshop: false,
  takeFacilitation: false,
  giveBackFacilitation: false,
  answerQuestion: true,
  settleTopic: true,
  changeRecordDetails: true,
  changeKeySituation: true,
  removeKeySituation: true,
  mergeKeySituations: true,
  changeFinding: true,
  removeFinding: true,
  moveFinding: false,
  changeRecommendation: true,
  removeRecommendation: true,
  enterPaperDots: true,
  confirmReviewed: true,
  changeGroup: true,
  removeGroup: true,
  groupAnnotations: true,
  addStatement: true,
  addAnnotation: true,
  reviseAnnotation: true,
  removeAnnotation: true,
  withdrawRevealed: true,
  askQuestion: true,
  parkTopic: true,
  addReply: true,
  addPerspectiveNote: true,
  removeItem: true,
  changeItem: true,
  addBoardItem: true,
  removeBoardItem: true,
  updateText: true,
  setReady: false,
  passSeeTest: false,
  confirmRules: true,
}

/** Is this command sent again after the page was loaded anew? */
export const outlivesPage = ({ type }: Command): boolean => outlives[type]

/** Where something is kept: one place per thing, a draft's per window. */
export function placeOf(kept: Kept, owner: string): string {
  switch (kept.kind) {
    case 'command':
      return `command/${kept.id}`
    case 'ballot':
      return `ballot/${kept.voteId}`
    case 'draft':
      return `draft/${kept.name}/${owner}`
  }
}
