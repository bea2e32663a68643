// The sampler of Ronald L. Rivest (reference implementation of 14 November 2011): SHA-256 of the seed, a comma and a
// counter from 1 on, as a whole number, modulo how many there are, plus one. What comes again is skipped.
import { sha256Words } from '../kernel/sha256.ts'

/** What is left of the 256 bits of eight words, as a whole number, divided by `size` (at most 2^21). */
function remainder(words: Uint32Array, size: number): number {
  let rest = 0
  // Below 2^53 at every step.
  for (const word of words) rest = (rest * 2 ** 32 + word) % size
  return rest
}

/** The picks from 1 to `size`, without end and with repetitions, as the reference implementation prints them. */
export function* picks(seed: string, size: number): Generator<number, never> {
  for (let count = 1; ; count++) yield 1 + remainder(sha256Words(`${seed},${String(count)}`), size)
}

/** Every position from 1 to `size` once, in the order in which they are drawn. */
export function* sampler(seed: string, size: number): Generator<number, void> {
  const seen = new Set<number>()
  if (size === 0) return
  for (const pick of picks(seed, size)) {
    if (seen.has(pick)) continue
    seen.add(pick)
    yield pick
    if (seen.size === size) return
  }
}

/** The whole order. Takes about size × ln(size) hashes: 20,000 positions half a second. */
export const samplingOrder = (seed: string, size: number): readonly number[] => [
  ...sampler(seed, size),
]
