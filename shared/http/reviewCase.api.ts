import { caseTextSchema } from '../caseText/caseText.schema.ts'
import { keptPlaceSchema, remarkSchema } from '../caseText/place.schema.ts'
import { selfReviewSchema } from '../caseText/selfReview.schema.ts'
import { intakeProtocolSchema } from '../reviewCase/intakeProtocol.schema.ts'
import { DOCUMENT_BYTES, type Route, byId, done, nothing, route } from './route.ts'
import { idSchema } from '../kernel/id.schema.ts'
import { z } from '../kernel/zod.ts'
import {
  caseVersionInfoSchema,
  caseVersionSchema,
  labelSchema,
  reviewCaseSchema,
} from '../reviewCase/reviewCase.schema.ts'
import { listOf } from '../kernel/page.schema.ts'
import { addresses as at } from './address.ts'

/** Review cases and the versions of their texts. */
export const reviewCaseApi = {
  listCases: route(at.listCases, {
    summary: 'Review cases of a procedure',
    params: byId,
    body: nothing,
    reply: listOf(reviewCaseSchema),
    access: { who: ['coordinator', 'facilitator'], own: 'procedure' },
  }),
  getCase: route(at.getCase, {
    summary: 'One review case',
    params: byId,
    body: nothing,
    reply: reviewCaseSchema,
    access: { who: ['coordinator', 'facilitator'], own: 'case' },
  }),
  addCase: route(at.addCase, {
    summary: 'Add a closed review case',
    params: byId,
    body: z.strictObject({
      label: labelSchema,
      origin: z.enum(['random', 'additional']),
      closed: z.boolean(),
    }),
    reply: reviewCaseSchema,
    access: { who: ['coordinator'], own: 'procedure' },
  }),
  changeCase: route(at.changeCase, {
    summary: 'Give a review case another label while nothing was released',
    params: byId,
    body: z.strictObject({ label: labelSchema }),
    reply: reviewCaseSchema,
    access: { who: ['coordinator'], own: 'case' },
  }),
  removeCase: route(at.removeCase, {
    summary: 'Remove a review case of which nothing was released',
    params: byId,
    body: nothing,
    reply: done,
    access: { who: ['coordinator'], own: 'case' },
  }),
  draftKey: route(at.draftKey, {
    summary: 'The key for what the own device keeps of a text that is being prepared',
    params: byId,
    body: nothing,
    reply: z.strictObject({ key: z.string() }),
    access: { who: ['coordinator'], own: 'case' },
  }),
  listCaseTexts: route(at.listCaseTexts, {
    summary: 'All versions of a text, without the text',
    params: byId,
    body: nothing,
    reply: listOf(caseVersionInfoSchema),
    access: { who: ['coordinator'], own: 'case' },
  }),
  submitCaseText: route(at.submitCaseText, {
    summary: 'Submit a reviewed, pseudonymised text as a new version',
    params: byId,
    body: z.strictObject({
      text: caseTextSchema,
      /** The newest version the account that submits has seen; 0 for none. Another one is refused (RC4). */
      base: z.int().min(0),
      note: remarkSchema(0, 500),
      /** Places that stay although they look like a sign of a person. */
      kept: z.array(keptPlaceSchema).max(400),
      selfReview: selfReviewSchema,
      intake: intakeProtocolSchema,
    }),
    reply: reviewCaseSchema,
    bodyBytes: DOCUMENT_BYTES,
    access: { who: ['coordinator'], own: 'case' },
  }),
  getCaseText: route(at.getCaseText, {
    summary: 'One version of the text',
    params: z.strictObject({ id: idSchema, version: z.coerce.number().int().min(1) }),
    body: nothing,
    reply: caseVersionSchema,
    access: { who: ['coordinator', 'facilitator'], own: 'case' },
  }),
  releaseCaseText: route(at.releaseCaseText, {
    summary: 'Release a version submitted by another account',
    params: z.strictObject({ id: idSchema, version: z.coerce.number().int().min(1) }),
    body: z.strictObject({
      hash: z.string().length(64),
      /** Who would recognise the family, as the second reader says: if others would, it is not released (RC18). */
      recognition: selfReviewSchema.shape.recognition,
    }),
    reply: reviewCaseSchema,
    access: { who: ['coordinator'], own: 'case' },
  }),
  refuseCaseText: route(at.refuseCaseText, {
    summary: 'Give the newest version back with a reason',
    params: z.strictObject({ id: idSchema, version: z.coerce.number().int().min(1) }),
    body: z.strictObject({ reason: remarkSchema(3, 1000) }),
    reply: reviewCaseSchema,
    access: { who: ['coordinator'], own: 'case' },
  }),
  withdrawCaseText: route(at.withdrawCaseText, {
    summary: 'Delete one version: one that was never released, or one that a newer one replaced',
    params: z.strictObject({ id: idSchema, version: z.coerce.number().int().min(1) }),
    body: nothing,
    reply: reviewCaseSchema,
    access: { who: ['coordinator'], own: 'case' },
  }),
  withdrawCase: route(at.withdrawCase, {
    summary: 'Withdraw the text everywhere, at once',
    params: byId,
    body: nothing,
    reply: reviewCaseSchema,
    access: { who: ['coordinator'], own: 'case' },
  }),
} as const satisfies Record<string, Route>
