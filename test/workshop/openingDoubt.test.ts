import { expect, it } from 'vitest'
import { openingDoubt } from '../../client/workshop/openingDoubt.ts'

// Two minutes before midnight in Germany, and two after.
const LATE = Date.parse('2026-12-03T22:58:00Z')
const NEXT = Date.parse('2026-12-03T23:02:00Z')

it('[PH11] asks on another day than the planned one, and names that', () => {
  expect(openingDoubt('2026-12-03', LATE)).toBe('')
  expect(openingDoubt('2026-12-03', NEXT)).toBe('Geplant: 03.12.2026. Heute öffnen?')
  expect(openingDoubt('2026-12-04', LATE)).toContain('04.12.2026')
})

it('asks nothing where the plan is not known', () => {
  expect(openingDoubt(undefined, LATE)).toBe('')
})
