// The passage the facilitation shows: the sentences around it with their marks, and what was annotated there.
import type { Direction, RevealedAnnotation } from '../../shared/annotation/annotation.ts'
import { directionWords } from '../../shared/annotation/annotation.words.ts'
import { DIRECTIONS } from '../../shared/annotation/seatFigure.ts'
import type { Focus } from '../../shared/projector/projector.ts'
import { segments, sentences, type Stretch } from '../../shared/kernel/text.ts'
import { linesOf, type Block } from './flow.ts'

/** Lines of the text beside the annotations; a passage that is longer itself is shown whole. */
const EXCERPT_LINES = 5

const overlap = (a: Stretch, b: Stretch): boolean => a.start < b.end && b.start < a.end

/** Whole sentences around a passage, widened on both sides while they fit; the whole entry if that is what is shown. */
export function excerptOf(text: string, span: Stretch | null, lines = EXCERPT_LINES): Stretch {
  const whole = (start: number, end: number) => ({
    start,
    end: text.slice(0, end).trimEnd().length,
  })
  if (!span) return whole(0, text.length)
  const all = sentences(text)
  const touched = all.filter((sentence) => overlap(sentence, span))
  let first = all.findIndex((sentence) => sentence === touched[0])
  let last = first + touched.length - 1
  const fits = (from: number, to: number) =>
    linesOf(text.slice(all[from]?.start, all[to]?.end)) <= lines
  for (let grew = first >= 0; grew;) {
    grew = false
    if (last + 1 < all.length && fits(first, last + 1)) grew = ++last > 0
    if (first > 0 && fits(first - 1, last)) grew = --first >= 0
  }
  return whole(all[first]?.start ?? 0, all[last]?.end ?? text.length)
}

/** A piece of the excerpt: plain, marked in a direction, or the shown passage itself. */
export interface ExcerptPiece {
  readonly text: string
  readonly direction: Direction | null
  readonly shown: boolean
}

/** The excerpt cut where marks begin and end. If directions overlap, the first of the fixed order is drawn. */
export function excerptPieces(
  text: string,
  excerpt: Stretch,
  focus: Pick<Focus, 'span'>,
  marks: readonly Pick<RevealedAnnotation, 'id' | 'span' | 'direction'>[],
): readonly ExcerptPiece[] {
  const byId = new Map(marks.map((mark) => [mark.id, mark]))
  const spans = marks.map(({ id, span: { start, end } }) => ({ id, start, end }))
  const shown = focus.span ? [{ id: 'shown', start: focus.span.start, end: focus.span.end }] : []
  const inside = (at: number) => Math.max(excerpt.start, Math.min(at, excerpt.end))
  return segments(text.length, [...spans, ...shown]).flatMap(({ start, end, ids }) => {
    const piece = text.slice(inside(start), inside(end))
    const here = ids.flatMap((id) => byId.get(id)?.direction ?? [])
    const direction = DIRECTIONS.find((one) => here.includes(one)) ?? null
    return piece === '' ? [] : [{ text: piece, direction, shown: ids.includes('shown') }]
  })
}

/** Annotations of the shown place in the order of the reveal, the one that is meant first. */
export function annotationsAt(
  { entryId, span, annotationId }: Focus,
  marks: readonly RevealedAnnotation[],
): readonly RevealedAnnotation[] {
  const here = marks.filter(
    (mark) => mark.span.entryId === entryId && (span === null || overlap(mark.span, span)),
  )
  return here.toSorted((a, b) => Number(b.id === annotationId) - Number(a.id === annotationId))
}

/** The name of the text among the pieces of a page. */
export const EXCERPT = 'excerpt'

/** The excerpt and, one after the other, what was annotated there. */
export const passageBlocks = (
  text: string,
  excerpt: Stretch,
  annotations: readonly RevealedAnnotation[],
  criterionWords: (id: string) => string,
): readonly Block[] => [
  { id: EXCERPT, fixed: true, text: text.slice(excerpt.start, excerpt.end) },
  ...annotations.map(({ id, criterionId, direction, note }) => ({
    id,
    head: `${directionWords[direction]} · ${criterionWords(criterionId)}`,
    text: note,
    tone: direction,
    whole: true,
  })),
]
