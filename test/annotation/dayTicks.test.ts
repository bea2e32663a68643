import { describe, expect, test } from 'vitest'
import { dayTicks } from '../../client/annotation/dayTicks.ts'

const text = (...widths: [day: number, width: number][]) =>
  widths.map(([day, width]) => ({ day, width }))

describe('the days under the picture of density', () => {
  test('stand where their text begins, not where the calendar would put them', () => {
    // Nine tenths of the text tell of three days; the last tenth lies a year later.
    const ticks = dayTicks(text([0, 50], [3, 40], [412, 10]), 0.05)
    expect(ticks.map(({ day, at }) => [day, at])).toEqual([
      [0, 0],
      [3, 0.5],
      [412, 0.9],
    ])
  })

  test('a day with several entries is said once, at its first', () => {
    const ticks = dayTicks(text([0, 10], [0, 30], [2, 60]), 0.1)
    expect(ticks.map(({ day, at }) => [day, at])).toEqual([
      [0, 0],
      [2, 0.4],
    ])
  })

  test('a label without room behind it ends at its place', () => {
    expect(dayTicks(text([0, 95], [9, 5]), 0.1)).toEqual([
      { day: 0, at: 0, before: false },
      { day: 9, at: 0.95, before: true },
    ])
  })

  test('no label lies over another; the first and the last come before those between', () => {
    const many = Array.from({ length: 60 }, (_, day) => ({ day, width: 1 + ((day * 7) % 5) }))
    for (const room of [0.02, 0.08, 0.21, 0.4]) {
      const ticks = dayTicks(many, room)
      const begins = ticks.map(({ at, before }) => (before ? at - room : at))
      for (const [at, begin] of begins.entries())
        if (at > 0) expect(begin - (begins[at - 1] ?? 0)).toBeGreaterThanOrEqual(room - 1e-9)
      expect(Math.min(...begins)).toBeGreaterThanOrEqual(0)
      expect([ticks[0]?.day, ticks.at(-1)?.day]).toEqual([0, 59])
    }
    expect(dayTicks(many, 0.9).map(({ day }) => day)).toEqual([0])
  })

  test('a text without words has no days', () => {
    expect(dayTicks([], 0.1)).toEqual([])
  })
})
