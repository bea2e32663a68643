/** At most three times as long for each of three doublings; a square would be 64 times as long. */
export const LINEAR = 27
/** Rounds measured in any case, and at most: on a busy machine only a later one is undisturbed. */
const ROUNDS = { least: 4, most: 24 }

/**
 * How many times as long a piece of work takes when its input is eight times as long, by the quickest of several
 * rounds each. Below a millisecond the clock and the collector say more than the work. `prepare` makes the work for
 * a size, outside of the measurement.
 */
export function growthOf(size: number, prepare: (size: number) => () => unknown): number {
  const short = quickest(prepare(size))
  const long = quickest(prepare(8 * size))
  let growth = Infinity
  for (let round = 0; round < ROUNDS.most; round++) {
    if (round >= ROUNDS.least && growth < LINEAR) break
    growth = long() / Math.max(short(), 1)
  }
  return growth
}

/** Does the work once more and gives the shortest time so far, in milliseconds. */
function quickest(work: () => unknown): () => number {
  let best = Infinity
  return () => {
    const start = performance.now()
    work()
    best = Math.min(best, performance.now() - start)
    return best
  }
}
