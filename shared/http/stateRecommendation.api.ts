import { idSchema } from '../kernel/id.schema.ts'
import { z } from '../kernel/zod.ts'
import {
  adoptedListSchema,
  answerSchema,
  bodyNameSchema,
  commentSchema,
  CONTENT_BYTES,
  progressSchema,
  reasonSchema,
  stateContentSchema,
  stateSummariesSchema,
  stateViewSchema,
} from '../stateRecommendation/stateRecommendation.schema.ts'
import { byId, done, nothing, route, type Route } from './route.ts'
import { stateRecommendationAddresses as at } from './stateRecommendation.address.ts'

/** What a call may see is asked in its handler: a draft is there for the state level alone (SE1). */
const readers = { who: ['coordinator', 'facilitator', 'analyst'], own: 'none' } as const
const analysts = { who: ['analyst'], own: 'none' } as const
/** An office speaks for itself: its account says which one. */
const offices = { who: ['coordinator'], own: 'none' } as const

const revision = z.int().min(1)
const reply = stateViewSchema

/** Recommendations of the state to all offices. */
export const stateRecommendationApi = {
  listStateRecommendations: route(at.listStateRecommendations, {
    summary: 'Recommendations to all that the account may see, the newest first',
    params: nothing,
    body: nothing,
    reply: stateSummariesSchema,
    access: readers,
  }),
  getStateRecommendation: route(at.getStateRecommendation, {
    summary: 'A recommendation to all as the account sees it',
    params: byId,
    body: nothing,
    reply,
    access: readers,
  }),
  addStateRecommendation: route(at.addStateRecommendation, {
    summary: 'Write the draft of a recommendation to all',
    params: nothing,
    body: stateContentSchema,
    reply,
    access: analysts,
    bodyBytes: CONTENT_BYTES,
  }),
  changeStateRecommendation: route(at.changeStateRecommendation, {
    summary: 'Change what a recommendation to all says, before its hearing or after it',
    params: byId,
    body: z.strictObject({ content: stateContentSchema, revision }),
    reply,
    access: analysts,
    bodyBytes: CONTENT_BYTES,
  }),
  removeStateRecommendation: route(at.removeStateRecommendation, {
    summary: 'Remove a draft',
    params: byId,
    body: nothing,
    reply: done,
    access: analysts,
  }),
  openHearing: route(at.openHearing, {
    summary: 'Open the hearing of the offices, for ten working days',
    params: byId,
    body: z.strictObject({ revision }),
    reply,
    access: analysts,
  }),
  recallHearing: route(at.recallHearing, {
    summary: 'Call a recommendation to all back from its hearing, to mend its text',
    params: byId,
    body: z.strictObject({ reason: reasonSchema, revision }),
    reply,
    access: analysts,
  }),
  commentInHearing: route(at.commentInHearing, {
    summary: 'Say in a hearing what the own office thinks, or take it back with an empty text',
    params: byId,
    body: z.strictObject({ text: commentSchema }),
    reply,
    access: offices,
  }),
  resolveStateRecommendation: route(at.resolveStateRecommendation, {
    summary: 'Note who resolved a recommendation to all, and on which day',
    params: byId,
    body: z.strictObject({ on: z.iso.date(), body: bodyNameSchema, revision }),
    reply,
    access: analysts,
  }),
  publishStateRecommendation: route(at.publishStateRecommendation, {
    summary: 'Publish what was resolved, if the newest release says the same',
    params: byId,
    body: z.strictObject({ revision }),
    reply,
    access: analysts,
  }),
  withdrawStateRecommendation: route(at.withdrawStateRecommendation, {
    summary: 'Take a recommendation to all back, with or without another in its place',
    params: byId,
    body: z.strictObject({ reason: reasonSchema, replacedBy: idSchema.nullable(), revision }),
    reply,
    access: analysts,
  }),
  setProgress: route(at.setProgress, {
    summary: 'Say what became of a published recommendation, and what shows it',
    params: byId,
    body: z.strictObject({ progress: progressSchema, proof: reasonSchema }),
    reply,
    access: analysts,
  }),
  answerStateRecommendation: route(at.answerStateRecommendation, {
    summary: 'Answer a published recommendation for the own office',
    params: byId,
    body: z.strictObject({ answer: answerSchema, reason: reasonSchema }),
    reply,
    access: offices,
  }),
  adoptStateRecommendation: route(at.adoptStateRecommendation, {
    summary: 'Make a published recommendation one of an own procedure',
    params: byId,
    body: z.strictObject({ procedureId: idSchema }),
    reply,
    access: offices,
  }),
  listAdopted: route(at.listAdopted, {
    summary: 'Recommendations to all that a procedure made its own',
    params: byId,
    body: nothing,
    reply: adoptedListSchema,
    access: { who: ['coordinator', 'facilitator'], own: 'procedure' },
  }),
  giveUpAdopted: route(at.giveUpAdopted, {
    summary: 'Take a recommendation to all out of a procedure again',
    params: z.strictObject({ id: idSchema, recommendationId: idSchema }),
    body: nothing,
    reply: adoptedListSchema,
    access: { who: ['coordinator'], own: 'procedure' },
  }),
} as const satisfies Record<string, Route>
