import { expect, test } from 'vitest'
import { turnText } from '../../client/procedure/turnText.ts'
import type { Turn } from '../../shared/coordination/coordination.schema.ts'

const turn = (given: Partial<NonNullable<Turn>>): NonNullable<Turn> => ({
  cycle: { firstYear: 2024, firstDay: '2024-01-01', lastDay: '2028-12-31' },
  ...{ halfYear: null, dueBy: '2028-12-31', dueness: 'unplanned' as const },
  ...given,
})

test('[CY7] nothing is due of an office that has met its cycle or is gone, and no half-year is missing then', () => {
  expect(turnText(turn({ dueness: 'met' }))).toBe('Turnus erfüllt.')
  expect(turnText(turn({ dueness: 'ended' }))).toBe('Nicht mehr fällig.')
  expect(turnText(turn({ halfYear: '2026-H1', dueBy: '2026-06-30', dueness: 'met' }))).toBe(
    'An der Reihe im 1. Halbjahr 2026 (Turnus erfüllt).',
  )
})

test('[CY7] before that it is said by when, and that it is late', () => {
  expect(turnText(turn({}))).toBe(
    'Für dieses Jugendamt ist noch kein Halbjahr geplant; der Turnus endet am 31. Dezember 2028.',
  )
  expect(turnText(turn({ dueness: 'late' }))).toContain('2028 (überfällig).')
  expect(turnText(turn({ halfYear: '2026-H1', dueBy: '2026-06-30', dueness: 'late' }))).toBe(
    'An der Reihe im 1. Halbjahr 2026, fällig bis 30. Juni 2026 (überfällig).',
  )
})
