import { decideAnnotation } from './annotation.rules.ts'
import { decideDiscussion } from './discussion.rules.ts'
import { decideFinding } from './finding.rules.ts'
import { decideKeySituation } from './keySituation.rules.ts'
import { assertNever } from '../kernel/assertNever.ts'
import { problem } from '../kernel/problem.ts'
import { refuse, type Result } from '../kernel/result.ts'
import { decideProjector } from './projector.rules.ts'
import { decideMinutes } from './minutes.rules.ts'
import { decideRecommendation } from './recommendation.rules.ts'
import { decideSharedText } from './sharedText.rules.ts'
import { decideStructureRating } from './structureRating.rules.ts'
import { decideVote } from './vote.rules.ts'
import { decideWorkshop } from './workshop.rules.ts'
import { notNow } from './access.ts'
import type { Command } from './command.ts'
import type { DecideContext } from './context.ts'
import type { RoomEvent } from './event.ts'
import type { RoomView } from './roomView.ts'

export type { DecideContext } from './context.ts'

/**
 * What a command leads to: events, or a problem. Pure: the server and the predicting client call the
 * same function on what each of them knows. Says nothing about who may give it (access.ts).
 * `closeVote` is decided by the server with the ballot box in hand and is refused here.
 */
export function decide(view: RoomView, command: Command, ctx: DecideContext): Result<RoomEvent[]> {
  const early = notNow(view.room, command.type)
  if (early) return refuse(early)
  switch (command.type) {
    case 'openWorkshop':
    case 'changeAgenda':
    case 'enterStep':
    case 'adjustClock':
    case 'moveDayMarker':
    case 'openOutcome':
    case 'startSeeTest':
    case 'passSeeTest':
    case 'confirmRules':
    case 'setReady':
    case 'admitSeat':
    case 'refuseSeat':
    case 'removeSeat':
    case 'changeSeat':
    case 'nameCoFacilitator':
    case 'takeFacilitation':
    case 'giveBackFacilitation':
    case 'setGroupingOpen':
    case 'confirmReviewed':
    case 'closeWorkshop':
      return decideWorkshop(view, command, ctx)
    case 'addAnnotation':
    case 'reviseAnnotation':
    case 'removeAnnotation':
    case 'announceReveal':
    case 'askToReveal':
    case 'answerToReveal':
    case 'reveal':
    case 'withdrawRevealed':
    case 'changeGroup':
    case 'removeGroup':
    case 'groupAnnotations':
      return decideAnnotation(view, command, ctx)
    case 'askQuestion':
    case 'answerQuestion':
    case 'parkTopic':
    case 'settleTopic':
    case 'addReply':
    case 'addPerspectiveNote':
    case 'addStatement':
    case 'removeItem':
    case 'changeItem':
    case 'show':
      return decideDiscussion(view, command, ctx)
    case 'turnProjector':
    case 'holdProjector':
      return decideProjector(view, command)
    case 'changeKeySituation':
    case 'removeKeySituation':
    case 'mergeKeySituations':
    case 'chooseKeySituations':
    case 'addBoardItem':
    case 'removeBoardItem':
    case 'openBoards':
    case 'proposeKeySituation':
    case 'withdrawProposal':
    case 'openProposals':
    case 'drawBoardGroups':
    case 'assignBoardGroups':
    case 'adjustBoardClocks':
      return decideKeySituation(view, command, ctx)
    case 'changeFinding':
    case 'removeFinding':
    case 'moveFinding':
      return decideFinding(view, command, ctx)
    case 'changeRecommendation':
    case 'removeRecommendation':
      return decideRecommendation(view, command)
    case 'openVote':
    case 'enterPaperDots':
      return decideVote(view, command)
    case 'closeVote':
      return refuse(problem('vote.unknown'))
    case 'updateText':
      return decideSharedText(view, command)
    case 'changeRecordDetails':
      return decideMinutes(view, command)
    case 'rateStructure':
    case 'clearStructureRating':
    case 'announceStructureReveal':
    case 'revealStructure':
    case 'agreeStructure':
    case 'removeStructureAgreement':
      return decideStructureRating(view, command, ctx)
    default:
      return assertNever(command)
  }
}
