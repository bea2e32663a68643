// The passage the facilitation shows: the sentences around it with their marks, and what was annotated there.
import type { Direction, RevealedAnnotation } from '../../shared/annotation/annotation.ts'
import { DIRECTIONS } from '../../shared/annotation/seatFigure.ts'
import type { Focus } from '../../shared/discussion/discussion.ts'
import { segments, sentences, type Stretch } from '../../shared/kernel/text.ts'
import { listPages, roomOf } from './pages.ts'

/** Letters of the text beside the annotations. */
export const EXCERPT_LETTERS = 220
/** The most of a passage that itself is longer than that. */
const MOST_LETTERS = 300

const overlap = (a: Stretch, b: Stretch): boolean => a.start < b.end && b.start < a.end

/** Whole sentences around a passage, widened on both sides while they fit; the first ones where there is no passage. */
export function excerptOf(text: string, span: Stretch | null, limit = EXCERPT_LETTERS): Stretch {
  const all = sentences(text)
  const touched = all.filter((sentence) => (span ? overlap(sentence, span) : sentence === all[0]))
  let first = all.findIndex((sentence) => sentence === touched[0])
  let last = first + touched.length - 1
  const length = (from: number, to: number) => (all[to]?.end ?? 0) - (all[from]?.start ?? 0)
  for (let grew = first >= 0; grew;) {
    grew = false
    if (last + 1 < all.length && length(first, last + 1) <= limit) grew = ++last > 0
    if (first > 0 && length(first - 1, last) <= limit) grew = --first >= 0
  }
  return clipped(text, { start: all[first]?.start ?? 0, end: all[last]?.end ?? text.length })
}

/** A passage of long sentences or many short lines ends early, between words: beside annotations there is no room for more. */
function clipped(text: string, { start, end }: Stretch): Stretch {
  let last = end
  while (roomOf(text.slice(start, last)) > MOST_LETTERS) {
    const space = text
      .slice(0, last)
      .trimEnd()
      .search(/\s\S*$/u)
    if (space <= start) break
    last = space
  }
  return { start, end: last }
}

/** A piece of the excerpt: plain, marked in a direction, or the shown passage itself. */
export interface ExcerptPiece {
  readonly text: string
  readonly direction: Direction | null
  readonly shown: boolean
}

/** The excerpt cut where marks begin and end. Where directions overlap, the first of the fixed order is drawn. */
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

/** A few annotations at a time, so that each can be read. */
export const annotationPages = (
  marks: readonly RevealedAnnotation[],
): readonly (readonly RevealedAnnotation[])[] =>
  listPages(marks, { most: 4, room: 300, weight: ({ note }) => note.length + 90 })
