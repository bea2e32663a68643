import { randomBytes } from 'node:crypto'

/** A uniformly random order from the system's cryptographic source: sorted by a fresh 128-bit key each. */
export function cryptoShuffle<T>(items: readonly T[]): T[] {
  const keyed = items.map((item) => ({ item, key: randomBytes(16) }))
  return keyed.sort((a, b) => Buffer.compare(a.key, b.key)).map(({ item }) => item)
}
