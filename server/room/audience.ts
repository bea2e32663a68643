import { assertNever } from '../../shared/kernel/assertNever.ts'
import type { RoomEvent } from '../../shared/room/event.ts'
import type { Channel } from '../../shared/protocol/message.ts'

/** Who hears an event: everybody in the room, the facilitation, or one seat alone. */
export type Audience =
  | { readonly channel: 'room' }
  | { readonly channel: 'facilitation' }
  | { readonly channel: 'seat'; readonly seatId: string }

const room: Audience = { channel: 'room' }
const facilitation: Audience = { channel: 'facilitation' }

/**
 * The one place that decides who hears what. Default deny: a new event type does not
 * compile until it is given an audience here. Room events never name the person who caused them.
 */
export function audienceOf(event: RoomEvent): Audience {
  switch (event.type) {
    case 'annotationAdded':
    case 'annotationRevised':
    case 'annotationRemoved':
    case 'ownRevealed':
    case 'revealAnswered':
    case 'seatFollowed':
    case 'situationProposed':
    case 'situationProposalRemoved':
    case 'ownProposalsOpened':
    case 'boardItemDrafted':
    case 'boardItemDraftRemoved':
    case 'boardDraftsOpened':
    case 'rulesConfirmed':
    case 'seeTestPassed':
    case 'readyChanged':
    case 'ownershipNoted':
    case 'structureRated':
    case 'structureRatingCleared':
      return { channel: 'seat', seatId: event.seatId }
    case 'seatRequested':
    case 'seatRefused':
    case 'waitingEnded':
    case 'paperDotsEntered':
      return facilitation
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
    case 'recordDetailsChanged':
    case 'revealAnnounced':
    case 'revealAsked':
    case 'annotationsRevealed':
    case 'revealedWithdrawn':
    case 'groupChanged':
    case 'groupRemoved':
    case 'annotationsGrouped':
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
    case 'projectorTurned':
    case 'projectorHeld':
    case 'keySituationChanged':
    case 'keySituationRemoved':
    case 'keySituationsChosen':
    case 'boardItemAdded':
    case 'boardItemRemoved':
    case 'boardsOpened':
    case 'proposalsOpened':
    case 'boardGroupsChanged':
    case 'boardClocksChanged':
    case 'findingChanged':
    case 'findingRemoved':
    case 'findingMoved':
    case 'recommendationChanged':
    case 'recommendationRemoved':
    case 'voteOpened':
    case 'voteClosed':
    case 'textUpdated':
    case 'structureRevealAnnounced':
    case 'structureRevealed':
    case 'structureAgreed':
    case 'structureAgreementRemoved':
      return room
    default:
      return assertNever(event)
  }
}

/** The key under which an audience's events are numbered and stored: `room`, `facilitation` or `seat:<id>`. */
export const channelKey = (audience: Audience): string =>
  audience.channel === 'seat' ? `seat:${audience.seatId}` : audience.channel

/** The name a channel has for those who hear it: a seat knows its own only. */
export const channelName = (key: string): Channel =>
  key === 'room' || key === 'facilitation' ? key : 'seat'
