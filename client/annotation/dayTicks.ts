// Where the days of a text begin on a picture that is as wide as the text is long.

/** A day's label: where the text of the day begins, and on which side of that place it stands. */
export interface DayTick {
  readonly day: number
  /** Part of the whole width, 0 to below 1. */
  readonly at: number
  /** The label ends at its place instead of beginning there: behind it there is no room. */
  readonly before: boolean
}

/**
 * The days whose label has room: the first and the last one before those between. A label is `room` wide
 * (part of the whole width) and none lies over another. `stretches` are the entries in the order of the text.
 */
export function dayTicks(
  stretches: readonly { readonly day: number; readonly width: number }[],
  room: number,
): readonly DayTick[] {
  const whole = stretches.reduce((sum, { width }) => sum + width, 0)
  if (whole === 0) return []
  const days = new Map<number, number>()
  let passed = 0
  for (const { day, width } of stretches) {
    if (!days.has(day)) days.set(day, passed / whole)
    passed += width
  }
  const all = [...days].map(([day, at]) => ({ day, at, before: at > 0 && at + room > 1 }))
  const kept: DayTick[] = []
  const begin = ({ at, before }: DayTick) => (before ? at - room : at)
  for (const tick of [...all.slice(0, 1), ...all.slice(1).slice(-1), ...all.slice(1, -1)])
    if (kept.every((other) => Math.abs(begin(tick) - begin(other)) >= room)) kept.push(tick)
  return kept.toSorted((one, other) => one.at - other.at)
}
