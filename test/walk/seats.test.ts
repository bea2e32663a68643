import { describe, it } from 'vitest'
import { MOST_MS, sweepOf } from './sweepTest.ts'
import { sweepers } from './walker.ts'

describe('whoever has a seat presses everything a day offers', () => {
  it('and is answered on every screen', () => sweepOf('seats', sweepers.seats, 150), MOST_MS)
})
