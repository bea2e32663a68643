import { idSchema } from '../kernel/id.schema.ts'
import { z } from '../kernel/zod.ts'
import { MIN_BALLOTS } from '../vote/vote.ts'
import {
  areAnswers,
  degreeOptions,
  NO_ANSWER,
  preparationOptions,
  questionsAsked,
  SURVEY_FORM,
} from './survey.ts'

/** Answers as a browser sends them (`SurveyAnswers`). */
export const surveyAnswersSchema = z
  .array(z.int().min(0).max(9))
  .length(questionsAsked.length)
  .refine(areAnswers, 'an answer that is on no scale')

const count = z.int().min(0)
const said = ({ [NO_ANSWER]: _none, ...answers }: Readonly<Record<string, number>>): number =>
  Object.values(answers).reduce((sum, one) => sum + one, 0)

/** How often each answer was given; null where fewer than three said something (SU4). */
const countsOf = <const Answer extends string>(answers: readonly Answer[]) =>
  z
    .record(z.enum([...answers, NO_ANSWER]), count)
    .refine((counts) => said(counts) >= MIN_BALLOTS, 'too few answers')
    .nullable()
const degreeCounts = countsOf(degreeOptions)

/** What is left of a survey: counts by question, and nothing that joins the answers of one person. */
export const surveyResultSchema = z.strictObject({
  /** Which questions were asked. */
  form: z.literal(SURVEY_FORM),
  /** Browsers that answered. */
  answered: z.int().min(MIN_BALLOTS),
  questions: z.strictObject({
    preparation: countsOf(preparationOptions),
    effort: degreeCounts,
    understandable: degreeCounts,
    blind: degreeCounts,
    facilitation: degreeCounts,
    respect: degreeCounts,
    change: degreeCounts,
    again: degreeCounts,
  }),
})
export type SurveyResult = z.infer<typeof surveyResultSchema>

/** What a survey ended with; without a result fewer than three answered, or the answers could not be read any more. */
export type SurveyOutcome = 'counted' | 'tooFew' | 'lost'

const day = z.string()

/** A survey as coordination and facilitation of its procedure read it. */
export const surveySchema = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('none'),
    /** Was a workshop of the procedure held, so that there is something to ask about? */
    mayOpen: z.boolean(),
    /** The day on which an earlier one ended because its answers could not be read any more; else null. */
    lostOn: day.nullable(),
  }),
  z.strictObject({
    state: z.literal('open'),
    id: idSchema,
    openedOn: day,
    /** Ten signs, without the dash. */
    code: z.string(),
    /** What the server says people type in; null if it was told nothing. */
    publicUrl: z.string().nullable(),
    /** How many answered, as a band (`Band`); 0 while there are too few for a result. */
    answered: z.int(),
  }),
  z.strictObject({
    state: z.literal('closed'),
    openedOn: day,
    closedOn: day,
    /** Null if fewer than three answered: nothing of it was kept. */
    result: surveyResultSchema.nullable(),
  }),
])
export type Survey = z.infer<typeof surveySchema>

/** What a person with the code is asked about. */
export const surveyInvitationSchema = z.strictObject({
  officeName: z.string(),
  procedureTitle: z.string(),
  /** Did this browser answer already? */
  answered: z.boolean(),
})
export type SurveyInvitation = z.infer<typeof surveyInvitationSchema>
