import { expect, it } from 'vitest'
import { budgetOf, mostFor, spentDots, withDots } from '../../client/vote/ballot.ts'
import { dotsText, fewText, turnoutText, unspentDots } from '../../client/vote/voteText.ts'
import type { VoteResult, VoteSettings } from '../../shared/vote/vote.ts'
import { choiceProblem } from '../../shared/vote/vote.rules.ts'

const vote = (change: Partial<VoteSettings> = {}): VoteSettings => ({
  id: 'vote-vote-vote-vote',
  kind: 'keySituation',
  subjectId: null,
  options: ['a', 'b', 'c'],
  dots: 3,
  cumulative: false,
  ...change,
})

it('VO6: a device of four people spends the dots of four people', () => {
  expect(budgetOf(vote(), 4)).toEqual({ total: 12, perOption: 4 })
  expect(budgetOf(vote({ cumulative: true }), 4)).toEqual({ total: 12, perOption: 12 })
})

it('VO5: whatever the steppers allow, the rule of the room takes', () => {
  for (const cumulative of [false, true])
    for (const people of [1, 3]) {
      const settings = vote({ cumulative })
      const budget = budgetOf(settings, people)
      let choice = {}
      for (const id of settings.options) choice = withDots(choice, id, mostFor(choice, id, budget))
      expect(choiceProblem(settings, choice, people)).toBeUndefined()
      expect(spentDots(choice)).toBe(budget.total)
      for (const id of settings.options) {
        const most = mostFor(choice, id, budget)
        expect(choiceProblem(settings, withDots(choice, id, most + 1), people)).toBeDefined()
      }
    }
})

it('leaves an option out once its last dot is taken back', () => {
  expect(withDots(withDots({ b: 1 }, 'a', 2), 'a', 0)).toEqual({ b: 1 })
})

const result = (change: Partial<VoteResult> = {}): VoteResult => ({
  totals: { a: 5, b: 3, c: 0 },
  ballots: 3,
  people: 3,
  paper: null,
  texts: [],
  ...change,
})

it('says who took part: devices, people at them, and what came from paper', () => {
  expect(turnoutText(result())).toBe('3 Geräte haben abgestimmt.')
  expect(turnoutText(result({ people: 7, paper: { people: 2, totals: { a: 1 } } }))).toBe(
    '3 Geräte mit 7 Personen haben abgestimmt, dazu 2 Personen auf Papier.',
  )
  expect(turnoutText(result({ ballots: 0, people: 0, paper: { people: 6, totals: {} } }))).toBe(
    '6 Personen haben auf Papier abgestimmt.',
  )
  expect(turnoutText(result({ totals: null, ballots: 1, people: 1 }))).toBe(
    '1 Gerät hat abgestimmt.',
  )
})

it('counts dots that nobody gave, with the people on paper', () => {
  expect(unspentDots(vote(), result())).toBe(1)
  expect(unspentDots(vote(), result({ paper: { people: 1, totals: { a: 1 } } }))).toBe(4)
})

it('warns below five devices and says below three that there will be no result', () => {
  expect(fewText(2)).toMatch(/kein Ergebnis/)
  expect(fewText(4)).toMatch(/erraten/)
  expect(fewText(5)).toBeNull()
})

it('says how dots may be spent', () => {
  expect(dotsText({ dots: 1, cumulative: false })).toBe(
    '1 Punkt je Person, höchstens einer auf eine Zeile',
  )
  expect(dotsText({ dots: 3, cumulative: true })).toBe(
    '3 Punkte je Person, auch mehrere auf eine Zeile',
  )
})
