// How an entry is called: in headings, sentences and lists.
import { dayLabel } from '../kernel/format.ts'
import type { Entry } from './caseText.ts'

type Named = Pick<Entry, 'day' | 'heading'>

/** When it was: "Tag 0, 10:40 Uhr". */
export const entryWhen = ({ day, time }: Pick<Entry, 'day' | 'time'>): string =>
  time ? `${dayLabel(day)}, ${time} Uhr` : dayLabel(day)

/** In a sentence: "Tag 0, Mitteilung"; without a heading only the day. */
export const entryName = ({ day, heading }: Named): string =>
  heading ? `${dayLabel(day)}, ${heading}` : dayLabel(day)
