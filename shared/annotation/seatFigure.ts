// What a bundle says about agreement, counted in seats (rules RV4, RV5). Only the server can make it, because only
// the server knows who wrote what; what it gives away is a figure per place that names no seat.
import { mostOften } from '../kernel/mostOften.ts'
import type { Annotation, AnnotationSlice, Direction } from './annotation.ts'

/** Fewer seats than this at a place and there is no figure at all. */
export const FIGURE_SEATS = 3
/** How many seats a figure says it counts, at least: exact numbers would tell which notes share their writer. */
export const SEAT_BANDS = [3, 5, 8, 12, 20] as const
/** The band of a number of seats. */
export const seatBand = (seats: number): number =>
  SEAT_BANDS.findLast((least) => least <= seats) ?? FIGURE_SEATS

/** Share of the leading direction from which the seats of a place agree. */
export const AGREED_SHARE = 0.8
/** Share of the second direction from which they are split. */
export const SPLIT_SHARE = 0.3
/** Seats a second direction needs: one voice against the others does not split a room. */
export const SPLIT_SEATS = 2

/** The directions in the order every list and legend uses. */
export const DIRECTIONS: readonly Direction[] = ['strength', 'potential', 'question']

/** agreed: nearly all seats in one direction; split: a strong second direction; leaning: neither of the two. */
export type SeatVerdict = 'agreed' | 'split' | 'leaning'

/**
 * How the seats of one bundle see one place: an entry of the text under one criterion. Names no seat, counts in bands.
 */
export interface SeatFigure {
  readonly entryId: string
  readonly criterionId: string
  /** Seats counted here, at least: one of `SEAT_BANDS`. */
  readonly seats: number
  readonly verdict: SeatVerdict
  /** The direction most seats chose; on a tie the first of the fixed order. */
  readonly leading: Direction
}

/** The key of a place: one entry under one criterion. */
export const placeKey = (entryId: string, criterionId: string): string =>
  `${entryId} ${criterionId}`

/** How many point in each direction. */
export type DirectionCounts = Readonly<Record<Direction, number>>

/** How many of the items point in each direction. */
export function countDirections(
  items: readonly { readonly direction: Direction }[],
): DirectionCounts {
  const counts = { strength: 0, potential: 0, question: 0 }
  for (const { direction } of items) counts[direction] += 1
  return counts
}

/** The most frequent direction; on a tie the first in the fixed order. */
const leadingDirection = (counts: DirectionCounts): Direction =>
  DIRECTIONS.reduce((best, next) => (counts[next] > counts[best] ? next : best), 'strength')

/** What the voices of `seats` seats say; a seat that says as much for one side as for another has none. */
export function verdictOf(voices: DirectionCounts, seats: number): SeatVerdict {
  const [first = 0, second = 0] = DIRECTIONS.map((direction) => voices[direction]).sort(
    (a, b) => b - a,
  )
  if (first / seats >= AGREED_SHARE) return 'agreed'
  return second >= SPLIT_SEATS && second / seats >= SPLIT_SHARE ? 'split' : 'leaning'
}

/** A seat's one voice at a place: the direction it noted most often there, or null if two are equal. */
const voiceOf = (notes: readonly Annotation[]): Direction | null =>
  mostOften(notes.map(({ direction }) => direction))

/**
 * The figures of a bundle: one for each place at which at least `FIGURE_SEATS` seats wrote, in the order of their
 * keys. `bySeat` holds the notes of the seats that count, a list for each seat, without paper cards; `known` are
 * the places that have a figure already: it is given once and never changes, because a figure that changed by one
 * would tell about the one.
 */
export function seatFigures(
  bySeat: readonly (readonly Annotation[])[],
  known: ReadonlySet<string>,
): readonly SeatFigure[] {
  const places = new Map<string, { place: Annotation; voices: (Direction | null)[] }>()
  for (const notes of bySeat) {
    for (const [key, here] of byPlace(notes)) {
      const [place] = here
      if (!place || known.has(key)) continue
      const held = places.get(key) ?? { place, voices: [] }
      held.voices.push(voiceOf(here))
      places.set(key, held)
    }
  }
  return [...places]
    .filter(([, { voices }]) => voices.length >= FIGURE_SEATS)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { place, voices }]) => {
      const counts = countDirections(
        voices.flatMap((direction) => (direction === null ? [] : { direction })),
      )
      return {
        entryId: place.span.entryId,
        criterionId: place.criterionId,
        seats: seatBand(voices.length),
        verdict: verdictOf(counts, voices.length),
        leading: leadingDirection(counts),
      }
    })
}

function byPlace(notes: readonly Annotation[]): Map<string, Annotation[]> {
  const places = new Map<string, Annotation[]>()
  for (const note of notes) {
    const key = placeKey(note.span.entryId, note.criterionId)
    const held = places.get(key)
    if (held) held.push(note)
    else places.set(key, [note])
  }
  return places
}

/** What the record says about annotations. */
export interface AnnotationFigures {
  /** Revealed annotations. */
  readonly annotations: number
  /** Places at which the seats agree, are split, or lean to one side; null if a version before RV4 revealed. */
  readonly places: Readonly<Record<SeatVerdict, number>> | null
}

/** The figures of a room for its record: how many annotations, and at how many places the seats agree or are split. */
export function annotationFigures({
  order,
  figures,
  uncounted,
}: Pick<AnnotationSlice, 'order' | 'figures' | 'uncounted'>): AnnotationFigures {
  return { annotations: order.length, places: uncounted ? null : placesByVerdict(figures) }
}

/** At how many places the seats agree, are split, or lean to one side. */
export function placesByVerdict(
  figures: readonly Pick<SeatFigure, 'verdict'>[],
): Readonly<Record<SeatVerdict, number>> {
  const count = (verdict: SeatVerdict) => figures.filter((one) => one.verdict === verdict).length
  return { agreed: count('agreed'), split: count('split'), leaning: count('leaning') }
}
