import type { Focus, Shown } from '../projector/projector.ts'
import type {
  Question,
  ParkedTopic,
  Reply,
  PerspectiveNote,
  Statement,
} from './discussion.schema.ts'

export type { Perspective, Question, Answer, TopicState, ParkedTopic } from './discussion.schema.ts'

/** Longest text of a statement, and of everything else said in the discussion, in UTF-16 units. */
export const STATEMENT_LIMIT = 2000
export const ITEM_LIMIT = 600

export type DiscussionEvent =
  | { type: 'questionAsked'; id: string; text: string }
  | { type: 'questionAnswered'; id: string; answer: string; settled: boolean }
  | { type: 'topicParked'; id: string; text: string }
  | { type: 'topicSettled'; id: string; status: ParkedTopic['status']; assignedTo: string }
  | { type: 'replyAdded'; reply: Reply }
  | { type: 'perspectiveNoted'; note: PerspectiveNote }
  | { type: 'statementNoted'; statement: Statement }
  | { type: 'itemRemoved'; id: string }
  | { type: 'itemChanged'; id: string; text: string }
  | { type: 'shown'; focus: Shown | null }

export interface DiscussionSlice {
  readonly questions: readonly Question[]
  readonly parked: readonly ParkedTopic[]
  readonly replies: readonly Reply[]
  readonly perspectives: readonly PerspectiveNote[]
  readonly statements: readonly Statement[]
  readonly focus: Focus | null
}

/** Everything people said here that has a writer: questions, topics, replies, notes and statements. */
export const itemsOf = (slice: DiscussionSlice) => [
  ...slice.questions,
  ...slice.parked,
  ...slice.replies,
  ...slice.perspectives,
  ...slice.statements,
]

export const emptyDiscussionSlice: DiscussionSlice = {
  questions: [],
  parked: [],
  replies: [],
  perspectives: [],
  statements: [],
  focus: null,
}
