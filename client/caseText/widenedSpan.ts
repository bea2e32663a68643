import type { Entry } from '../../shared/caseText/caseText.ts'
import type { TextSpan } from '../../shared/kernel/textSpan.ts'
import { sentencesOf } from './sentencesOf.ts'
import { spanOf } from './spanOf.ts'

/** How a passage changes by whole sentences. */
export type Widening = 'before' | 'after' | 'shorter'

/**
 * The passage with the sentence before or behind it, or without its last one. Undefined if there is no such
 * sentence; a passage never becomes empty and never leaves its entry.
 */
export function widenedSpan(entry: Entry, span: TextSpan, how: Widening): TextSpan | undefined {
  const sentences = sentencesOf(entry)
  const first = sentences.findIndex(({ end }) => end > span.start)
  const last = sentences.findLastIndex(({ start }) => start < span.end)
  if (first === -1 || last === -1) return undefined
  const before = sentences[first - 1]
  const after = sentences[last + 1]
  const shorter = last > first ? sentences[last - 1] : undefined
  if (how === 'before') return before && spanOf(entry, before.start, span.end)
  if (how === 'after') return after && spanOf(entry, span.start, after.end)
  return shorter && spanOf(entry, span.start, shorter.end)
}
