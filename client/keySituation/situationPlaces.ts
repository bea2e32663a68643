import type { Entry } from '../../shared/caseText/caseText.ts'
import { entryName } from '../caseText/entryName.ts'

/** The entries of a situation, in the order of the text. */
export const entriesOf = (
  entries: readonly Entry[],
  { entryIds }: { readonly entryIds: readonly string[] },
): readonly Entry[] => entries.filter(({ id }) => entryIds.includes(id))

/** Where a situation lies: "Tag 0, Mitteilung · Tag 3, Hausbesuch". */
export const placesText = (
  entries: readonly Entry[],
  situation: { readonly entryIds: readonly string[] },
): string => entriesOf(entries, situation).map(entryName).join(' · ')
