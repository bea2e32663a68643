import { expect, it } from 'vitest'
import { cycleFrom } from '../../shared/cycle/cycle.ts'
import { standingOf } from '../../shared/coordination/dueness.ts'

it('[CY7] an office is late after its half-year, and has met the cycle once its procedure is reported on', () => {
  const cycle = cycleFrom(2023, 2)
  const on = (today: string) => standingOf(cycle, '2026-H2', 'workshops', today)
  expect(on('2026-06-30')).toEqual({ dueBy: '2026-12-31', dueness: 'ahead' })
  expect(on('2026-07-01').dueness).toBe('due')
  expect(on('2026-12-31').dueness).toBe('due')
  expect(on('2027-01-01').dueness).toBe('late')
  expect(standingOf(cycle, '2026-H2', 'structureRating', '2027-01-01').dueness).toBe('late')
  for (const state of ['report', 'committee', 'followUp'] as const)
    expect(standingOf(cycle, '2026-H2', state, '2027-01-01').dueness).toBe('met')
  // Without a turn the cycle itself is the date.
  expect(standingOf(cycle, null, null, '2026-11-28')).toEqual({
    ...{ dueBy: '2028-06-30', dueness: 'unplanned' },
  })
  expect(standingOf(cycle, null, null, '2028-07-01').dueness).toBe('late')
  // One that is gone is due no more, nor in a cycle that begins after its end; what it met stays met.
  const gone = (state: 'workshops' | 'report', today: string, endedOn: string) =>
    standingOf(cycle, '2026-H2', state, today, endedOn).dueness
  expect(gone('workshops', '2027-01-01', '2027-01-01')).toBe('ended')
  expect(gone('workshops', '2026-12-31', '2027-01-01')).toBe('due')
  expect(gone('report', '2027-01-01', '2027-01-01')).toBe('met')
  expect(standingOf(cycleFrom(2028, 2), null, null, '2026-11-28', '2027-01-01').dueness).toBe(
    'ended',
  )
})
