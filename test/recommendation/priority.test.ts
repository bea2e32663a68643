import { describe, expect, it } from 'vitest'
import {
  byPriority,
  contentOf,
  emptyRecommendation,
  lackingIn,
} from '../../client/recommendation/priority.ts'
import { recommendationFacts } from '../../client/recommendation/recommendationText.ts'
import { emptyRoomSlice, type RoomSlice } from '../../shared/room/roomView.ts'
import { type Recommendation } from '../../shared/recommendation/recommendation.ts'
import { recommendationContentSchema } from '../../shared/recommendation/recommendation.schema.ts'
import type { VoteResult } from '../../shared/vote/vote.ts'

const recommendation = (id: string, change: Partial<Recommendation> = {}): Recommendation => ({
  ...emptyRecommendation(id, []),
  number: 1,
  revision: 1,
  review: false,
  ...change,
})

const room = (ids: string[], result: VoteResult | null): RoomSlice => ({
  ...emptyRoomSlice,
  recommendation: {
    retired: {},
    recommendations: ids.map((id, at) => recommendation(id, { number: at + 1 })),
  },
  vote: {
    votes: [
      {
        id: 'v',
        kind: 'recommendation',
        subjectId: null,
        options: ids,
        dots: 3,
        cumulative: false,
        result,
        review: false,
      },
    ],
  },
})

const result = (totals: Record<string, number>, paper = false): VoteResult => ({
  totals,
  ballots: 4,
  people: 4,
  paper: paper ? { people: 1, totals: {} } : null,
  texts: [],
})

describe('the order of recommendations', () => {
  it('is that of writing as long as nobody counted', () => {
    const placed = byPriority(room(['a', 'b'], null))
    expect(placed.map((one) => [one.recommendation.id, one.dots])).toEqual([
      ['a', null],
      ['b', null],
    ])
  })

  it('follows the dots, the numbers do not; equal ones are marked and keep the order of writing', () => {
    const placed = byPriority(room(['a', 'b', 'c'], result({ a: 1, b: 3, c: 1 })))
    expect(
      placed.map((one) => [one.recommendation.number, one.recommendation.id, one.tied]),
    ).toEqual([
      [2, 'b', false],
      [1, 'a', true],
      [3, 'c', true],
    ])
  })

  it('says where dots came from paper, and puts what was written later at the end', () => {
    const later = room(['a', 'b', 'late'], result({ a: 0, b: 2 }, true))
    expect(byPriority(later).map((one) => [one.recommendation.id, one.dots, one.paper])).toEqual([
      ['b', 2, true],
      ['a', 0, true],
      ['late', null, false],
    ])
  })
})

describe('a recommendation', () => {
  it('names what it lacks', () => {
    expect(lackingIn(recommendation('a'), ' ', false)).toEqual([
      'Wortlaut',
      'Verantwortlich',
      'Frist',
      'Woran merken wir es',
      'Befund',
    ])
    const full = recommendation('a', {
      owner: 'Leitung',
      due: '2027-06-30',
      indicator: 'Stichprobe',
      findingIds: ['f'],
    })
    expect(lackingIn(full, 'Wir führen ein Protokoll ein.', false)).toEqual([])
  })

  it('lacks no finding in a workshop without a case, where there are none', () => {
    expect(lackingIn(recommendation('a'), ' ', true)).toEqual([
      'Wortlaut',
      'Verantwortlich',
      'Frist',
      'Woran merken wir es',
    ])
  })

  it('sends nothing but its structured part', () => {
    const content = contentOf(recommendation('A'.repeat(22)))
    expect(recommendationContentSchema.safeParse(content).success).toBe(true)
  })

  it('can be set beside another version in words', () => {
    const content = { ...emptyRecommendation('a', ['f']), due: '2027-06-30' }
    const facts = recommendationFacts(content, (id) => (id === 'f' ? 2 : undefined))
    expect(facts.map(({ value }) => value)).toEqual([
      'Jugendamt',
      '',
      '30.06.2027',
      '',
      'aus Befund 2',
    ])
  })
})
