import { expect, it } from 'vitest'
import { RowPool } from '../../shared/rollup/rowPool.ts'
import { samplePackage } from '../support/samplePackage.ts'

it('[LW1] packages that say the same share what they say, and say it unchanged', () => {
  const pool = new RowPool()
  const [one, other] = [1, 2].map(() => pool.shared(structuredClone(samplePackage)))
  expect(one).toEqual(samplePackage)
  expect(other).toEqual(samplePackage)
  expect(other?.cases[0]?.criteria[0]).toBe(one?.cases[0]?.criteria[0])
  expect(other?.structureRatings[0]).toBe(one?.structureRatings[0])
})

it('[LW1] what differs in one code stays apart', () => {
  const pool = new RowPool()
  const one = pool.shared(structuredClone(samplePackage))
  const changed = structuredClone(samplePackage)
  const row = changed.cases[0]?.criteria[0]
  if (!row) throw new Error('the sample has a row')
  ;[row.agreed, row.noted] = [row.noted, row.agreed]
  row.directions = []
  expect(pool.shared(changed)).toEqual(changed)
  expect(pool.shared(structuredClone(samplePackage))).toEqual(one)
})
