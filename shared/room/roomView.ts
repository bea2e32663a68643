import {
  emptyAnnotationSlice,
  type Annotation,
  type AnnotationSlice,
  type RevealAnswer,
} from '../annotation/annotation.ts'
import { emptyDiscussionSlice, type DiscussionSlice } from '../discussion/discussion.ts'
import { emptyFindingSlice, type FindingSlice } from '../finding/finding.ts'
import {
  emptyKeySituationSlice,
  type BoardItem,
  type KeySituationContent,
  type KeySituationSlice,
} from '../keySituation/keySituation.ts'
import { emptyProjectorSlice, type ProjectorSlice } from '../projector/projector.ts'
import { emptyMinutesSlice, type MinutesSlice } from '../minutes/minutes.ts'
import {
  emptyRecommendationSlice,
  type RecommendationSlice,
} from '../recommendation/recommendation.ts'
import {
  emptyStructureRatingSlice,
  type OwnRating,
  type StructureRatingSlice,
} from '../structureRating/structureRating.ts'
import { emptySharedTextSlice, type SharedTextSlice } from '../sharedText/sharedText.ts'
import { emptyVoteSlice, type PaperDots, type VoteSlice } from '../vote/vote.ts'
import { emptyWorkshopSlice, type WorkshopSlice } from '../workshop/workshop.ts'

/** What everybody in the room may know: the fold of the `room` channel. */
export interface RoomSlice {
  readonly workshop: WorkshopSlice
  readonly annotation: AnnotationSlice
  readonly discussion: DiscussionSlice
  readonly projector: ProjectorSlice
  readonly keySituation: KeySituationSlice
  readonly finding: FindingSlice
  readonly recommendation: RecommendationSlice
  readonly vote: VoteSlice
  readonly sharedText: SharedTextSlice
  readonly minutes: MinutesSlice
  readonly structureRating: StructureRatingSlice
}

/** What only the facilitation may know: the fold of the `facilitation` channel. */
export interface FacilitationSlice {
  readonly waiting: Readonly<Record<string, { readonly groupSize: number }>>
  readonly paperDots: Readonly<Record<string, PaperDots>>
}

/** What only one seat may know: the fold of its own `seat` channel. */
export interface OwnSlice {
  readonly rulesConfirmed: boolean
  readonly seeTestRound: number
  /** The turn for which this seat said it was ready, or null. */
  readonly readyTurn: number | null
  /** Annotations not yet revealed. */
  readonly annotations: Readonly<Record<string, Annotation>>
  /** Ids of revealed annotations that are one's own. */
  readonly revealedIds: readonly string[]
  /** The last answer to the question whether few may be uncovered. */
  readonly revealAnswer: RevealAnswer | null
  /** The seat this browser had before in the same workshop, or null. */
  readonly follows: string | null
  /** Board items written before the boards were opened. */
  readonly boardDrafts: readonly BoardItem[]
  /** Key situations proposed quietly and not opened yet. */
  readonly situationDrafts: readonly KeySituationContent[]
  /** Ids of questions, replies, notes and board items that are one's own. */
  readonly owned: readonly string[]
  /** Structure criteria this seat rated, by criterion. Absent while there is none. */
  readonly structureRatings?: Readonly<Record<string, OwnRating>>
}

/**
 * The state of a room. The server holds all of `own`; a client holds the room, its own slice and, if it facilitates,
 * the facilitation's.
 */
export interface RoomView {
  readonly room: RoomSlice
  readonly facilitation: FacilitationSlice
  readonly own: Readonly<Record<string, OwnSlice>>
}

export const emptyRoomSlice: RoomSlice = {
  workshop: emptyWorkshopSlice,
  annotation: emptyAnnotationSlice,
  discussion: emptyDiscussionSlice,
  projector: emptyProjectorSlice,
  keySituation: emptyKeySituationSlice,
  finding: emptyFindingSlice,
  recommendation: emptyRecommendationSlice,
  vote: emptyVoteSlice,
  sharedText: emptySharedTextSlice,
  minutes: emptyMinutesSlice,
  structureRating: emptyStructureRatingSlice,
}
export const emptyFacilitationSlice: FacilitationSlice = { waiting: {}, paperDots: {} }
export const emptyOwnSlice: OwnSlice = {
  rulesConfirmed: false,
  seeTestRound: 0,
  readyTurn: null,
  annotations: {},
  revealedIds: [],
  revealAnswer: null,
  follows: null,
  boardDrafts: [],
  situationDrafts: [],
  owned: [],
}
export const emptyRoomView: RoomView = {
  room: emptyRoomSlice,
  facilitation: emptyFacilitationSlice,
  own: {},
}
