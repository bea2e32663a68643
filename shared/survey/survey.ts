// The closing survey of a procedure: what is asked, and what its ballots come to. No database, no clock.
import { lookUp } from '../kernel/lookUp.ts'
import { tally } from '../vote/tally.ts'
import { MIN_BALLOTS, type Choice, type VoteSettings } from '../vote/vote.ts'
import type { SurveyResult } from './survey.schema.ts'

/** Which questions these are: counts up with every change of what is asked. */
export const SURVEY_FORM = 1

/** A question that was left open, or answered by "keine Angabe": both are the same. */
export const NO_ANSWER = 'noAnswer'

/** How long it took to prepare oneself, in bands. */
export const preparationOptions = ['none', 'hour', 'halfDay', 'day', 'more'] as const
/** How far something holds. */
export const degreeOptions = ['no', 'ratherNo', 'ratherYes', 'yes'] as const

/** The questions in the order in which they are asked, each with its answers: effort, method, use. */
export const surveyQuestions = {
  preparation: preparationOptions,
  effort: degreeOptions,
  understandable: degreeOptions,
  blind: degreeOptions,
  facilitation: degreeOptions,
  respect: degreeOptions,
  change: degreeOptions,
  again: degreeOptions,
} as const
export type SurveyQuestion = keyof typeof surveyQuestions
export type SurveyAnswer = (typeof surveyQuestions)[SurveyQuestion][number] | typeof NO_ANSWER

/** What the questions are about, in the order in which they are asked. */
export const surveyParts = {
  effort: ['preparation', 'effort'],
  method: ['understandable', 'blind', 'facilitation', 'respect'],
  use: ['change', 'again'],
} as const satisfies Readonly<Record<string, readonly SurveyQuestion[]>>
export type SurveyPart = keyof typeof surveyParts

/** The questions in their order. */
export const questionsAsked = Object.keys(surveyQuestions) as readonly SurveyQuestion[]

/**
 * The answers of one person by the places of the questions: 0 for none, else the place of the answer, from 1. All
 * answers take the same number of signs on their way.
 */
export type SurveyAnswers = readonly number[]

/** What a person chose, by question, as it is sent; what was left open is no answer. */
export const answersOf = (
  chosen: Readonly<Partial<Record<SurveyQuestion, SurveyAnswer>>>,
): SurveyAnswers =>
  questionsAsked.map((question) => {
    const scale: readonly string[] = surveyQuestions[question]
    return scale.indexOf(chosen[question] ?? NO_ANSWER) + 1
  })

/** Is this one answer for each question, and none that is not on its scale? */
export const areAnswers = (answers: SurveyAnswers): boolean =>
  answers.length === questionsAsked.length &&
  questionsAsked.every((question, at) => {
    const answer = answers[at]
    return answer !== undefined && answer >= 0 && answer <= surveyQuestions[question].length
  })

/** Does it say anything at all? A sheet without an answer would fill up the minimum for others. */
export const saysSomething = (answers: SurveyAnswers): boolean =>
  answers.some((answer) => answer !== 0)

const optionOf = (question: SurveyQuestion, answer: string): string => `${question}.${answer}`

/** What can be answered to a question, "keine Angabe" last. */
export const answersTo = (question: SurveyQuestion): readonly SurveyAnswer[] => [
  ...surveyQuestions[question],
  NO_ANSWER,
]

/** The answers of one person as they lie in the box: one option for each question. */
export const choiceOf = (answers: SurveyAnswers): Choice =>
  Object.fromEntries(
    questionsAsked.map((question, at) => {
      const answer = surveyQuestions[question][(answers[at] ?? 0) - 1] ?? NO_ANSWER
      return [optionOf(question, answer), 1]
    }),
  )

/** The longest ballot there can be: by it the box knows how much room each takes. */
export const widestSurvey: Pick<VoteSettings, 'kind' | 'options'> = {
  kind: 'consent',
  options: questionsAsked.map((question) =>
    answersTo(question)
      .map((answer) => optionOf(question, answer))
      .reduce((longest, option) => (option.length > longest.length ? option : longest)),
  ),
}

/**
 * Counts what came in; null if fewer than three answered (SU4). A question that fewer than three said something about has
 * no counts either: beside two "keine Angabe" one answer would be that of one person.
 */
export function countSurvey(ballots: readonly { readonly choice: Choice }[]): SurveyResult | null {
  const settings: VoteSettings = {
    ...{ id: '', kind: 'consent', subjectId: null, cumulative: false },
    options: questionsAsked.flatMap((question) =>
      answersTo(question).map((answer) => optionOf(question, answer)),
    ),
    dots: questionsAsked.length,
  }
  const cast = ballots.map(({ choice }) => ({ choice, text: '' }))
  const part = { voters: cast.length, people: cast.length, paper: null }
  const { totals } = tally(settings, cast, part, (items) => [...items])
  if (totals === null) return null
  const countsOf = (question: SurveyQuestion) => {
    const counts = answersTo(question).map(
      (answer) => [answer, lookUp(totals, optionOf(question, answer)) ?? 0] as const,
    )
    const said = counts.reduce(
      (sum, [answer, count]) => sum + (answer === NO_ANSWER ? 0 : count),
      0,
    )
    return said < MIN_BALLOTS ? null : Object.fromEntries(counts)
  }
  const questions = Object.fromEntries(
    questionsAsked.map((question) => [question, countsOf(question)]),
  )
  // Made of the same two lists that the schema is made of, which the compiler cannot see.
  return { form: SURVEY_FORM, answered: cast.length, questions } as SurveyResult
}
