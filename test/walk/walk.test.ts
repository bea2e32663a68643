import { describe, it } from 'vitest'
import { expectSound, logTo, MOST_MS, SEED } from './sweepTest.ts'
import { walk } from './walker.ts'

describe('everybody in one room presses at random', () => {
  it(
    'and no screen minds, all day long',
    async () => expectSound(await walk({ seed: SEED, days: 1, rounds: 1, ...logTo('walk') }), 50),
    MOST_MS,
  )
})
