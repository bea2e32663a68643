import { describe, expect, it } from 'vitest'
import { toRepeat } from '../../server/scripts/toRepeat.mjs'

const PRESSED = 'test/controls/pressed.test.ts'
const after = (failed: readonly string[]) =>
  toRepeat(
    new Map([
      ['test/vote/ballot.test.ts', { passed: 9, failed: 0 }],
      ...failed.map((file) => [file, { passed: 3, failed: 1 }] as const),
    ]),
  )

describe('what a whole run goes through once more', () => {
  it('is one journey or two, and what asks afterwards what was pressed', () => {
    expect(after(['test/e2e/frame.test.ts', PRESSED])).toEqual(['test/e2e/frame.test.ts', PRESSED])
    expect(after(['test/e2e/frame.test.ts', 'test/e2e/cycle.test.ts'])).toHaveLength(3)
  })

  it('is nothing where all is well, more failed, or something that is no journey', () => {
    expect(after([])).toEqual([])
    expect(after([PRESSED])).toEqual([])
    expect(after(['a', 'b', 'c'].map((name) => `test/e2e/${name}.test.ts`))).toEqual([])
    expect(after(['test/e2e/frame.test.ts', 'test/room/simulation.test.ts'])).toEqual([])
  })
})
