import { describe, expect, it } from 'vitest'
import { arrivalsOf } from './load/arrivals.ts'
import { kneeOf } from './load/knee.ts'

const point = (perSecond: number, p50: number) => ({ perSecond, p50, p99: p50 })
const numbers = (count: number) => Array.from({ length: count }, (_, n) => n)

describe('arrivals', () => {
  it('are even and in turn without a seed', () => {
    const { dueAt, giver } = arrivalsOf(250)
    expect([0, 1, 2].map(dueAt)).toEqual([0, 4, 8])
    expect(giver).toBeUndefined()
  })

  it('are a Poisson process with one: its rate, gaps as uneven as their mean is long, the same for the same seed', () => {
    const { dueAt } = arrivalsOf(1000, 5)
    const due = numbers(20_000).map(dueAt)
    expect(due.at(-1)).toBeGreaterThan(19_400)
    expect(due.at(-1)).toBeLessThan(20_600)
    const gaps = due.slice(1).map((at, n) => at - (due[n] ?? 0))
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
    const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length
    expect(Math.sqrt(variance) / mean).toBeCloseTo(1, 1)
    expect(numbers(100).map(arrivalsOf(1000, 5).dueAt)).toEqual(due.slice(0, 100))
    expect(numbers(100).map(arrivalsOf(1000, 6).dueAt)).not.toEqual(due.slice(0, 100))
  })

  it('of which each is asked again until it is due stay the same', () => {
    const { dueAt, giver } = arrivalsOf(1000, 5)
    const [first, who] = [dueAt(3), giver?.(3, 25)]
    expect([dueAt(1), dueAt(3), dueAt(3)].slice(1)).toEqual([first, first])
    expect(giver?.(3, 25)).toBe(who)
  })

  it('come from everybody with a seed', () => {
    const { giver } = arrivalsOf(1000, 5)
    const from = new Set(numbers(500).map((n) => giver?.(n, 25)))
    expect([...from].sort((a = 0, b = 0) => a - b)).toEqual(numbers(25))
  })
})

describe('the knee', () => {
  it('is the highest rate before the median steps', () => {
    expect(kneeOf([point(250, 2), point(500, 3), point(750, 2.5), point(1000, 41)])).toBe(750)
  })

  it('is the last rate where nothing steps, and none where there is none', () => {
    expect(kneeOf([point(250, 2), point(500, 3)])).toBe(500)
    expect(kneeOf([])).toBeNull()
  })

  it('is not where the median grows slowly, or by less than anybody feels', () => {
    expect(kneeOf([point(250, 5), point(500, 9), point(750, 14)])).toBe(750)
    expect(kneeOf([point(250, 0.5), point(500, 0.5), point(750, 4)])).toBe(750)
  })
})
