import { z } from '../../shared/kernel/zod.ts'
import { agreementSchema } from '../../shared/agreement/agreement.schema.ts'
import {
  annotationSchema,
  directionSchema,
  groupSchema,
  revealedAnnotationSchema,
} from '../../shared/annotation/annotation.schema.ts'
import {
  answerSchema,
  parkedTopicSchema,
  perspectiveNoteSchema,
  questionSchema,
  replySchema,
  statementSchema,
  topicStateSchema,
} from '../../shared/discussion/discussion.schema.ts'
import { findingContentSchema } from '../../shared/finding/finding.schema.ts'
import { guardOf, type Guard } from './guard.ts'
import { idSchema } from '../../shared/kernel/id.schema.ts'
import { asStored } from '../../shared/kernel/saying.schema.ts'
import {
  boardGroupsSchema,
  boardItemSchema,
  keySituationSchema,
} from '../../shared/keySituation/keySituation.schema.ts'
import { recordDetailsSchema } from '../../shared/minutes/minutes.schema.ts'
import {
  focusSchema,
  projectorPlaceSchema,
  shownItemSchema,
} from '../../shared/projector/projector.schema.ts'
import { recommendationContentSchema } from '../../shared/recommendation/recommendation.schema.ts'
import {
  agreedContentSchema,
  ownRatingSchema,
  uncoveredSchema,
} from '../../shared/structureRating/structureRating.schema.ts'
import { textIdSchema } from '../../shared/sharedText/sharedText.schema.ts'
import { paperDotsSchema, voteSchema } from '../../shared/vote/vote.schema.ts'
import { agendaSchema } from '../../shared/workshop/agenda.schema.ts'
import { seatSchema } from '../../shared/workshop/seat.schema.ts'
import type { RoomEvent, RoomEventType } from '../../shared/room/event.ts'

/** What an event of a type holds besides its type. */
type Fields = Readonly<Record<string, z.ZodType>>

const seatId = idSchema
const id = idSchema
const ids = z.array(idSchema)
const said = z.string()
const flag = z.boolean()
/** Server time in milliseconds, or a length of time. */
const ms = z.number()
const round = z.int().min(1)
const person = { seatId }
const thing = { id }
const opened = { seatId, pairs: z.array(z.strictObject({ id, openedId: id })) }
const annotation = { seatId, annotation: asStored(annotationSchema) }
const clockSchema = z.strictObject({
  endsAt: ms.nullable(),
  pausedRemainingMs: ms.nullable(),
  plannedMs: ms,
})
const seatFigureSchema = z.strictObject({
  entryId: said,
  criterionId: said,
  seats: z.int(),
  verdict: z.enum(['agreed', 'split', 'leaning']),
  leading: directionSchema,
})
const voteResultSchema = z.strictObject({
  // Of a whole room: beyond what a single ballot may hold.
  totals: z.record(z.string().min(1).max(40), z.int().min(0)).nullable(),
  ballots: z.int(),
  people: z.int(),
  paper: paperDotsSchema.nullable(),
  texts: z.array(said),
  lost: z.literal(true).exactOptional(),
})

/**
 * The shape of every event a log may hold, by type: ids of the strict format, no field too many. Fields that later
 * versions added are optional, and what people typed is taken as it stands: earlier versions took other texts.
 */
const fieldsOf = {
  workshopOpened: { at: ms },
  agendaChanged: { agenda: asStored(agendaSchema) },
  stepEntered: {
    stepId: id,
    at: ms,
    endsAt: ms.nullable(),
    plannedMs: ms,
    pausedRemainingMs: ms.exactOptional(),
  },
  clockChanged: { endsAt: ms.nullable(), pausedRemainingMs: ms.nullable() },
  dayMarkerMoved: { day: z.int(), deliveredDay: z.int() },
  outcomeOpened: { open: flag },
  seeTestStarted: { round },
  seatAdmitted: { seat: seatSchema },
  seatChanged: { seat: seatSchema },
  seatRemoved: person,
  seatLeft: person,
  facilitationMoved: { holder: id, main: id },
  coFacilitatorNamed: { seatId, named: flag },
  groupingOpened: { open: flag },
  reviewConfirmed: thing,
  workshopClosed: { at: ms, commentUntil: z.iso.date().exactOptional() },
  caseLeftOut: {},
  commentPeriodPlanned: { workingDays: z.int() },
  commentPeriodExtended: { until: z.iso.date() },
  seatRequested: { seatId, groupSize: seatSchema.shape.groupSize },
  seatRefused: person,
  waitingEnded: person,
  rulesConfirmed: person,
  seeTestPassed: { seatId, round },
  readyChanged: { seatId, ready: flag, turn: z.int() },
  ownershipNoted: { seatId, ids },
  seatFollowed: { seatId, before: id },
  annotationAdded: annotation,
  annotationRevised: annotation,
  annotationRemoved: { seatId, id },
  ownRevealed: { seatId, pairs: z.array(z.strictObject({ id, revealedId: id })) },
  revealAnnounced: { announced: flag },
  revealAsked: { round: round.nullable() },
  revealAnswered: {
    seatId,
    round,
    agree: flag,
    covers: z.array(annotationSchema.pick({ id: true, revision: true })),
  },
  annotationsRevealed: {
    at: ms,
    bundle: z.array(asStored(revealedAnnotationSchema)),
    figures: z.array(seatFigureSchema).exactOptional(),
    agreement: agreementSchema.nullable().exactOptional(),
  },
  revealedWithdrawn: thing,
  groupChanged: { group: asStored(groupSchema) },
  groupRemoved: thing,
  annotationsGrouped: { ids, groupId: id.nullable() },
  questionAsked: asStored(questionSchema.pick({ id: true, text: true })).shape,
  questionAnswered: { id, ...asStored(answerSchema).shape },
  topicParked: asStored(parkedTopicSchema.pick({ id: true, text: true })).shape,
  topicSettled: { id, ...asStored(topicStateSchema).shape },
  replyAdded: { reply: asStored(replySchema) },
  perspectiveNoted: { note: asStored(perspectiveNoteSchema) },
  statementNoted: { statement: asStored(statementSchema) },
  itemRemoved: thing,
  itemChanged: { id, text: asStored(statementSchema).shape.text },
  shown: { focus: z.union([focusSchema, shownItemSchema]).nullable() },
  projectorTurned: { place: projectorPlaceSchema },
  projectorHeld: { held: flag },
  keySituationChanged: { content: asStored(keySituationSchema) },
  keySituationRemoved: thing,
  keySituationsChosen: { ids },
  boardItemAdded: { item: asStored(boardItemSchema) },
  boardItemRemoved: thing,
  boardsOpened: { items: z.array(asStored(boardItemSchema)) },
  situationProposed: { seatId, content: asStored(keySituationSchema) },
  situationProposalRemoved: { seatId, id },
  proposalsOpened: { contents: z.array(asStored(keySituationSchema)) },
  ownProposalsOpened: opened,
  boardGroupsChanged: { groups: boardGroupsSchema },
  boardClocksChanged: { clocks: z.record(idSchema, clockSchema.nullable()) },
  boardItemDrafted: { seatId, item: asStored(boardItemSchema) },
  boardItemDraftRemoved: { seatId, id },
  boardDraftsOpened: opened,
  findingChanged: { content: asStored(findingContentSchema) },
  findingRemoved: thing,
  findingMoved: { id, to: z.int() },
  recommendationChanged: { content: asStored(recommendationContentSchema) },
  recommendationRemoved: thing,
  voteOpened: { vote: voteSchema },
  voteClosed: { voteId: id, result: voteResultSchema },
  paperDotsEntered: { voteId: id, paper: paperDotsSchema },
  textUpdated: { textId: textIdSchema, update: said },
  structureRated: { seatId, rating: asStored(ownRatingSchema) },
  structureRatingCleared: { seatId, criterionId: said },
  structureRevealAnnounced: { announced: flag, criterionIds: z.array(said).exactOptional() },
  structureRevealed: { criteria: z.array(asStored(uncoveredSchema)) },
  structureAgreed: { content: asStored(agreedContentSchema) },
  structureAgreementRemoved: thing,
  recordDetailsChanged: { details: asStored(recordDetailsSchema) },
} as const satisfies Record<RoomEventType, Fields>

/** An event that passed. Assignable to `RoomEvent`, or this file does not compile: nothing a type promises is left unasked. */
type Passed = {
  [T in RoomEventType]: { readonly type: T } & z.infer<z.ZodObject<(typeof fieldsOf)[T]>>
}[RoomEventType]

/** The schema of every type of event, and the quick way to ask it. */
export const eventKinds: ReadonlyMap<
  unknown,
  { readonly schema: z.ZodType; readonly isOne: Guard }
> = new Map(
  Object.entries<Fields>(fieldsOf).map(([type, fields]) => {
    const schema = z.strictObject({ type: z.literal(type), ...fields })
    return [type, { schema, isOne: guardOf(schema) }]
  }),
)

/**
 * What keeps something from being an event of its type: its type and the path of the field, names only and never what
 * it says.
 */
export interface EventFault {
  /** Null if there is no such type. */
  readonly type: string | null
  readonly path: string
}

/**
 * A stored event, or what keeps it from being one. The event is what was stored, untouched: that was sent, and is what
 * hashes and clients know.
 */
export function readEvent(json: unknown): { readonly event: RoomEvent } | EventFault {
  const type = (json as { readonly type?: unknown } | null)?.type
  const kind = eventKinds.get(type)
  if (typeof type !== 'string' || kind === undefined) return { type: null, path: 'type' }
  if (kind.isOne(json)) return { event: json as Passed }
  return { type, path: pathOf(kind.schema.safeParse(json).error) }
}

/** Would this event be read again once it is in the log? Asked of every command: only what fails is asked as JSON. */
export const isReadable = (event: RoomEvent): boolean =>
  'event' in readEvent(event) || 'event' in readEvent(JSON.parse(JSON.stringify(event)))

/** Keys that are names of fields; a key of a record may be anything. */
const FIELD = /^[a-z][A-Za-z]{0,39}$|^\d+$/

const pathOf = (error: z.ZodError | undefined): string =>
  (error?.issues[0]?.path ?? [])
    .map(String)
    .map((key) => (FIELD.test(key) ? key : '?'))
    .join('.')
