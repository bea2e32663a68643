import type { Office } from './office.schema.ts'

/** Is an office there no more on a day (YYYY-MM-DD)? From the day of its end on (CY3). */
export const isGoneOn = ({ endedOn }: Pick<Office, 'endedOn'>, day: string): boolean =>
  endedOn !== null && endedOn <= day
