// How an entry is called: in headings, sentences and lists.
import { dayLabel } from '../kernel/format.ts'
import type { Entry } from './caseText.ts'
import { entryKindWords } from './caseText.words.ts'

type Titled = Pick<Entry, 'kind' | 'heading'>
type Named = Titled & Pick<Entry, 'day'>

/** What kind of event it tells, where its heading does not say the same words; else ''. */
export const kindBeside = ({ kind, heading }: Titled): string => {
  const words = kind ? entryKindWords[kind] : ''
  return heading.includes(words) ? '' : words
}

/** Its heading; without one what kind of event it tells. */
export const entryTitle = (entry: Titled): string => entry.heading || kindBeside(entry)

/** When it was: "Tag 0, 10:40 Uhr". */
export const entryWhen = ({ day, time }: Pick<Entry, 'day' | 'time'>): string =>
  time ? `${dayLabel(day)}, ${time} Uhr` : dayLabel(day)

/** In a sentence: "Tag 0, Mitteilung"; without heading and kind only the day. */
export const entryName = (entry: Named): string => {
  const title = entryTitle(entry)
  return title ? `${dayLabel(entry.day)}, ${title}` : dayLabel(entry.day)
}
