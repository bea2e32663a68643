import { describe, it } from 'vitest'
import { MOST_MS, sweepOf } from './sweepTest.ts'
import { sweepers } from './walker.ts'

describe('whoever works in the office presses everything its pages offer', () => {
  it('and is answered on every page', () => sweepOf('office', sweepers.office, 80), MOST_MS)
})
