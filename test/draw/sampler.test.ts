import { describe, expect, it } from 'vitest'
import { picks, sampler, samplingOrder } from '../../shared/draw/sampler.ts'

/**
 * Public test cases of the sampler (cjerdonek/rivest-sampler-tests, 0.2.0-alpha), checked by their author with Rivest's
 * reference implementation; the sixth is the example that stands in it.
 */
const published: readonly (readonly [seed: string, size: number, picked: readonly number[]])[] = [
  ['1', 1000, [97, 89, 163]],
  ['0', 2, [1, 1, 2]],
  ['0', 1000, [905, 573, 160]],
  ['0000000000', 1000, [978, 359, 132]],
  ['999999999999999999999999', 1000, [544, 800, 654]],
  ['3546311556112163624615351222', 876, [740, 180, 264, 789, 238]],
  ['abcde', 1000, [247, 427, 157]],
  ['abc123', 1000, [455, 764, 629]],
  ['snowman: \u2603', 1000, [634, 56, 46]],
  ['\ud83d\ude00', 1000, [596, 415, 303, 11, 141]],
]

describe("[DR2] Rivest's sampler", () => {
  it.each(published)('picks for the seed „%s“ of %i what is published', (seed, size, picked) => {
    const found = picks(seed, size)
    expect(picked.map(() => found.next().value)).toEqual(picked)
  })

  it('skips what comes again, ends with every position once, and nothing of nothing', () => {
    expect(samplingOrder('0', 2)).toEqual([1, 2])
    expect(samplingOrder('1', 0)).toEqual([])
    const order = samplingOrder('3546311556112163624615351222', 412)
    expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 412 }, (_, at) => at + 1))
  })
})

const DRAWS = 100_000
const [SIZE, TAKE] = [40, 5]

/** How far counts lie from even ones, as a chi-square; with what was drawn without putting back taken into account. */
function chiSquare(counts: readonly number[], drawn: number): number {
  const even = counts.reduce((total, count) => total + count, 0) / counts.length
  const sum = counts.reduce((total, count) => total + (count - even) ** 2 / even, 0)
  return (sum * (counts.length - 1)) / (counts.length - drawn)
}

type Take = (seed: string) => readonly number[]
const drawn: Take = (seed) => {
  const found = sampler(seed, SIZE)
  return Array.from({ length: TAKE }, () => found.next().value ?? 0)
}

/** Chi-squares of positions, of the first one alone, and of neighbours in the order. */
function spread(take: Take, seed: number, draws = DRAWS) {
  const any = new Array<number>(SIZE).fill(0)
  const first = new Array<number>(SIZE).fill(0)
  const pairs = new Array<number>(SIZE * SIZE).fill(0)
  for (let at = 0; at < draws; at++) {
    const positions = take(`${String(seed)}-${String(at)}`)
    for (const position of positions) any[position - 1] = (any[position - 1] ?? 0) + 1
    const [one = 1, two = 1] = positions
    first[one - 1] = (first[one - 1] ?? 0) + 1
    const pair = (one - 1) * SIZE + two - 1
    pairs[pair] = (pairs[pair] ?? 0) + 1
  }
  const different = pairs.filter((_, pair) => Math.floor(pair / SIZE) !== pair % SIZE)
  return {
    any: chiSquare(any, TAKE),
    first: chiSquare(first, 1),
    pairs: chiSquare(different, 1),
  }
}

/** Beyond these a spread comes about by chance once in a million: 39 and 1,559 degrees of freedom. */
const LIMIT = { any: 98, first: 98, pairs: 1840 }

it('[DR9] draws every position equally often, and every pair, over 100,000 draws', () => {
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
  const found = spread(drawn, seed)
  const said = `SEED=${String(seed)} any ${found.any.toFixed(1)} first ${found.first.toFixed(1)} pairs ${found.pairs.toFixed(1)}`
  process.stdout.write(`evenness of ${String(DRAWS)} draws: ${said}\n`)
  expect(found.any, said).toBeLessThan(LIMIT.any)
  expect(found.first, said).toBeLessThan(LIMIT.first)
  expect(found.pairs, said).toBeLessThan(LIMIT.pairs)
}, 60_000)

it('[DR9] would notice a sampler that is a little uneven', () => {
  // One in ten draws begins with the first position.
  const bent: Take = (seed) => {
    const positions = drawn(seed)
    return seed.endsWith('0') ? [1, ...positions.slice(1)] : positions
  }
  const found = spread(bent, 1, 5_000)
  expect(found.first).toBeGreaterThan(LIMIT.first)
}, 60_000)
