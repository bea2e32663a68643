// The short form, in every `npm test`: bounded by acts and never by time, so that a slow machine is slow and not red.
import { describe, it } from 'vitest'
import { expectSound, logTo, MOST_MS, SEED } from './sweepTest.ts'
import { sweep, sweepers, walk } from './walker.ts'

/** How often everybody acts in a scene; a day has eighteen scenes and eight people. */
const ROUNDS = 1
const ACTS = 120
/** So many controls of a place are pressed. */
const MOST_IN_SAMPLE = 12

describe(`people press whatever they are offered, seed ${SEED}`, () => {
  it(
    'everybody in one room at random, all day long, and no screen minds',
    async () =>
      expectSound(await walk({ seed: SEED, acts: ACTS, rounds: ROUNDS, ...logTo('walk') }), 70),
    MOST_MS,
  )

  it(
    'each in a day of the own, at some of its places, and is answered',
    async () => {
      const everybody = Object.values(sweepers).flat()
      const options = { seed: SEED, mostInSample: MOST_IN_SAMPLE, ...logTo('sample') }
      expectSound(await sweep(everybody, options), 40)
    },
    MOST_MS,
  )
})
