import { describe, expect, it } from 'vitest'
import { surveyAnswersSchema, surveyResultSchema } from '../../shared/survey/survey.schema.ts'
import {
  areAnswers,
  choiceOf,
  countSurvey,
  questionsAsked,
  saysSomething,
  surveyQuestions,
  widestSurvey,
  type SurveyAnswers,
} from '../../shared/survey/survey.ts'
import {
  degreeWords,
  preparationWords,
  surveyQuestionWords,
} from '../../shared/survey/survey.words.ts'

const sheet = (...answers: readonly number[]): SurveyAnswers =>
  questionsAsked.map((_question, at) => answers[at] ?? 0)
const counted = (...sheets: readonly SurveyAnswers[]) =>
  countSurvey(sheets.map((answers) => ({ choice: choiceOf(answers) })))

describe('[SU4] what a survey comes to', () => {
  it('is nothing below three sheets', () => {
    expect(counted()).toBeNull()
    expect(counted(sheet(1, 4), sheet(1, 4))).toBeNull()
  })

  it('is how often each answer was given, and every sheet counts once in each question', () => {
    const result = counted(sheet(2, 4, 4), sheet(2, 1, 4), sheet(5, 4, 4), sheet(0, 3, 4))
    expect(result).toMatchObject({ form: 1, answered: 4 })
    expect(result?.questions.preparation).toEqual({
      ...{ none: 0, hour: 2, halfDay: 0, day: 0, more: 1 },
      noAnswer: 1,
    })
    expect(result?.questions.effort).toEqual({
      no: 1,
      ratherNo: 0,
      ratherYes: 1,
      yes: 2,
      noAnswer: 0,
    })
    expect(surveyResultSchema.parse(result)).toEqual(result)
  })

  it('has no counts for a question that fewer than three said something about', () => {
    const result = counted(sheet(1, 4, 2), sheet(1, 4, 2), sheet(1, 4, 0), sheet(1, 0, 0))
    expect(result?.questions.preparation).not.toBeNull()
    expect(result?.questions.effort).not.toBeNull()
    expect(result?.questions.understandable).toBeNull()
    expect(result?.questions.again).toBeNull()
    // Such counts cannot be laid down either.
    const made = { yes: 2, no: 0, ratherNo: 0, ratherYes: 0, noAnswer: 2 }
    const questions = { ...result?.questions, understandable: made }
    expect(surveyResultSchema.safeParse({ ...result, questions }).success).toBe(false)
    expect(surveyResultSchema.safeParse({ ...result, answered: 2 }).success).toBe(false)
  })
})

describe('[SU2] a sheet', () => {
  it('has one answer on its scale for each question', () => {
    expect(areAnswers(sheet(5, 4, 4, 4, 4, 4, 4, 4))).toBe(true)
    for (const wrong of [sheet(6), sheet(0, 5), sheet(-1), sheet(1).slice(1), [...sheet(1), 1]]) {
      expect([wrong, areAnswers(wrong)]).toEqual([wrong, false])
      expect(surveyAnswersSchema.safeParse(wrong).success).toBe(false)
    }
    expect(surveyAnswersSchema.safeParse(sheet(1.5)).success).toBe(false)
  })

  it('says something, or is none', () => {
    expect(saysSomething(sheet())).toBe(false)
    expect(saysSomething(sheet(0, 0, 1))).toBe(true)
  })

  it('[SU3] takes the same number of signs, whatever it says', () => {
    const lengths = [sheet(), sheet(1), sheet(5, 4, 4, 4, 4, 4, 4, 4)].map(
      (answers) => JSON.stringify(answers).length,
    )
    expect(new Set(lengths).size).toBe(1)
    expect(widestSurvey.options).toHaveLength(questionsAsked.length)
    expect(widestSurvey.options.join().length).toBeGreaterThanOrEqual(
      Object.keys(choiceOf(sheet(3, 2, 2, 2, 2, 2, 2, 2))).join().length,
    )
  })
})

it('has a word for each question and answer', () => {
  expect(Object.keys(surveyQuestionWords)).toEqual(questionsAsked)
  const words: Readonly<Record<string, string>> = { ...preparationWords, ...degreeWords }
  for (const question of questionsAsked)
    for (const answer of surveyQuestions[question]) expect(words[answer]).toMatch(/\S/)
})
