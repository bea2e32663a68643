import type { AnnotationEvent } from '../annotation/annotation.ts'
import type { DiscussionEvent } from '../discussion/discussion.ts'
import type { FindingEvent } from '../finding/finding.ts'
import type { KeySituationEvent } from '../keySituation/keySituation.ts'
import type { ProjectorEvent } from '../projector/projector.ts'
import type { MinutesEvent } from '../minutes/minutes.ts'
import type { RecommendationEvent } from '../recommendation/recommendation.ts'
import type { StructureRatingEvent } from '../structureRating/structureRating.ts'
import type { SharedTextEvent } from '../sharedText/sharedText.ts'
import type { VoteEvent } from '../vote/vote.ts'
import type { WorkshopEvent } from '../workshop/workshop.ts'

/** Everything that can have happened in a room. Each type has exactly one audience (server/room/audience.ts). */
export type RoomEvent =
  | WorkshopEvent
  | AnnotationEvent
  | DiscussionEvent
  | ProjectorEvent
  | KeySituationEvent
  | FindingEvent
  | RecommendationEvent
  | VoteEvent
  | SharedTextEvent
  | MinutesEvent
  | StructureRatingEvent
export type RoomEventType = RoomEvent['type']
