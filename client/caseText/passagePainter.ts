// Draws marks with the CSS Custom Highlight API: a fixed set of highlights, one for each direction and
// line, never one for each annotation, and no element around any text. passages.css gives them their looks.
import type { Direction } from '../../shared/annotation/annotation.ts'
import type { Stretch } from '../../shared/kernel/text.ts'
import { rangesFor, type TextPiece } from './entryDom.ts'
import type { Overlay } from './passage.ts'

/** Lines that can stand below each other under one stretch of text; further ones are told by the margin. */
export const LINE_SLOTS = 4

/** A stretch in which the same lines run below the text, from the nearest to the farthest. */
export interface LinedStretch extends Stretch {
  readonly lines: readonly Direction[]
}

interface HeldRange {
  readonly highlight: Highlight
  readonly range: StaticRange
}

/** The name under which a line of a direction is registered; passages.css styles each of them. */
const lineName = (direction: Direction, slot: number): string => `passage-${direction}-${slot}`

/** The name under which an overlay is registered. */
const overlayName = (overlay: Overlay): string => `passage-${overlay}`

// Higher ones lie on top: the lines of one stretch never cover each other, overlays cover the tint.
const overlayPriority: Readonly<Record<Overlay, number>> = {
  lit: 10,
  shown: 11,
  draft: 12,
  cursor: 13,
}

/**
 * Whether this browser draws several highlights over each other with their lines. Engines that know
 * `CSS.highlights` but draw only one of them, or clip lines below the text, lack `highlightsFromPoint`;
 * for those, and for those without the API, the text is cut into segments instead.
 */
export function canPaint(): boolean {
  if (typeof CSS === 'undefined' || !('highlights' in CSS) || !CSS.highlights) return false
  return typeof Highlight === 'function' && 'highlightsFromPoint' in CSS.highlights
}

type Layer = 'lines' | Overlay

/** Owns the ranges of one page of case text; `dispose` takes all of them away again. */
export class PassagePainter {
  readonly #held = new Map<string, Map<Layer, readonly HeldRange[]>>()
  #paints = 0

  /** How many times the marks of an entry were drawn; tests use it to see that only touched ones are. */
  get paints(): number {
    return this.#paints
  }

  /** Draws the marks of one entry in place of its former ones. */
  paintLines(
    entryId: string,
    pieces: readonly TextPiece[],
    stretches: readonly LinedStretch[],
  ): void {
    this.#paints += 1
    const next = stretches.flatMap(({ start, end, lines }) => {
      const ranges = rangesFor(pieces, start, end)
      return lines
        .slice(0, LINE_SLOTS)
        .flatMap((direction, slot) =>
          ranges.map((range) => hold(lineName(direction, slot), range, 0)),
        )
    })
    this.#replace(entryId, 'lines', next)
  }

  /** Lays an overlay over stretches of one entry in place of its former one. */
  paintOverlay(
    entryId: string,
    overlay: Overlay,
    pieces: readonly TextPiece[],
    stretches: readonly Stretch[],
  ): void {
    const next = stretches.flatMap(({ start, end }) =>
      rangesFor(pieces, start, end).map((range) =>
        hold(overlayName(overlay), range, overlayPriority[overlay]),
      ),
    )
    this.#replace(entryId, overlay, next)
  }

  /** Takes away everything drawn in one entry. */
  clear(entryId: string): void {
    for (const layer of [...(this.#held.get(entryId)?.keys() ?? [])])
      this.#replace(entryId, layer, [])
    this.#held.delete(entryId)
  }

  dispose(): void {
    for (const entryId of [...this.#held.keys()]) this.clear(entryId)
  }

  #replace(entryId: string, layer: Layer, next: readonly HeldRange[]): void {
    const layers = this.#held.get(entryId) ?? new Map<Layer, readonly HeldRange[]>()
    for (const { highlight, range } of layers.get(layer) ?? []) highlight.delete(range)
    for (const { highlight, range } of next) highlight.add(range)
    layers.set(layer, next)
    this.#held.set(entryId, layers)
  }
}

function hold(name: string, range: StaticRange, priority: number): HeldRange {
  const held = CSS.highlights.get(name)
  if (held) return { highlight: held, range }
  const highlight = new Highlight()
  highlight.priority = priority
  CSS.highlights.set(name, highlight)
  return { highlight, range }
}
