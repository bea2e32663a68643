// What a person selected with mouse, finger or caret, as a passage of one entry.
import type { Entry } from '../../shared/caseText/caseText.ts'
import type { Stretch } from '../../shared/kernel/text.ts'
import type { TextSpan } from '../../shared/kernel/textSpan.ts'
import { offsetOf } from './entryDom.ts'
import { spanOf, wholeWords } from './spanOf.ts'

export interface Selected {
  readonly span: TextSpan
  /** The selection reached into further entries and was cut at the end of the first one. */
  readonly limited: boolean
}

/**
 * The selected passage inside `root`, with whole words at its edges, or undefined if no letter of the case text is
 * selected.
 */
export function selectedPassage(
  selection: Selection | null,
  root: HTMLElement,
  entryById: (id: string) => Entry | undefined,
): Selected | undefined {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined
  const range = selection.getRangeAt(0)
  if (!root.contains(range.commonAncestorContainer) && !range.intersectsNode(root)) return undefined
  const spans = [...root.querySelectorAll<HTMLElement>('[data-entry-text]')]
    .filter((body) => range.intersectsNode(body))
    .flatMap((body) => {
      const entry = entryById(body.dataset['entryText'] ?? '')
      if (!entry) return []
      const { start, end } = wholeWords(entry.text, edges(range, body))
      const span = spanOf(entry, start, end)
      return span ? [span] : []
    })
  const [first] = spans
  return first ? { span: first, limited: spans.length > 1 } : undefined
}

/** The part of a range inside a body: offsets in the entry's text, `Infinity` for its end. */
function edges(range: Range, body: HTMLElement): Stretch {
  const inside = (node: Node): boolean => body.contains(node)
  const { startContainer, startOffset, endContainer, endOffset } = range
  return {
    start: inside(startContainer) ? offsetOf(body, startContainer, startOffset) : 0,
    end: inside(endContainer) ? offsetOf(body, endContainer, endOffset) : Infinity,
  }
}
