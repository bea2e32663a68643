import type { Command, CommandType } from '../../shared/protocol/command.ts'
import { sampleAgenda } from './village.ts'

/** An id nothing has. */
const nothing = 'nothing-has-this-id-000'
const span = { entryId: 'e1', start: 0, end: 3, quote: 'Die' }
const content = {
  span,
  criterionId: 'P-01-1',
  direction: 'question' as const,
  weight: 1 as const,
  rating: null,
  note: '',
  paper: false,
}

/**
 * One readable command of every type, about things that do not exist: in a planned workshop those that are
 * let in change nothing, save `openWorkshop` and `takeFacilitation`.
 */
export const anyCommand: { readonly [T in CommandType]: Extract<Command, { type: T }> } = {
  openWorkshop: { type: 'openWorkshop' },
  changeAgenda: { type: 'changeAgenda', agenda: [...sampleAgenda] },
  enterStep: { type: 'enterStep', stepId: nothing },
  adjustClock: { type: 'adjustClock', change: 'pause', ms: 0 },
  moveDayMarker: { type: 'moveDayMarker', day: 0 },
  openOutcome: { type: 'openOutcome', open: false },
  startSeeTest: { type: 'startSeeTest' },
  passSeeTest: { type: 'passSeeTest', round: 1 },
  confirmRules: { type: 'confirmRules' },
  setReady: { type: 'setReady', ready: true },
  admitSeat: { type: 'admitSeat', seatId: nothing },
  refuseSeat: { type: 'refuseSeat', seatId: nothing },
  removeSeat: { type: 'removeSeat', seatId: nothing },
  changeSeat: { type: 'changeSeat', seatId: nothing, role: 'observer', groupSize: 1 },
  nameCoFacilitator: { type: 'nameCoFacilitator', seatId: nothing, named: true },
  takeFacilitation: { type: 'takeFacilitation' },
  giveBackFacilitation: { type: 'giveBackFacilitation' },
  setGroupingOpen: { type: 'setGroupingOpen', open: true },
  confirmReviewed: { type: 'confirmReviewed', id: nothing },
  closeWorkshop: { type: 'closeWorkshop' },
  addAnnotation: { type: 'addAnnotation', id: nothing, content },
  reviseAnnotation: { type: 'reviseAnnotation', id: nothing, revision: 1, content },
  removeAnnotation: { type: 'removeAnnotation', id: nothing },
  announceReveal: { type: 'announceReveal', announced: true },
  reveal: { type: 'reveal' },
  withdrawRevealed: { type: 'withdrawRevealed', id: nothing },
  changeGroup: { type: 'changeGroup', group: { id: nothing, title: 'x' } },
  removeGroup: { type: 'removeGroup', id: nothing },
  groupAnnotations: { type: 'groupAnnotations', ids: [nothing], groupId: null },
  askQuestion: { type: 'askQuestion', id: nothing, text: 'x' },
  answerQuestion: { type: 'answerQuestion', id: nothing, answer: 'x', settled: true },
  parkTopic: { type: 'parkTopic', id: nothing, text: 'x' },
  settleTopic: { type: 'settleTopic', id: nothing, status: 'settled', assignedTo: '' },
  addReply: { type: 'addReply', reply: { id: nothing, annotationId: nothing, text: 'x' } },
  addPerspectiveNote: {
    type: 'addPerspectiveNote',
    note: { id: nothing, perspective: 'child', text: 'x' },
  },
  addStatement: { type: 'addStatement', statement: { id: nothing, text: 'x' } },
  removeItem: { type: 'removeItem', id: nothing },
  show: { type: 'show', focus: null },
  changeKeySituation: {
    type: 'changeKeySituation',
    content: { id: nothing, title: 'x', entryIds: ['e1'], question: '' },
    revision: 0,
  },
  removeKeySituation: { type: 'removeKeySituation', id: nothing },
  chooseKeySituations: { type: 'chooseKeySituations', ids: [nothing] },
  addBoardItem: {
    type: 'addBoardItem',
    item: { id: nothing, keySituationId: nothing, kind: 'strength', factor: null, text: 'x' },
  },
  removeBoardItem: { type: 'removeBoardItem', id: nothing },
  openBoards: { type: 'openBoards' },
  changeFinding: {
    type: 'changeFinding',
    content: {
      id: nothing,
      direction: 'strength',
      level: null,
      evidenceLevel: null,
      criterionId: null,
      rating: null,
      annotationIds: [],
      spans: [],
      noEvidenceReason: '',
      factors: [],
      groupId: null,
      keySituationId: null,
    },
    revision: 0,
  },
  removeFinding: { type: 'removeFinding', id: nothing },
  moveFinding: { type: 'moveFinding', id: nothing, to: 0 },
  changeRecommendation: {
    type: 'changeRecommendation',
    content: {
      id: nothing,
      findingIds: [],
      addressee: 'office',
      owner: '',
      due: null,
      indicator: '',
    },
    revision: 0,
  },
  removeRecommendation: { type: 'removeRecommendation', id: nothing },
  openVote: {
    type: 'openVote',
    vote: {
      id: nothing,
      kind: 'keySituation',
      subjectId: null,
      options: [nothing],
      dots: 1,
      cumulative: false,
    },
  },
  closeVote: { type: 'closeVote', voteId: nothing },
  enterPaperDots: { type: 'enterPaperDots', voteId: nothing, paper: { people: 0, totals: {} } },
  updateText: { type: 'updateText', textId: `finding.${nothing}.title`, update: 'AAAA' },
}
