/** The entry that says a case stays: nothing of it leaves the office. It comes with the product. */
export const STAYS_IN_OFFICE = 'stays-in-the-office'

/** The other entries that come with the product: a case decided on one of them may leave. */
export const leavingBases: readonly string[] = [
  'sgb8-64-2a-external',
  'sgb8-64-2c-with-79a-2',
  'sgb10-67c-3-own-house',
]
