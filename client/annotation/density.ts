// How densely an entry is annotated along its text, as bars of equal width.
import type { Direction } from '../../shared/annotation/annotation.ts'
import type { Entry } from '../../shared/caseText/caseText.ts'
import { DIRECTIONS } from '../../shared/annotation/seatFigure.ts'

interface Marked {
  readonly direction: Direction
  /** UTF-16 units inside the entry, `end` exclusive. */
  readonly span: { readonly start: number; readonly end: number }
}

/** One bar: how many annotations of each direction touch this part of the entry. */
export type DensityBar = Readonly<Record<Direction, number>>

/** An entry in the picture: as wide as its text is long, with bars along it. */
export interface DensityPart {
  readonly entry: Entry
  readonly bars: readonly DensityBar[]
}

/** Height of a bar: all annotations that touch it. */
export const barHeight = (bar: DensityBar): number => bar.strength + bar.potential + bar.question

/** Height of the highest bar; at least 1. */
export const highestBar = (parts: readonly Pick<DensityPart, 'bars'>[]): number =>
  Math.max(1, ...parts.flatMap(({ bars }) => bars.map(barHeight)))

/**
 * Cuts `length` units of text into `bars` parts of equal width and counts the annotations that touch
 * each of them. An annotation counts once in every bar it reaches into. Runs in O(marks + bars).
 */
export function densityBars(
  length: number,
  marks: readonly Marked[],
  bars: number,
): readonly DensityBar[] {
  const changes = DIRECTIONS.map(() => new Array<number>(bars + 1).fill(0))
  if (length > 0) {
    for (const { direction, span } of marks) {
      const line = changes[DIRECTIONS.indexOf(direction)]
      const first = Math.min(bars - 1, Math.floor((span.start / length) * bars))
      const last = Math.min(bars - 1, Math.ceil((span.end / length) * bars) - 1)
      if (!line || last < first) continue
      line[first] = (line[first] ?? 0) + 1
      line[last + 1] = (line[last + 1] ?? 0) - 1
    }
  }
  const running = { strength: 0, potential: 0, question: 0 }
  return Array.from({ length: bars }, (_, at) => {
    DIRECTIONS.forEach((direction, line) => {
      running[direction] += changes[line]?.[at] ?? 0
    })
    return { ...running }
  })
}

/** Annotations per 100 words of the entry, for comparing entries of different length. */
export function perHundredWords(count: number, text: string): number {
  const words = text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
  return words === 0 ? 0 : (count / words) * 100
}
