import type { CommandType } from './command.ts'

/**
 * What a seat needs to be allowed a command:
 * `hold` the facilitation now · `take` be named for it · `turn` be named for it, or be the projector itself · `edit` facilitation, co-facilitation or recorder ·
 * `group` edit, or any voice while grouping is open · `state` edit, or the case bringers ·
 * `voice` everybody but observers · `rate` everybody but observers and those who edit · `be` any admitted seat.
 */
type Need = 'hold' | 'take' | 'turn' | 'edit' | 'group' | 'state' | 'voice' | 'rate' | 'be'

/**
 * When a command means something:
 * `day` while the workshop is open · `untilEnd` then and before · `fromOpening` then and in the comment period, where
 * those who edit alone still write · `always` · `writing` on the day, in a step in which people annotate · `uncovering`
 * on the day, in a step in which annotations are uncovered · `rating` on the day, in a step in which structure criteria
 * are rated, and before it where the agenda has one (rule SR3) · `rated` in such a step only.
 */
type Moment =
  'day' | 'untilEnd' | 'fromOpening' | 'always' | 'writing' | 'uncovering' | 'rating' | 'rated'

/** All that holds of a command by its type alone. */
export interface CommandTraits {
  readonly need: Need
  readonly when: Moment
  /** Does the screen show at once what it leads to? If not, only the server knows. */
  readonly predicted: boolean
  /**
   * Does it still mean the same after the page was loaded anew, so that it is sent again? What a person wrote does.
   * What steers the room or says "now" does not: a step entered half an hour later would surprise everybody.
   */
  readonly outlives: boolean
}

/** What steers the room means now: it is done at once or not at all (RO10). */
export const meansNow = (type: CommandType): boolean => {
  const { need, outlives } = commandTraits[type]
  return !outlives && (need === 'hold' || need === 'take' || need === 'turn')
}

/** The one list of commands besides their schemas and rules: a new one gets a row here, and the compiler says so. */
export const commandTraits: Readonly<Record<CommandType, CommandTraits>> = {
  openWorkshop: { need: 'hold', when: 'always', predicted: false, outlives: false },
  changeAgenda: { need: 'hold', when: 'untilEnd', predicted: true, outlives: true },
  enterStep: { need: 'hold', when: 'day', predicted: false, outlives: false },
  adjustClock: { need: 'hold', when: 'day', predicted: false, outlives: false },
  moveDayMarker: { need: 'hold', when: 'day', predicted: true, outlives: false },
  openOutcome: { need: 'hold', when: 'day', predicted: true, outlives: false },
  startSeeTest: { need: 'hold', when: 'untilEnd', predicted: true, outlives: false },
  admitSeat: { need: 'hold', when: 'untilEnd', predicted: true, outlives: false },
  refuseSeat: { need: 'hold', when: 'untilEnd', predicted: true, outlives: false },
  removeSeat: { need: 'hold', when: 'untilEnd', predicted: true, outlives: false },
  changeSeat: { need: 'hold', when: 'untilEnd', predicted: true, outlives: false },
  nameCoFacilitator: { need: 'hold', when: 'untilEnd', predicted: true, outlives: false },
  setGroupingOpen: { need: 'hold', when: 'day', predicted: true, outlives: false },
  announceReveal: { need: 'hold', when: 'uncovering', predicted: true, outlives: false },
  askToReveal: { need: 'hold', when: 'uncovering', predicted: true, outlives: false },
  reveal: { need: 'hold', when: 'uncovering', predicted: false, outlives: false },
  show: { need: 'hold', when: 'day', predicted: true, outlives: false },
  holdProjector: { need: 'hold', when: 'day', predicted: true, outlives: false },
  turnProjector: { need: 'turn', when: 'day', predicted: true, outlives: false },
  chooseKeySituations: { need: 'hold', when: 'day', predicted: true, outlives: false },
  openBoards: { need: 'hold', when: 'day', predicted: false, outlives: false },
  openProposals: { need: 'hold', when: 'day', predicted: false, outlives: false },
  drawBoardGroups: { need: 'hold', when: 'day', predicted: false, outlives: false },
  assignBoardGroups: { need: 'hold', when: 'day', predicted: true, outlives: false },
  adjustBoardClocks: { need: 'hold', when: 'day', predicted: false, outlives: false },
  openVote: { need: 'hold', when: 'day', predicted: true, outlives: false },
  closeVote: { need: 'hold', when: 'day', predicted: false, outlives: false },
  closeWorkshop: { need: 'hold', when: 'day', predicted: false, outlives: false },
  takeFacilitation: { need: 'take', when: 'always', predicted: false, outlives: false },
  giveBackFacilitation: { need: 'hold', when: 'always', predicted: false, outlives: false },
  answerQuestion: { need: 'state', when: 'fromOpening', predicted: true, outlives: true },
  settleTopic: { need: 'edit', when: 'fromOpening', predicted: true, outlives: true },
  changeKeySituation: { need: 'edit', when: 'day', predicted: true, outlives: true },
  removeKeySituation: { need: 'edit', when: 'day', predicted: true, outlives: true },
  mergeKeySituations: { need: 'edit', when: 'day', predicted: true, outlives: true },
  changeFinding: { need: 'edit', when: 'fromOpening', predicted: true, outlives: true },
  removeFinding: { need: 'edit', when: 'day', predicted: true, outlives: true },
  moveFinding: { need: 'edit', when: 'fromOpening', predicted: true, outlives: false },
  changeRecommendation: { need: 'edit', when: 'fromOpening', predicted: true, outlives: true },
  removeRecommendation: { need: 'edit', when: 'day', predicted: true, outlives: true },
  enterPaperDots: { need: 'edit', when: 'day', predicted: true, outlives: true },
  confirmReviewed: { need: 'edit', when: 'fromOpening', predicted: true, outlives: true },
  changeRecordDetails: { need: 'edit', when: 'fromOpening', predicted: true, outlives: true },
  changeGroup: { need: 'group', when: 'day', predicted: true, outlives: true },
  removeGroup: { need: 'group', when: 'day', predicted: true, outlives: true },
  groupAnnotations: { need: 'group', when: 'day', predicted: true, outlives: true },
  addStatement: { need: 'state', when: 'fromOpening', predicted: true, outlives: true },
  addAnnotation: { need: 'voice', when: 'writing', predicted: true, outlives: true },
  reviseAnnotation: { need: 'voice', when: 'writing', predicted: true, outlives: true },
  removeAnnotation: { need: 'voice', when: 'day', predicted: true, outlives: true },
  withdrawRevealed: { need: 'voice', when: 'day', predicted: true, outlives: true },
  askQuestion: { need: 'voice', when: 'fromOpening', predicted: true, outlives: true },
  parkTopic: { need: 'voice', when: 'fromOpening', predicted: true, outlives: true },
  addReply: { need: 'voice', when: 'day', predicted: true, outlives: true },
  addPerspectiveNote: { need: 'voice', when: 'fromOpening', predicted: true, outlives: true },
  removeItem: { need: 'voice', when: 'fromOpening', predicted: true, outlives: true },
  changeItem: { need: 'voice', when: 'fromOpening', predicted: true, outlives: true },
  proposeKeySituation: { need: 'voice', when: 'day', predicted: true, outlives: true },
  withdrawProposal: { need: 'voice', when: 'day', predicted: true, outlives: true },
  addBoardItem: { need: 'voice', when: 'day', predicted: true, outlives: true },
  removeBoardItem: { need: 'voice', when: 'fromOpening', predicted: true, outlives: true },
  updateText: { need: 'voice', when: 'fromOpening', predicted: false, outlives: true },
  rateStructure: { need: 'rate', when: 'rating', predicted: true, outlives: true },
  clearStructureRating: { need: 'rate', when: 'rating', predicted: true, outlives: true },
  announceStructureReveal: { need: 'hold', when: 'rated', predicted: true, outlives: false },
  revealStructure: { need: 'hold', when: 'rated', predicted: false, outlives: false },
  agreeStructure: { need: 'edit', when: 'fromOpening', predicted: true, outlives: true },
  removeStructureAgreement: { need: 'edit', when: 'day', predicted: true, outlives: true },
  setReady: { need: 'voice', when: 'day', predicted: true, outlives: false },
  answerToReveal: { need: 'be', when: 'day', predicted: true, outlives: false },
  passSeeTest: { need: 'be', when: 'untilEnd', predicted: true, outlives: false },
  confirmRules: { need: 'be', when: 'untilEnd', predicted: true, outlives: true },
}
