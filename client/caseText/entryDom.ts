// Between the text of an entry (UTF-16 units) and its place in the page. Every paragraph carries
// data-start, the offset at which it begins; the body of an entry carries data-entry-text, its id.

/** One paragraph of an entry; line breaks belong to none. */
export interface Paragraph {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The paragraphs of a text: its lines that are not empty. */
export function paragraphsOf(text: string): readonly Paragraph[] {
  return [...text.matchAll(/[^\n]+/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
  }))
}

/** The body of an entry around a node, or null outside of any. */
const bodyOf = (node: Node): HTMLElement | null => closest(node, '[data-entry-text]')

const closest = (node: Node, selector: string): HTMLElement | null =>
  (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>(selector) ?? null

const paragraphsIn = (body: HTMLElement): readonly HTMLElement[] => [
  ...body.querySelectorAll<HTMLElement>('[data-start]'),
]

const startOf = (paragraph: HTMLElement): number => Number(paragraph.dataset['start'])

/** The offset in the entry's text of a boundary point inside the entry's body. */
export function offsetOf(body: HTMLElement, node: Node, offset: number): number {
  const paragraph = closest(node, '[data-start]')
  if (paragraph) {
    const range = document.createRange()
    range.setStart(paragraph, 0)
    range.setEnd(node, offset)
    return startOf(paragraph) + range.toString().length
  }
  const behind = document.createRange()
  behind.setStart(node, offset)
  const next = paragraphsIn(body).find((other) => behind.comparePoint(other, 0) >= 0)
  return next ? startOf(next) : Infinity
}

/** The text nodes of an entry with the offset at which each begins, in order. */
export interface TextPiece {
  readonly node: Text
  readonly start: number
  readonly end: number
}

/** All text nodes inside the body of an entry. */
export function textPieces(body: HTMLElement): readonly TextPiece[] {
  return paragraphsIn(body).flatMap((paragraph) => {
    let start = startOf(paragraph)
    const pieces: TextPiece[] = []
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!(node instanceof Text)) continue
      pieces.push({ node, start, end: start + node.length })
      start += node.length
    }
    return pieces
  })
}

/** The ranges that cover a stretch, one for each text node it touches; never across paragraphs. */
export function rangesFor(
  pieces: readonly TextPiece[],
  start: number,
  end: number,
): readonly StaticRange[] {
  return pieces
    .filter((piece) => piece.start < end && piece.end > start)
    .map(
      ({ node, start: from, end: to }) =>
        new StaticRange({
          startContainer: node,
          startOffset: Math.max(start, from) - from,
          endContainer: node,
          endOffset: Math.min(end, to) - from,
        }),
    )
}

/**
 * Where a stretch stands on the screen, or undefined if the body does not hold it, or is not laid out yet: what lies far
 * off (`content-visibility`) has no place of its own in some browsers.
 */
export function rectOf(body: HTMLElement, start: number, end: number): DOMRect | undefined {
  const pieces = textPieces(body)
  const first = pieces.find((piece) => piece.end > start)
  const last = pieces.findLast((piece) => piece.start < end)
  if (!first || !last) return undefined
  const range = document.createRange()
  range.setStart(first.node, Math.max(0, start - first.start))
  range.setEnd(last.node, Math.min(end, last.end) - last.start)
  const rect = range.getBoundingClientRect()
  return rect.width === 0 && rect.height === 0 ? undefined : rect
}

interface CaretDocument {
  caretPositionFromPoint?: (x: number, y: number) => { offsetNode: Node; offset: number } | null
  caretRangeFromPoint?: (x: number, y: number) => Range | null
}

/** The entry and offset under a point of the screen, or undefined beside the letters. */
export function placeAtPoint(
  x: number,
  y: number,
): { body: HTMLElement; offset: number } | undefined {
  const page: CaretDocument = document
  const caret = page.caretPositionFromPoint?.(x, y)
  const range = caret ? undefined : page.caretRangeFromPoint?.(x, y)
  const node = caret?.offsetNode ?? range?.startContainer
  const offset = caret?.offset ?? range?.startOffset ?? 0
  if (!(node instanceof Text)) return undefined
  const body = bodyOf(node)
  if (!body || !coversPoint(node, offset, x, y)) return undefined
  return { body, offset: offsetOf(body, node, offset) }
}

/** Whether one of the two letters beside the caret is really under the point. */
function coversPoint(node: Text, offset: number, x: number, y: number): boolean {
  const around = document.createRange()
  around.setStart(node, Math.max(0, offset - 1))
  around.setEnd(node, Math.min(node.length, offset + 1))
  return [...around.getClientRects()].some(
    (rect) => x >= rect.left - 1 && x <= rect.right + 1 && y >= rect.top && y <= rect.bottom,
  )
}
