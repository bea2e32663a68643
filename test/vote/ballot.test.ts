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
import { Draft } from '../../client/room/drafts.svelte.ts'
import { answer, deviceBallot, give, heldText } from '../../client/vote/heldAnswers.ts'
import { dotsText, fewText, leftText, outcomeText } from '../../client/vote/voteText.ts'
import { emptyRoomView } from '../../shared/room/roomView.ts'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse } from '../../shared/kernel/result.ts'
import type { Choice, Vote, VoteResult, VoteSettings } from '../../shared/vote/vote.ts'
import {
  choiceProblem,
  fullBar,
  isReadyToGive,
  unspentDots,
  turnoutOf,
} from '../../shared/vote/tally.ts'
import { consentCount, turnoutText, unspentText, votedLabel } from '../../shared/vote/vote.words.ts'
import { memoryDrafts } from '../room/memoryDrafts.ts'

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

const consent = vote({ kind: 'consent', options: ['agree', 'concerns', 'object'], dots: 1 })

it('says who took part: devices, people at them, and what came from paper', () => {
  const said = (change: Partial<VoteResult>) => turnoutText(turnoutOf(consent, result(change)))
  const totals = { agree: 2, concerns: 0, object: 1 }
  expect(said({ totals })).toBe('3 Geräte haben abgestimmt.')
  const paper = { people: 2, totals: { agree: 1 } }
  expect(said({ totals: { ...totals, agree: 7 }, people: 7, paper })).toBe(
    '7 Personen an 3 Geräten haben abgestimmt, dazu 2 Personen auf Papier.',
  )
  expect(said({ ballots: 0, people: 0, paper: { people: 6, totals: {} } })).toBe(
    '6 Personen haben auf Papier abgestimmt.',
  )
  expect(said({ totals: null, ballots: 1, people: 1 })).toBe('1 Gerät hat abgestimmt.')
})

it('[VO15] never says that more people voted than answered', () => {
  const said = (change: Partial<VoteResult>) => turnoutText(turnoutOf(consent, result(change)))
  const six = { totals: { agree: 6, concerns: 0, object: 0 }, ballots: 6 }
  expect(said({ ...six, people: 8 })).toBe('6 Stimmen von 8 Personen an 6 Geräten.')
  // If a device of three is gone it is unknown how many sat there.
  expect(said({ ...six, people: 4 })).toBe('6 Stimmen an 6 Geräten.')
  // Without a result nothing tells how many answered, and from how many people dots are is unknown.
  expect(said({ totals: null, ballots: 2, people: 4 })).toBe(
    'An 2 Geräten mit 4 Personen wurde abgestimmt.',
  )
  const dots = result({ people: 7 })
  expect(turnoutText(turnoutOf(vote(), dots))).toBe('An 3 Geräten mit 7 Personen wurde abgestimmt.')
  expect(unspentText(vote(), dots)).toBe('13 Punkte blieben übrig.')
  expect(unspentText(vote(), { ...dots, totals: null })).toBe('')
})

it('[MI5] counts read as German with every number', () => {
  expect([0, 1, 3].map((count) => consentCount('agree', count))).toEqual([
    '0 × Zustimmung',
    '1 × Zustimmung',
    '3 × Zustimmung',
  ])
  expect(consentCount('concerns', 2)).toBe('2 × mit Bedenken')
  expect(votedLabel(1, 6)).toBe('Geräten hat abgestimmt')
  expect(votedLabel(0, 6)).toBe('Geräten haben abgestimmt')
  expect(votedLabel(1, 1)).toBe('Gerät hat abgestimmt')
})

it('[VO15] a bar is filled by all votes, where a person has one dot for each option by all people', () => {
  const eight = result({ totals: { agree: 5, concerns: 2, object: 1 }, people: 8 })
  expect(fullBar(consent, eight)).toBe(8)
  const dots = result({ totals: { a: 5, b: 3, c: 0 }, people: 8 })
  expect(fullBar(vote(), dots)).toBe(8)
  expect(fullBar(vote({ cumulative: true }), result({ totals: { a: 5, b: 4 }, people: 3 }))).toBe(9)
  expect(fullBar(consent, result({ totals: { agree: 0 }, people: 0 }))).toBeGreaterThan(0)
})

it('[VO15] a first ballot waits for everybody, a later one has no fewer answers', () => {
  for (const people of [1, 2, 5])
    for (let answers = 0; answers <= people; answers++) {
      expect(isReadyToGive(answers, null, people)).toBe(answers === people)
      for (let given = 0; given <= people; given++)
        expect(isReadyToGive(answers, given, people)).toBe(answers >= given)
    }
})

/** A device of so many people, and what it gave. */
function device(people: number) {
  const drafts = memoryDrafts()
  const cast: Choice[] = []
  const seats = { me: { groupSize: people } } as never
  const { room } = emptyRoomView
  const place: Parameters<typeof deviceBallot>[0] = {
    seat: { id: 'me' } as never,
    view: { ...emptyRoomView, room: { ...room, workshop: { ...room.workshop, seats } } },
    draft: (name) => new Draft(drafts, name),
    myBallot: () => {
      const choice = cast.at(-1)
      return choice ? { choice, text: '', saved: true } : null
    },
    castBallot: (_voteId, choice) => {
      cast.push(choice)
      return Promise.resolve(ok(null))
    },
  }
  return { place, cast, drafts }
}

it('[VO15] answers of several people stay on the device until all have answered', async () => {
  const asked: Vote = { ...consent, result: null, review: false }
  const { place, cast, drafts } = device(3)
  await answer(place, asked, { agree: 1 })
  expect(cast).toEqual([])
  expect(heldText(deviceBallot(place, asked))).toBe('1 von 3 geantwortet, noch nicht abgegeben')
  await answer(place, asked, {})
  expect(drafts.isEmpty).toBe(true)
  await answer(place, asked, { agree: 2 })
  await answer(place, asked, { agree: 2, object: 1 })
  expect(cast).toEqual([{ agree: 2, object: 1 }])
  expect(heldText(deviceBallot(place, asked))).toBe('')
  // Changing an answer takes one back first: meanwhile the whole ballot stands.
  await answer(place, asked, { agree: 2 })
  expect(cast).toHaveLength(1)
  expect(heldText(deviceBallot(place, asked))).toMatch(/^2 von 3 geantwortet\. Es gilt noch/)
  await answer(place, asked, { agree: 3 })
  expect(cast.at(-1)).toEqual({ agree: 3 })
})

it('[VO15] where a ballot of several people is refused, nobody is asked for the answers again', async () => {
  const asked: Vote = { ...consent, result: null, review: false }
  const { place, drafts } = device(3)
  await answer(place, asked, { agree: 2 })
  const refusing = (code: 'server.storage' | 'vote.closed'): typeof place => ({
    ...place,
    castBallot: () => Promise.resolve(refuse(problem(code))),
  })
  const refused = await answer(refusing('server.storage'), asked, { agree: 2, object: 1 })
  expect(refused).toEqual(refuse(problem('server.storage')))
  expect(deviceBallot(place, asked)).toMatchObject({ choice: { agree: 2, object: 1 }, held: true })
  await answer(refusing('vote.closed'), asked, { agree: 2, object: 1 })
  expect(drafts.isEmpty).toBe(true)
})

it('[VO15] somebody gives a ballot as it is; what comes later is added to it', async () => {
  const asked: Vote = { ...consent, kind: 'feedback', result: null, review: false }
  const { place, cast } = device(3)
  await answer(place, asked, { agree: 1 })
  await give(place, asked, { agree: 1 }, '')
  expect(heldText(deviceBallot(place, asked))).toBe('1 von 3 geantwortet, so abgegeben')
  await answer(place, asked, { agree: 2 })
  expect(cast).toEqual([{ agree: 1 }, { agree: 2 }])
})

it('[VO15] one person gives a ballot with one tap, and dots are given as they are put', async () => {
  const one = device(1)
  await answer(one.place, { ...consent, result: null, review: false }, { object: 1 })
  expect(one.cast).toEqual([{ object: 1 }])
  const three = device(3)
  await answer(three.place, { ...vote(), result: null, review: false }, { a: 1 })
  expect(three.cast).toEqual([{ a: 1 }])
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
