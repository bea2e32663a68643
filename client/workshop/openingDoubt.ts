import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { formatShortDate } from '../../shared/kernel/format.ts'

/**
 * What is asked before a workshop is opened on another day than the planned one (PH11): the day of its opening is the
 * one that lists, minutes and packages name. `planned` is a day, YYYY-MM-DD, or undefined if this window does not know it;
 * `now` is server time in milliseconds. Empty where nothing is to be asked.
 */
export const openingDoubt = (planned: string | undefined, now: number): string =>
  planned === undefined || planned === berlinDay(now)
    ? ''
    : `Geplant: ${formatShortDate(planned)}. Heute öffnen?`
