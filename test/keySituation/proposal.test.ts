import { expect, it } from 'vitest'
import { proposal } from '../../client/keySituation/proposal.ts'

const of = (totals: Record<string, number>) =>
  proposal({ totals, ballots: 6, people: 6, paper: null, texts: [] })

it('proposes the three in front', () => {
  expect(of({ a: 5, b: 4, c: 3, d: 2, e: 1 })).toEqual({ ids: ['a', 'b', 'c'], undecided: [] })
})

it('proposes four where the third place is shared by two', () => {
  expect(of({ a: 5, b: 4, c: 3, d: 3, e: 1 })).toEqual({ ids: ['a', 'b', 'c', 'd'], undecided: [] })
})

it('leaves a tie that would make five or more to the room', () => {
  expect(of({ a: 5, b: 4, c: 3, d: 3, e: 3 })).toEqual({
    ids: ['a', 'b'],
    undecided: ['c', 'd', 'e'],
  })
  expect(of({ a: 2, b: 2, c: 2, d: 2, e: 2 }).ids).toEqual([])
})

it('proposes nothing that got no dot, and nothing where there is no result', () => {
  expect(of({ a: 5, b: 0, c: 0, d: 0 })).toEqual({ ids: ['a'], undecided: [] })
  expect(proposal({ totals: null, ballots: 2, people: 2, paper: null, texts: [] })).toEqual({
    ids: [],
    undecided: [],
  })
})
