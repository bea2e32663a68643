// The day of the case that is told now.
import type { Entry } from '../../shared/caseText/caseText.ts'
import { textPages } from './pages.ts'

/** The day the marker stands on, as far as the text has one: the last day with an entry up to it; null before the first. */
export function toldDay(entries: readonly Entry[], marker: number | null): number | null {
  if (marker === null) return null
  const days = entries.map(({ day }) => day).filter((day) => day <= marker)
  return days.length === 0 ? null : Math.max(...days)
}

/** A page of the day: one entry or a part of it. */
export interface DayPage {
  readonly entry: Entry
  readonly text: string
  /** "2 von 3" where an entry needs more than one page. */
  readonly part: string
}

/** The entries of a day, one after the other, long ones in parts. */
export function dayPages(entries: readonly Entry[], day: number | null): readonly DayPage[] {
  return entries
    .filter((entry) => entry.day === day)
    .flatMap((entry) => {
      const texts = textPages(entry.text)
      const part = (at: number) => (texts.length > 1 ? `${at + 1} von ${texts.length}` : '')
      return texts.map((text, at) => ({ entry, text, part: part(at) }))
    })
}
