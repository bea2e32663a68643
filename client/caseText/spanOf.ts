import type { Entry } from '../../shared/caseText/caseText.ts'
import { snapToGraphemes, type Stretch } from '../../shared/kernel/text.ts'
import type { TextSpan } from '../../shared/kernel/textSpan.ts'

/** A stretch without white space at its edges; empty (start = end) if there was nothing else. */
export function trimmed(text: string, { start, end }: Stretch): Stretch {
  let from = Math.max(0, start)
  let to = Math.min(text.length, end)
  while (from < to && /\s/.test(text.charAt(from))) from += 1
  while (to > from && /\s/.test(text.charAt(to - 1))) to -= 1
  return { start: from, end: to }
}

const WORD = /[\p{L}\p{M}\p{N}]/u

/** The stretch with the words whole that begin or end it: a hand that lets go inside a word means the word. */
export function wholeWords(text: string, stretch: Stretch): Stretch {
  // What is outside of the words on both sides goes first: a blank at the edge does not take the next word in.
  const { start, end } = trimmed(text, stretch)
  const isCut = (at: number): boolean =>
    WORD.test(text.charAt(at - 1)) && WORD.test(text.charAt(at))
  let from = start
  let to = end
  if (from < to) {
    while (isCut(from)) from -= 1
    while (isCut(to)) to += 1
  }
  return { start: from, end: to }
}

/**
 * The passage of an entry between two offsets (`Infinity` is its end): without white space at the edges,
 * cutting no character apart. Undefined if no letter is left.
 */
export function spanOf(
  entry: Pick<Entry, 'id' | 'text'>,
  start: number,
  end: number,
): TextSpan | undefined {
  const inner = trimmed(entry.text, { start, end })
  if (inner.start >= inner.end) return undefined
  const whole = snapToGraphemes(entry.text, inner)
  return { entryId: entry.id, ...whole, quote: entry.text.slice(whole.start, whole.end) }
}
