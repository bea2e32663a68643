import { expect, it } from 'vitest'
import { isInSample, SEEDS_FOR_ALL } from './sample.ts'
import { officeAddresses } from './officePages.ts'
import { scenes } from './scenes.ts'
import { sweepers } from './walker.ts'

const everybody = Object.values(sweepers).flat()

/** The places of one seed, each as person and place. */
const placesOf = (seed: number): string[] =>
  everybody.flatMap((part, person) =>
    (officeAddresses.get(part) ?? scenes)
      .map((_, place) => ({ place, name: `${part.name} ${place}` }))
      .filter(({ place }) => isInSample(seed, person, place))
      .map(({ name }) => name),
  )

it('a short sweep looks at other places with each seed, and so many seeds look at all', () => {
  const seeds = Array.from({ length: SEEDS_FOR_ALL }, (_, at) => placesOf(100 + at))
  const all = seeds.flat()
  const places = everybody.map((part) => (officeAddresses.get(part) ?? scenes).length)
  expect(new Set(all).size).toBe(all.length)
  expect(all.length).toBe(places.reduce((sum, count) => sum + count, 0))
  for (const seed of seeds) expect(seed.length).toBeGreaterThanOrEqual(4)
})
