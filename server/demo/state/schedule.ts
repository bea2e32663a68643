// When which invented office has its procedure, and what goes amiss with its package.
import { Prng } from '../prng.ts'

/** A procedure that is held: when, of which cycle, and what becomes of its package. */
export interface HeldProcedure {
  readonly office: number
  readonly cycleStart: number
  /** "2024-H1": when its package is released. */
  readonly releasedIn: string
  readonly extraordinary: boolean
  /** No package ever comes. */
  readonly missing: boolean
  /** A correction follows in the next half-year. */
  readonly corrected: boolean
}

/** Procedures in a wave of the first half-years of a cycle, of 186 offices: pilot, the phase between, then more. */
const FIRST_WAVES: readonly (readonly [half: number, offices: number])[] = [
  [1, 18],
  [3, 20],
  [5, 38],
]
const ALL = 186
/** Half-years of a cycle that starts with year 0, in which the remaining offices are reached: 55 of 186 in each. */
const LATER = [7, 9]

/** "2024-H1", so many half-years after the beginning of a year. */
export const halfAfter = (year: number, halves: number): string =>
  `${year + Math.floor(halves / 2)}-H${(halves % 2) + 1}`

/** What is wanted of a schedule. */
export interface ScheduleWish {
  readonly offices: number
  readonly years: number
  /** The last year; nothing is released after it. */
  readonly until: number
  readonly seed: number
  /** Every how many years an office has a procedure. */
  readonly every: number
}

/**
 * Every procedure of the years, oldest first. Of five years they come in waves of 18, 20, 38, 55 and 55, in another order of
 * offices each time; about one in 25 never delivers (one at least, from twelve offices on), one in 30
 * is corrected, and a few are extraordinary.
 */
export function scheduleOf(wish: ScheduleWish): readonly HeldProcedure[] {
  const { offices, years, until, seed, every } = wish
  const held: HeldProcedure[] = []
  for (let cycleStart = until - years + 1; cycleStart <= until; cycleStart += every) {
    const random = new Prng(seed * 104_729 + cycleStart)
    const order = random.shuffle(Array.from({ length: offices }, (_, index) => index))
    const missing = new Set(
      order.slice(0, offices >= 12 ? Math.max(1, Math.round(offices / 25)) : 0),
    )
    order.forEach((office, place) => {
      const halves = every === 5 ? waveOf(place, offices) : random.below(every * 2)
      const releasedIn = halfAfter(cycleStart, halves)
      if (releasedIn > `${until}-H2`) return
      const corrected = random.chance(1 / 30) && halfAfter(cycleStart, halves + 1) <= `${until}-H2`
      held.push({
        ...{ office, cycleStart, releasedIn, corrected },
        extraordinary: false,
        missing: missing.has(office),
      })
      if (random.chance(1 / 60))
        held.push({
          ...{ office, cycleStart: Number(releasedIn.slice(0, 4)), releasedIn },
          ...{ extraordinary: true, missing: false, corrected: false },
        })
    })
  }
  return held.sort((a, b) =>
    a.releasedIn === b.releasedIn ? a.office - b.office : a.releasedIn < b.releasedIn ? -1 : 1,
  )
}

/** The half-year of a cycle in which the office at this place of the order is reached. */
function waveOf(place: number, offices: number): number {
  let before = 0
  for (const [half, share] of FIRST_WAVES) {
    before += offices < ALL ? Math.ceil((share * offices) / ALL) : share
    if (place < before) return half
  }
  return LATER[(place - before) % LATER.length] ?? 9
}
