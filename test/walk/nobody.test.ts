// A machine that starts no browser: a walk that is bounded by acts ends all the same, and is red.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { walk } from './walker.ts'

const before = process.env.CHROMIUM_PATH

beforeAll(() => {
  process.env.CHROMIUM_PATH = '/nowhere/chromium'
})
afterAll(() => {
  if (before === undefined) delete process.env.CHROMIUM_PATH
  else process.env.CHROMIUM_PATH = before
})

it('ends with a fault after the first day on which nobody came in', async () => {
  const { days, acts, faults } = await walk({ seed: 1, acts: 10, rounds: 1 })
  expect({ days, acts }).toEqual({ days: 1, acts: 0 })
  expect(faults.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['does not come back', 'harness']),
  )
}, 300_000)
