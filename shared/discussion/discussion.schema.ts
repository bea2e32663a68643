import { z } from '../kernel/zod.ts'
import { sayingSchema } from '../kernel/saying.schema.ts'
import { idSchema } from '../kernel/id.schema.ts'
import { ITEM_LIMIT, STATEMENT_LIMIT } from './discussion.ts'
import { focusSchema, shownItemSchema } from '../projector/projector.schema.ts'

const shortText = sayingSchema(ITEM_LIMIT, 1)

/** Whose eyes a note of the perspectives round is written with. */
export const perspectiveSchema = z.enum(['child', 'mother', 'father', 'partnerServices', 'other'])
export type Perspective = z.infer<typeof perspectiveSchema>

/** A comprehension question: facts only. `answer` is empty until there is one. */
export const questionSchema = z.strictObject({
  id: idSchema,
  text: shortText,
  answer: sayingSchema(600),
  settled: z.boolean(),
})
export type Question = z.infer<typeof questionSchema>

/** What can be changed of a question. */
export const answerSchema = questionSchema.pick({ answer: true, settled: true })
export type Answer = z.infer<typeof answerSchema>

/** What became of a topic of the parking lot. */
export const topicStatusSchema = z.enum(['open', 'settled', 'assigned'])

/** A topic in the parking lot; it must be settled or assigned before the workshop closes. */
export const parkedTopicSchema = z.strictObject({
  id: idSchema,
  text: shortText,
  status: topicStatusSchema,
  assignedTo: sayingSchema(200),
})
export type ParkedTopic = z.infer<typeof parkedTopicSchema>

/** What can be changed of a topic. */
export const topicStateSchema = parkedTopicSchema.pick({ status: true, assignedTo: true })
export type TopicState = z.infer<typeof topicStateSchema>

/** A reply to a revealed annotation, shown without an author. */
export const replySchema = z.strictObject({ id: idSchema, annotationId: idSchema, text: shortText })
export type Reply = z.infer<typeof replySchema>

export const perspectiveNoteSchema = z.strictObject({
  id: idSchema,
  perspective: perspectiveSchema,
  text: shortText,
})
export type PerspectiveNote = z.infer<typeof perspectiveNoteSchema>

/** A line of the statement given by those who brought the case. */
export const statementSchema = z.strictObject({
  id: idSchema,
  text: sayingSchema(STATEMENT_LIMIT, 1),
})
export type Statement = z.infer<typeof statementSchema>

export const discussionCommands = [
  z.strictObject({ type: z.literal('askQuestion'), id: idSchema, text: shortText }),
  z.strictObject({
    type: z.literal('answerQuestion'),
    id: idSchema,
    answer: sayingSchema(600),
    settled: z.boolean(),
    /** What the change is based on. */
    before: answerSchema,
  }),
  z.strictObject({ type: z.literal('parkTopic'), id: idSchema, text: shortText }),
  z.strictObject({
    type: z.literal('settleTopic'),
    id: idSchema,
    status: topicStatusSchema,
    assignedTo: sayingSchema(200),
    /** What the change is based on. */
    before: topicStateSchema,
  }),
  z.strictObject({ type: z.literal('addReply'), reply: replySchema }),
  z.strictObject({ type: z.literal('addPerspectiveNote'), note: perspectiveNoteSchema }),
  z.strictObject({ type: z.literal('addStatement'), statement: statementSchema }),
  z.strictObject({ type: z.literal('removeItem'), id: idSchema }),
  /** Rewords what was said here, or a line of an opened board. */
  z.strictObject({
    type: z.literal('changeItem'),
    id: idSchema,
    text: sayingSchema(STATEMENT_LIMIT, 1),
    /** The text the change is based on. */
    before: sayingSchema(STATEMENT_LIMIT, 1),
  }),
  /** A passage for all screens, a thing of the room for the projector, or nothing any more. */
  z.strictObject({
    type: z.literal('show'),
    focus: z.union([focusSchema, shownItemSchema]).nullable(),
  }),
] as const
