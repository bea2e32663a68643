// When commands come: in an even rotation, which is the worst case for gathering since no two of a room meet, or as people
// come, each independent of all others.
import { Prng } from '../../support/prng.ts'

/** When the n-th command is due, in milliseconds from the beginning, and who of so many gives it. */
export interface Arrivals {
  readonly dueAt: (n: number) => number
  /** Missing where all give in turn. */
  readonly giver?: (n: number, of: number) => number
}

/** Every so many milliseconds one; with a seed a Poisson process of the same rate, the same for the same seed. */
export function arrivalsOf(perSecond: number, seed?: number): Arrivals {
  if (seed === undefined) return { dueAt: (n) => (n * 1000) / perSecond }
  const times = new Prng(seed)
  const givers = new Prng(seed ^ 0x5bd1e995)
  const due: number[] = []
  const drawn: number[] = []
  // A pace asks again for what is not due yet: every number is drawn once.
  const upTo = (list: number[], n: number, next: () => number): number => {
    while (list.length <= n) list.push(next())
    return list[n] ?? 0
  }
  const gap = () => (-Math.log(1 - times.next()) * 1000) / perSecond
  return {
    dueAt: (n) => upTo(due, n, () => (due.at(-1) ?? 0) + gap()),
    giver: (n, of) => Math.floor(upTo(drawn, n, () => givers.next()) * of),
  }
}
