import type { CaseText } from '../caseText/caseText.ts'
import type { WorkshopSlice } from './workshop.ts'

/**
 * How many entries, from the first on, the room may read now: up to the furthest day the marker reached,
 * and the outcome only once it was opened (design D5). An entry out of order stops the delivery, so that
 * nothing later is seen too early.
 */
export function deliveredCount(
  text: Pick<CaseText, 'entries' | 'outcomeFrom'>,
  workshop: Pick<WorkshopSlice, 'deliveredDay' | 'outcomeOpen'>,
): number {
  const { deliveredDay, outcomeOpen } = workshop
  if (deliveredDay === null) return 0
  const end = outcomeOpen || text.outcomeFrom === null ? text.entries.length : text.outcomeFrom
  const tooLate = text.entries.findIndex((entry) => entry.day > deliveredDay)
  return Math.min(end, tooLate === -1 ? text.entries.length : tooLate)
}
