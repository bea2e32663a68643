// Where entries stand on the timeline. Days of a case lie unevenly (five entries on day 0, the next on day
// 300), so the distance between two days grows with the logarithm of the days between them. Pure.

export interface TimelinePlace {
  readonly day: number
  /** Share of the whole length, from 0 to 1. */
  readonly at: number
  /** Ids of the entries of this day, in order. */
  readonly ids: readonly string[]
}

interface Dated {
  readonly id: string
  readonly day: number
}

const distance = (days: number): number => 1 + Math.log2(days)

/** One place for each day that has entries, from the earliest to the latest. */
export function timelinePlaces(entries: readonly Dated[]): readonly TimelinePlace[] {
  const days = [...new Set(entries.map(({ day }) => day))].toSorted((a, b) => a - b)
  const ways: number[] = []
  days.forEach((day, index) => {
    const before = days[index - 1]
    ways.push(before === undefined ? 0 : (ways[index - 1] ?? 0) + distance(day - before))
  })
  const whole = ways.at(-1) || 1
  return days.map((day, index) => ({
    day,
    at: days.length === 1 ? 0.5 : (ways[index] ?? 0) / whole,
    ids: entries.filter((entry) => entry.day === day).map(({ id }) => id),
  }))
}

/** Where a day lies between the places, also one without entries; 0 before the first, 1 after the last. */
export function placeOfDay(places: readonly TimelinePlace[], day: number): number {
  const after = places.findIndex((place) => place.day >= day)
  const next = places[after]
  if (!next) return places.length > 0 ? 1 : 0
  const before = places[after - 1]
  if (next.day === day || !before) return next.at
  return before.at + ((day - before.day) / (next.day - before.day)) * (next.at - before.at)
}

/**
 * The places that get a label when `width` pixels are there and a label needs `room` of them: the first,
 * the last and those between that do not collide.
 */
export function labelledPlaces(
  places: readonly TimelinePlace[],
  width: number,
  room: number,
): readonly TimelinePlace[] {
  const last = places.at(-1)
  const shown: TimelinePlace[] = []
  for (const place of places) {
    const before = shown.at(-1)
    const free = before === undefined || (place.at - before.at) * width >= room
    const clearOfLast = place === last || last === undefined || (last.at - place.at) * width >= room
    if (free && clearOfLast) shown.push(place)
  }
  return shown
}
