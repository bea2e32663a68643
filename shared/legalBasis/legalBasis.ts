/** The entry that says a case stays: nothing of it leaves the office. It comes with the product. */
export const STAYS_IN_OFFICE = 'stays-in-the-office'
