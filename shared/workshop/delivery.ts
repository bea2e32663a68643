import type { CaseText, Entry, Role } from '../caseText/caseText.ts'
import type { WorkshopSlice } from './workshop.ts'

/**
 * How many entries, from the first on, the room may read now: up to the furthest day the marker reached,
 * and the outcome only once it was opened. An entry out of order stops the delivery, so that
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

const NO_LETTER = String.raw`[^\p{L}\p{N}]`

/**
 * The abbreviations that occur in these entries, as words of their own, with what they stand for. What an abbreviation
 * of a later entry means would tell what is still to come: a foster family, a court.
 */
export function rolesOf(
  roles: readonly Role[],
  entries: readonly Pick<Entry, 'heading' | 'text'>[],
): readonly Role[] {
  const text = ` ${entries.map((entry) => `${entry.heading}\n${entry.text}`).join('\n')} `
  return roles.filter(({ token }) =>
    new RegExp(`${NO_LETTER}${escaped(token)}${NO_LETTER}`, 'u').test(text),
  )
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

/** Days the marker may stand on: of the first entry, and of the last one before the outcome, or of all once it was opened. */
export function markerDays(
  text: Pick<CaseText, 'entries' | 'outcomeFrom'>,
  { outcomeOpen }: Pick<WorkshopSlice, 'outcomeOpen'>,
): { readonly first: number; readonly last: number } | null {
  const end = outcomeOpen ? undefined : (text.outcomeFrom ?? undefined)
  const days = text.entries.slice(0, end).map(({ day }) => day)
  return days.length === 0 ? null : { first: Math.min(...days), last: Math.max(...days) }
}

/** Days the marker can still be moved to, for the facilitation alone: of the next entry and of the last one. */
export interface DaysAhead {
  readonly nextDay: number | null
  readonly lastDay: number | null
}

/** What is still to be delivered before the outcome, or, once it was opened, up to the end. */
export function daysAhead(
  text: Pick<CaseText, 'entries' | 'outcomeFrom'>,
  workshop: Pick<WorkshopSlice, 'deliveredDay' | 'outcomeOpen'>,
): DaysAhead {
  const end = workshop.outcomeOpen ? undefined : (text.outcomeFrom ?? undefined)
  const ahead = text.entries.slice(deliveredCount(text, workshop), end).map(({ day }) => day)
  const [nextDay] = ahead
  return nextDay === undefined
    ? { nextDay: null, lastDay: null }
    : { nextDay, lastDay: Math.max(...ahead) }
}
