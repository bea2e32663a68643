// Where a new entry seems to begin inside of another one, as a proposal beside the text.
import { isoDayNumber } from '../../shared/caseText/calendar.ts'
import type { Entry } from '../../shared/caseText/caseText.ts'
import { findDayStarts, type DayStart } from '../../shared/caseText/dayStart.ts'
import type { Intake } from './intake.ts'

/** A paragraph of an entry that begins with a day of its own. */
export interface EntryStart extends DayStart {
  readonly entryId: string
  /** Its first words, by which it is known again wherever the text before it grows. */
  readonly paragraph: string
}

/** Entries never change in place, so each is searched once for a day 0. */
const searched = new WeakMap<Entry, { zero: number; starts: readonly EntryStart[] }>()

function startsOf(entry: Entry, zero: number): readonly EntryStart[] {
  const known = searched.get(entry)
  if (known && Object.is(known.zero, zero)) return known.starts
  const starts = findDayStarts(entry.text, entry.day, zero).map((found) => ({
    ...found,
    entryId: entry.id,
    paragraph: entry.text.slice(found.start, found.start + 60).split('\n')[0] ?? '',
  }))
  searched.set(entry, { zero, starts })
  return starts
}

/** All proposals that were not answered, in reading order. */
export function entryStarts({ entries, dayZero, together = [] }: Intake): readonly EntryStart[] {
  const zero = isoDayNumber(dayZero ?? '')
  return entries
    .flatMap((entry) => startsOf(entry, zero))
    .filter(
      ({ entryId, paragraph }) =>
        !together.some((left) => left.entryId === entryId && left.paragraph === paragraph),
    )
}
