// Passages to talk about: annotations that mean the same place of the text, first where the room does not agree.
import type { RevealedAnnotation } from '../../shared/annotation/annotation.ts'
import {
  countDirections,
  placeKey,
  type DirectionCounts,
  type SeatFigure,
  type SeatVerdict,
} from '../../shared/annotation/seatFigure.ts'
import type { Entry } from '../../shared/caseText/caseText.ts'
import type { TextSpan } from '../../shared/kernel/textSpan.ts'

/** One passage to talk about. */
export interface QueuedPassage {
  /** Stays the same while annotations come and go around it. */
  readonly key: string
  readonly span: TextSpan
  readonly ids: readonly string[]
  readonly counts: DirectionCounts
  /** Whether the seats are split or agree under one of its criteria (rule RV4); null if neither is counted. */
  readonly verdict: Exclude<SeatVerdict, 'leaning'> | null
}

/** Share of the shorter passage from which two overlapping ones mean the same place. */
const SAME_PLACE = 0.5

interface Place {
  start: number
  end: number
  readonly marks: RevealedAnnotation[]
}

const samePlace = (place: Place, { start, end }: TextSpan): boolean => {
  const overlap = Math.min(place.end, end) - Math.max(place.start, start)
  return overlap > 0 && overlap >= SAME_PLACE * Math.min(place.end - place.start, end - start)
}

function placesIn(marks: readonly RevealedAnnotation[]): Place[] {
  const places: Place[] = []
  for (const mark of marks.toSorted((a, b) => a.span.start - b.span.start)) {
    const held = places.find((place) => samePlace(place, mark.span))
    if (held) {
      held.end = Math.max(held.end, mark.span.end)
      held.marks.push(mark)
    } else places.push({ start: mark.span.start, end: mark.span.end, marks: [mark] })
  }
  return places
}

/** Where the seats are split comes first, then where they agree. */
const RANKS = { split: 0, agreed: 1 } as const
const UNCOUNTED = 2

/**
 * The passages of the whole text: where the seats are split, where they agree, and all others, each in the order of
 * the text. Not by how many annotations they have: a seat that writes much would lead the discussion (rule RV4).
 */
export function passageQueue(
  entries: readonly Entry[],
  marks: readonly RevealedAnnotation[],
  figures: readonly SeatFigure[],
): readonly QueuedPassage[] {
  const verdicts = new Map(
    figures.map((one) => [placeKey(one.entryId, one.criterionId), one.verdict]),
  )
  const passages = entries.flatMap((entry) =>
    placesIn(marks.filter(({ span }) => span.entryId === entry.id)).map((place) =>
      queued(entry, place, verdicts),
    ),
  )
  const rankOf = ({ verdict }: QueuedPassage): number =>
    verdict === null ? UNCOUNTED : RANKS[verdict]
  return passages.toSorted((a, b) => rankOf(a) - rankOf(b))
}

function queued(
  entry: Entry,
  { start, end, marks }: Place,
  verdicts: ReadonlyMap<string, SeatVerdict>,
): QueuedPassage {
  const here = marks.map(({ criterionId }) => verdicts.get(placeKey(entry.id, criterionId)))
  return {
    key: `${entry.id} ${start}`,
    span: { entryId: entry.id, start, end, quote: entry.text.slice(start, end) },
    ids: marks.map(({ id }) => id),
    counts: countDirections(marks),
    verdict: here.includes('split') ? 'split' : here.includes('agreed') ? 'agreed' : null,
  }
}

/** The annotations that touch what is shown, in the order given. */
export function touching(
  marks: readonly RevealedAnnotation[],
  focus: { readonly entryId: string; readonly span: TextSpan | null },
): readonly RevealedAnnotation[] {
  const { entryId, span } = focus
  return marks.filter(
    (mark) =>
      mark.span.entryId === entryId &&
      (!span || (mark.span.start < span.end && span.start < mark.span.end)),
  )
}
