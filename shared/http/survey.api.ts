import { type Route, byId, done, nothing, route } from './route.ts'
import { z } from '../kernel/zod.ts'
import {
  surveyAnswersSchema,
  surveyInvitationSchema,
  surveySchema,
} from '../survey/survey.schema.ts'
import { ballotSchema } from '../vote/vote.schema.ts'
import { addresses as at } from './address.ts'

const code = z.string().max(20)

/** The closing survey of a procedure. */
export const surveyApi = {
  getSurvey: route(at.getSurvey, {
    summary: 'The closing survey of a procedure: whether it runs, and what came of it',
    params: byId,
    body: nothing,
    reply: surveySchema,
    access: { who: ['coordinator', 'facilitator'], own: 'procedure' },
  }),
  openSurvey: route(at.openSurvey, {
    summary: 'Open the closing survey, once',
    params: byId,
    body: nothing,
    reply: surveySchema,
    access: { who: ['coordinator'], own: 'procedure' },
  }),
  closeSurvey: route(at.closeSurvey, {
    summary: 'Count and close the closing survey for ever',
    params: byId,
    body: nothing,
    reply: surveySchema,
    access: { who: ['coordinator'], own: 'procedure' },
  }),
  enterSurvey: route(at.enterSurvey, {
    summary: 'Ask with a code what a closing survey is about',
    params: nothing,
    body: z.strictObject({ code }),
    reply: surveyInvitationSchema,
    access: { who: 'anybody' },
  }),
  answerSurvey: route(at.answerSurvey, {
    summary: 'Answer a closing survey, or change what this page answered',
    params: nothing,
    body: ballotSchema
      .pick({ key: true, turn: true })
      .extend({ code, answers: surveyAnswersSchema }),
    reply: done,
    access: { who: 'anybody' },
  }),
} as const satisfies Record<string, Route>
