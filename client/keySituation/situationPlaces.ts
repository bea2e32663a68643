import type { Entry } from '../../shared/caseText/caseText.ts'
import { entryName } from '../../shared/caseText/entryName.ts'
import { dayLabel } from '../../shared/kernel/format.ts'

type Spanning = { readonly entryIds: readonly string[] }

/** The entries of a situation, in the order of the text. */
export const entriesOf = (entries: readonly Entry[], { entryIds }: Spanning): readonly Entry[] =>
  entries.filter(({ id }) => entryIds.includes(id))

/** Where a situation lies, in short: "Tag 0, Hausbesuch" or "Tag 1 bis Tag 5, 3 Einträge". */
export function placesText(entries: readonly Entry[], situation: Spanning): string {
  const own = entriesOf(entries, situation)
  const [first] = own
  const last = own.at(-1)
  if (!first || !last) return 'Noch nicht gezeigt'
  if (own.length === 1) return entryName(first)
  const days =
    first.day === last.day
      ? dayLabel(first.day)
      : `${dayLabel(first.day)} bis ${dayLabel(last.day)}`
  return `${days}, ${own.length} Einträge`
}
