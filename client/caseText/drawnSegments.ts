// The text of a paragraph cut at every boundary: for print and for browsers without highlights. Pure.
import type { Direction } from '../../shared/annotation/annotation.ts'
import { segments, type Stretch } from '../../shared/kernel/text.ts'
import type { Paragraph } from './entryDom.ts'
import type { Overlay, Passage } from './passage.ts'
import { linesFor } from './passageLines.ts'

/** An overlay over a stretch of an entry. */
export interface OverlaidStretch extends Stretch {
  readonly overlay: Overlay
}

/** A piece of text with everything that is drawn in it; plain if lines and overlays are empty. */
export interface DrawnSegment extends Stretch {
  readonly text: string
  readonly lines: readonly Direction[]
  readonly own: boolean
  readonly overlays: ReadonlySet<Overlay>
}

const overlayId = (at: number): string => `overlay ${at}`

/** Every piece of the entry's text in order, line breaks included. */
export function drawnSegments(
  text: string,
  passages: readonly Passage[],
  overlaid: readonly OverlaidStretch[],
): readonly DrawnSegment[] {
  const byId = new Map(passages.map((passage) => [passage.id, passage]))
  const overlayById = new Map(overlaid.map(({ overlay }, at) => [overlayId(at), overlay]))
  const spans = [
    ...passages,
    ...overlaid.map(({ start, end }, at) => ({ id: overlayId(at), start, end })),
  ]
  return segments(text.length, spans).map(({ start, end, ids }) => {
    const here = ids.flatMap((id) => byId.get(id) ?? [])
    return {
      start,
      end,
      text: text.slice(start, end),
      lines: linesFor(here),
      own: here.some(({ own }) => own),
      overlays: new Set(ids.flatMap((id) => overlayById.get(id) ?? [])),
    }
  })
}

/** The part of the segments that lies in one paragraph. */
export function segmentsIn(
  paragraph: Paragraph,
  drawn: readonly DrawnSegment[],
): readonly DrawnSegment[] {
  return drawn
    .filter(({ start, end }) => start < paragraph.end && end > paragraph.start)
    .map((segment) => {
      const start = Math.max(segment.start, paragraph.start)
      const end = Math.min(segment.end, paragraph.end)
      const text = segment.text.slice(start - segment.start, end - segment.start)
      return { ...segment, start, end, text }
    })
}
