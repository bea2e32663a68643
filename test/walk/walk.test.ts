// The short form, in every `npm test`: bounded by acts and never by time, so that a slow machine is slow and not red.
import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { describeFault } from './faults.ts'
import { parts } from './person.ts'
import { expectSound, logTo, MOST_MS, SEED } from './sweepTest.ts'
import { sweep, sweepers, walk } from './walker.ts'

/** How often everybody acts in a scene; a day has eighteen scenes and eight people. */
const ROUNDS = 1
const ACTS = 120
/** So many controls of a place are pressed. */
const MOST_IN_SAMPLE = 12
/** Whatever is pressed throws, complains and makes the page wider. */
const PLANTED = `addEventListener('click', () => {
  document.body.style.width = '2000px'
  console.error('planted complaint')
  throw new Error('planted error')
})`

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

  it(
    'and what goes wrong in the product is found, with seed, place and picture',
    async () => {
      // Seed 1 looks at the second scene of the first person.
      const { faults } = await sweep([parts.seat], { seed: 1, mostInSample: 2, plant: PLANTED })
      expect(faults.map(({ kind }) => kind)).toEqual(
        expect.arrayContaining(['console error', 'uncaught error', 'sideways scroll']),
      )
      for (const fault of faults) {
        expect(describeFault(fault)).toMatch(/seed 1, seat \(1280 × 800\), .*, arrive, „/)
        expect(existsSync(fault.picture)).toBe(true)
      }
    },
    MOST_MS,
  )
})
