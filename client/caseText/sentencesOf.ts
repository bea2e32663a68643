import type { Entry } from '../../shared/caseText/caseText.ts'
import { sentences, type Stretch } from '../../shared/kernel/text.ts'
import { trimmed } from './spanOf.ts'

const held = new WeakMap<Entry, readonly Stretch[]>()

/**
 * The sentences of an entry without the white space between them. Computed when first asked for and kept
 * as long as the entry lives, as the text of an entry never changes.
 */
export function sentencesOf(entry: Entry): readonly Stretch[] {
  const known = held.get(entry)
  if (known) return known
  const found = sentences(entry.text).map((sentence) => trimmed(entry.text, sentence))
  held.set(entry, found)
  return found
}
