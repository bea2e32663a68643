import {
  evolveAnnotation,
  evolveWritten,
  isWritten,
  type WrittenEvent,
} from './annotation.rules.ts'
import { evolveDiscussion } from './discussion.rules.ts'
import { evolveFinding } from './finding.rules.ts'
import { evolveKeySituation } from './keySituation.rules.ts'
import { assertNever } from '../kernel/assertNever.ts'
import { evolveProjector } from './projector.rules.ts'
import { evolveMinutes } from './minutes.rules.ts'
import { evolveRecommendation } from './recommendation.rules.ts'
import { evolveSharedText, evolveSharedTexts } from './sharedText.rules.ts'
import type { SharedTextEvent } from '../sharedText/sharedText.ts'
import { evolveStructureRating } from './structureRating.rules.ts'
import { evolveVote } from './vote.rules.ts'
import { evolveWorkshop } from './workshop.rules.ts'
import type { RoomEvent } from './event.ts'
import type { RoomView } from './roomView.ts'

/** The state after an event. Pure, total, and each event touches only the slices of its audience. */
export function evolve(view: RoomView, event: RoomEvent): RoomView {
  switch (event.type) {
    case 'workshopOpened':
    case 'agendaChanged':
    case 'stepEntered':
    case 'clockChanged':
    case 'dayMarkerMoved':
    case 'outcomeOpened':
    case 'seeTestStarted':
    case 'seatAdmitted':
    case 'seatChanged':
    case 'seatRemoved':
    case 'seatLeft':
    case 'facilitationMoved':
    case 'coFacilitatorNamed':
    case 'groupingOpened':
    case 'reviewConfirmed':
    case 'workshopClosed':
    case 'caseLeftOut':
    case 'commentPeriodPlanned':
    case 'commentPeriodExtended':
    case 'seatRequested':
    case 'seatRefused':
    case 'waitingEnded':
    case 'rulesConfirmed':
    case 'seeTestPassed':
    case 'readyChanged':
    case 'ownershipNoted':
    case 'seatFollowed':
      return evolveWorkshop(view, event)
    case 'annotationAdded':
    case 'annotationRevised':
    case 'annotationRemoved':
    case 'ownRevealed':
    case 'revealAnnounced':
    case 'revealAsked':
    case 'revealAnswered':
    case 'annotationsRevealed':
    case 'revealedWithdrawn':
    case 'groupChanged':
    case 'groupRemoved':
    case 'annotationsGrouped':
      return evolveAnnotation(view, event)
    case 'questionAsked':
    case 'questionAnswered':
    case 'topicParked':
    case 'topicSettled':
    case 'replyAdded':
    case 'perspectiveNoted':
    case 'statementNoted':
    case 'itemRemoved':
    case 'itemChanged':
    case 'shown':
      return evolveDiscussion(view, event)
    case 'projectorTurned':
    case 'projectorHeld':
      return evolveProjector(view, event)
    case 'keySituationChanged':
    case 'keySituationRemoved':
    case 'keySituationsChosen':
    case 'boardItemAdded':
    case 'boardItemRemoved':
    case 'boardsOpened':
    case 'situationProposed':
    case 'situationProposalRemoved':
    case 'proposalsOpened':
    case 'ownProposalsOpened':
    case 'boardGroupsChanged':
    case 'boardClocksChanged':
    case 'boardItemDrafted':
    case 'boardItemDraftRemoved':
    case 'boardDraftsOpened':
      return evolveKeySituation(view, event)
    case 'findingChanged':
    case 'findingRemoved':
    case 'findingMoved':
      return evolveFinding(view, event)
    case 'recommendationChanged':
    case 'recommendationRemoved':
      return evolveRecommendation(view, event)
    case 'voteOpened':
    case 'voteClosed':
    case 'paperDotsEntered':
      return evolveVote(view, event)
    case 'textUpdated':
      return evolveSharedText(view, event)
    case 'recordDetailsChanged':
      return evolveMinutes(view, event)
    case 'structureRated':
    case 'structureRatingCleared':
    case 'structureRevealAnnounced':
    case 'structureRevealed':
    case 'structureAgreed':
    case 'structureAgreementRemoved':
      return evolveStructureRating(view, event)
    default:
      return assertNever(event)
  }
}

/** The state after many events, as a log is replayed: the same as one after the other, in the time of one reading. */
export function evolveAll(view: RoomView, events: Iterable<RoomEvent>): RoomView {
  let state = view
  let written: WrittenEvent[] = []
  let texts: SharedTextEvent[] = []
  const flush = () => {
    if (written.length > 0) state = evolveWritten(state, written)
    if (texts.length > 0) state = evolveSharedTexts(state, texts)
    written = []
    texts = []
  }
  for (const event of events) {
    // The two kinds a log has in long rows; neither looks at the other.
    if (isWritten(event)) written.push(event)
    else if (event.type === 'textUpdated') texts.push(event)
    else {
      flush()
      state = evolve(state, event)
    }
  }
  flush()
  return state
}
