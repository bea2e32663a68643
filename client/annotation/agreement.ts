// Where a room agrees and where it splits. Seats are counted, by the server (rule RV4): here the figures it gave
// meet the annotations they are about.
import type { Direction, RevealedAnnotation } from '../../shared/annotation/annotation.ts'
import {
  countDirections,
  placeKey,
  type DirectionCounts,
  type SeatFigure,
  type SeatVerdict,
} from '../../shared/annotation/seatFigure.ts'
import type { TextSpan } from '../../shared/kernel/textSpan.ts'

/** One entry of the text seen through one criterion. */
export interface AgreementPlace {
  readonly key: string
  readonly entryId: string
  readonly criterionId: string
  /** The words most of the annotations are about. */
  readonly span: TextSpan
  /** Annotations per direction; they say how much was written, not how many agree. */
  readonly counts: DirectionCounts
  /** What the seats say; null if fewer than three seats wrote, or a version before RV4 revealed. */
  readonly verdict: SeatVerdict | null
  /** Seats that were counted, at least; 0 if there is no figure. */
  readonly seats: number
  /** The direction most seats chose; without a figure none is named. */
  readonly leading: Direction | null
  /** Ids of the annotations here, in the order given. */
  readonly ids: readonly string[]
}

type Marked = Pick<RevealedAnnotation, 'id' | 'span' | 'criterionId' | 'direction'>

/** The words most of the annotations meet at: the shortest passage around the point that most of them cover. */
export function commonSpan(marks: readonly Pick<Marked, 'span'>[]): TextSpan | undefined {
  const spans = marks.map(({ span }) => span)
  const around = ({ entryId, start: point }: TextSpan): TextSpan[] =>
    spans.filter((one) => one.entryId === entryId && one.start <= point && point < one.end)
  const starts = new Map(spans.map((span) => [`${span.entryId} ${span.start}`, span]))
  const densest = [...starts.values()]
    .map(around)
    .reduce<readonly TextSpan[]>((most, next) => (next.length > most.length ? next : most), [])
  return densest.toSorted((a, b) => a.end - a.start - (b.end - b.start))[0]
}

/** Places of the text, one for each pair of entry and criterion that has annotations, in the order in which they first occur. */
export function agreementPlaces(
  marks: readonly Marked[],
  figures: readonly SeatFigure[],
): readonly AgreementPlace[] {
  const figureOf = new Map(figures.map((one) => [placeKey(one.entryId, one.criterionId), one]))
  const byPlace = new Map<string, Marked[]>()
  for (const mark of marks) {
    const key = placeKey(mark.span.entryId, mark.criterionId)
    const held = byPlace.get(key)
    if (held) held.push(mark)
    else byPlace.set(key, [mark])
  }
  return [...byPlace].flatMap(([key, here]) => {
    const [first] = here
    const span = commonSpan(here)
    if (!first || !span) return []
    const figure = figureOf.get(key)
    return [
      {
        key,
        entryId: first.span.entryId,
        criterionId: first.criterionId,
        span,
        counts: countDirections(here),
        verdict: figure?.verdict ?? null,
        seats: figure?.seats ?? 0,
        leading: figure?.leading ?? null,
        ids: here.map(({ id }) => id),
      },
    ]
  })
}

/**
 * The places with this verdict, most seats first, then by entry and criterion: how much a seat wrote at a place
 * neither brings it forward nor onto the wall.
 */
export function placesWith(
  places: readonly AgreementPlace[],
  verdict: SeatVerdict,
): readonly AgreementPlace[] {
  return places
    .filter((place) => place.verdict === verdict)
    .toSorted((a, b) => b.seats - a.seats || a.key.localeCompare(b.key, 'de', { numeric: true }))
}
