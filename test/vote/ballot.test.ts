import { expect, it } from 'vitest'
import {
  budgetOf,
  mostDots,
  mostFor,
  reachesAll,
  spentDots,
  usualDots,
  withDots,
} from '../../client/vote/ballot.ts'
import {
  dotsText,
  fewText,
  leftText,
  outcomeText,
  turnoutText,
  unspentDots,
} from '../../client/vote/voteText.ts'
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
  expect(fewText(1)).toContain('ist ein Gerät verbunden, das abstimmen kann')
})

it('says before the opening what to do where there will be no result', () => {
  expect(fewText(2, false)).toMatch(/kein Ergebnis\. Warten Sie/)
  expect(fewText(2)).not.toMatch(/Warten Sie/)
})

it('what is proposed ranks: at most half as many dots as options, at least one, never enough for all', () => {
  for (let options = 2; options <= 30; options++) {
    expect(usualDots(options)).toBeGreaterThanOrEqual(1)
    expect(usualDots(options)).toBeLessThanOrEqual(Math.max(1, options / 2))
    expect(reachesAll(mostDots(options, false), options)).toBe(false)
    expect(usualDots(options)).toBeLessThanOrEqual(mostDots(options, false))
  }
  expect(reachesAll(mostDots(3, true), 3)).toBe(true)
})

it('dots that had no option left to lie on are not missed', () => {
  const everything = vote({ options: ['a', 'b'], dots: 3 })
  const all = result({ totals: { a: 7, b: 7 }, ballots: 7, people: 7 })
  expect(unspentDots(everything, all)).toBe(0)
})

it('says what is left, and what is in front', () => {
  expect(leftText(2, 'dots')).toBe('Noch 2 Punkte')
  expect(leftText(1, 'dots')).toBe('Noch 1 Punkt')
  expect(leftText(0, 'dots')).toBe('Alle Punkte vergeben')
  const options = [
    { id: 'a', label: 'Wende' },
    { id: 'b', label: 'Übergabe' },
  ]
  expect(outcomeText(vote(), result(), options)).toBe('Vorn: „Wende“ mit 5 Punkten.')
  expect(outcomeText(vote(), result({ totals: { a: 1, b: 1 } }), options)).toBe(
    'Gleichauf vorn: „Wende“ und „Übergabe“ mit je 1 Punkt.',
  )
  expect(outcomeText(vote(), result({ totals: null }), options)).toMatch(/zu wenige/)
})

it('[VO12] says that a vote is void, why, and what to do', () => {
  const lost = result({ totals: null, ballots: 0, people: 0, lost: true })
  expect(outcomeText(vote(), lost, [])).toMatch(/ungültig.*Niemand kann sie lesen.*noch einmal/)
})

it('says how dots may be spent', () => {
  expect(dotsText({ kind: 'recommendation', dots: 1, cumulative: false })).toBe(
    '1 Punkt je Person, höchstens einer auf eine Empfehlung',
  )
  expect(dotsText({ kind: 'keySituation', dots: 3, cumulative: true })).toBe(
    '3 Punkte je Person, auch mehrere auf eine Situation',
  )
})
