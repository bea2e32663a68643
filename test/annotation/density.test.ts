import { describe, expect, test } from 'vitest'
import { barHeight, densityBars, perHundredWords } from '../../client/annotation/density.ts'

const mark = (
  start: number,
  end: number,
  direction: 'strength' | 'potential' | 'question' = 'strength',
) => ({
  direction,
  span: { start, end },
})

describe('densityBars', () => {
  test('a passage counts in every bar it touches and in no other', () => {
    const bars = densityBars(100, [mark(10, 31)], 10)
    expect(bars.map(barHeight)).toEqual([0, 1, 1, 1, 0, 0, 0, 0, 0, 0])
  })

  test('a passage that ends on the edge of a bar does not reach into the next one', () => {
    expect(densityBars(100, [mark(10, 30)], 10).map(barHeight)).toEqual([
      0, 1, 1, 0, 0, 0, 0, 0, 0, 0,
    ])
  })

  test('a passage over the whole entry fills all bars, one at the very end only the last', () => {
    expect(densityBars(7, [mark(0, 7)], 4).map(barHeight)).toEqual([1, 1, 1, 1])
    expect(densityBars(7, [mark(6, 7)], 4).map(barHeight)).toEqual([0, 0, 0, 1])
  })

  test('keeps the directions apart', () => {
    const [first] = densityBars(
      10,
      [mark(0, 5, 'potential'), mark(0, 5, 'question'), mark(0, 5)],
      2,
    )
    expect(first).toEqual({ strength: 1, potential: 1, question: 1 })
  })

  test('agrees with counting by hand for many passages', () => {
    const length = 997
    const marks = Array.from({ length: 200 }, (_, at) => {
      const start = (at * 37) % (length - 5)
      return mark(start, Math.min(length, start + 5 + ((at * 13) % 200)))
    })
    const bars = densityBars(length, marks, 48)
    bars.forEach((bar, at) => {
      const from = (at / 48) * length
      const to = ((at + 1) / 48) * length
      expect(barHeight(bar)).toBe(
        marks.filter(({ span }) => span.start < to && span.end > from).length,
      )
    })
  })

  test('an empty entry has empty bars', () => {
    expect(densityBars(0, [], 3).map(barHeight)).toEqual([0, 0, 0])
  })
})

test('perHundredWords counts words, not dashes', () => {
  expect(perHundredWords(2, 'Die Kita – sie meldet.')).toBe(50)
  expect(perHundredWords(2, '')).toBe(0)
})
