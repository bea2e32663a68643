import type { Spread } from './meter.ts'

/** What one rate of a sweep came to. */
export interface Point extends Spread {
  readonly perSecond: number
}

/** The median steps where it is more than so many times that of the lower rates, and as many milliseconds at the least. */
const TIMES = 3
const LEAST_MS = 5

/** Is this point on the other side of the knee, seen from the lower rates? The first one has nothing to step from. */
export function steps(lower: readonly Point[], { p50 }: Point): boolean {
  const usual = lower.map((point) => point.p50).sort((a, b) => a - b)[Math.floor(lower.length / 2)]
  return usual !== undefined && p50 > Math.max(TIMES * usual, usual + LEAST_MS)
}

/** The highest rate of an ascending sweep before the median stepped; null where there is no rate. */
export function kneeOf(points: readonly Point[]): number | null {
  let knee: number | null = null
  for (const [at, point] of points.entries()) {
    if (steps(points.slice(0, at), point)) return knee
    knee = point.perSecond
  }
  return knee
}
