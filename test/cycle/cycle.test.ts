import { expect, it } from 'vitest'
import {
  cycleFrom,
  cycleOfDay,
  cycleOfYear,
  halfYearsOf,
  lastDayOf,
} from '../../shared/cycle/cycle.ts'
import { cycleSpan, cycleWords } from '../../shared/cycle/cycle.words.ts'
import { halfYearOf, halfYearWords } from '../../shared/kernel/halfYear.ts'
import { halfYearSchema } from '../../shared/kernel/halfYear.schema.ts'

const statutory = cycleFrom(2023, 2)

it('[CY1] a cycle is five years, to the day, from either half of a year', () => {
  expect(statutory).toEqual({ firstYear: 2023, firstDay: '2023-07-01', lastDay: '2028-06-30' })
  expect(cycleFrom(2024, 1)).toEqual({
    firstYear: 2024,
    firstDay: '2024-01-01',
    lastDay: '2028-12-31',
  })
  expect(cycleWords(statutory)).toBe('Turnus 2023–2028')
  expect(cycleSpan(statutory)).toBe('01.07.2023 bis 30.06.2028')
})

it('[CY1] it has ten half-years, each with its last day', () => {
  const halves = halfYearsOf(statutory)
  expect(halves).toHaveLength(10)
  expect([halves[0], halves[1], halves[9]]).toEqual(['2023-H2', '2024-H1', '2028-H1'])
  expect(halfYearsOf(cycleFrom(2024, 1)).at(-1)).toBe('2028-H2')
  expect(lastDayOf('2024-H1')).toBe('2024-06-30')
  expect(lastDayOf('2024-H2')).toBe('2024-12-31')
  expect(halfYearOf('2024-06-30')).toBe('2024-H1')
  expect(halfYearOf('2024-07-01')).toBe('2024-H2')
  expect(halfYearWords('2024-H2')).toBe('2. Halbjahr 2024')
  expect(
    ['2024-H1', '2024-H3', '2024-1', 20241].map((one) => halfYearSchema.safeParse(one).success),
  ).toEqual([true, false, false, false])
})

it('[CY1] a procedure that began within the five years belongs to the cycle', () => {
  const cycles = [statutory, cycleFrom(2028, 2)]
  expect(
    [2022, 2023, 2027, 2028, 2033].map((year) => cycleOfYear(cycles, year)?.firstYear),
  ).toEqual([undefined, 2023, 2023, 2028, undefined])
  expect(cycleOfDay(cycles, '2028-06-30')?.firstYear).toBe(2023)
  expect(cycleOfDay(cycles, '2028-07-01')?.firstYear).toBe(2028)
  expect(cycleOfDay(cycles, '2023-06-30')).toBeUndefined()
})
