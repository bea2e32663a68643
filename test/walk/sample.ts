// Which places a short sweep looks at: a few of all, others with each seed, and every one within `SEEDS_FOR_ALL`.

/** After so many seeds one after the other every place of everybody had its turn. */
export const SEEDS_FOR_ALL = 23

/** Coprime to `SEEDS_FOR_ALL`, so that one seed takes places of different people at different times of the day. */
const STEP = 9

/** Whether this seed looks at a place, by the number of the person and that of the place in the own day. */
export const isInSample = (seed: number, person: number, place: number): boolean =>
  (((person * STEP + place - seed) % SEEDS_FOR_ALL) + SEEDS_FOR_ALL) % SEEDS_FOR_ALL === 0
