// What stands in the margin beside an entry: one line for each criterion, with counts per direction.
import type { Direction } from '../../shared/annotation/annotation.ts'
import type { Passage } from './passage.ts'

/** One criterion in the margin of an entry. */
export interface LaneItem {
  readonly code: string
  readonly counts: Readonly<Record<Direction, number>>
  readonly total: number
  readonly own: boolean
  readonly ids: readonly string[]
}

const DIRECTIONS: readonly Direction[] = ['strength', 'potential', 'question']

/** The criteria marked in an entry in the order in which they first occur in its text. */
export function laneItems(passages: readonly Passage[]): readonly LaneItem[] {
  const byCode = new Map<string, Passage[]>()
  const inOrder = passages.toSorted((a, b) => a.start - b.start || a.end - b.end)
  for (const passage of inOrder) {
    const held = byCode.get(passage.code)
    if (held) held.push(passage)
    else byCode.set(passage.code, [passage])
  }
  return [...byCode].map(([code, here]) => {
    const counts = { strength: 0, potential: 0, question: 0 }
    for (const { direction } of here) counts[direction] += 1
    return {
      code,
      counts,
      total: here.length,
      own: here.some(({ own }) => own),
      ids: here.map(({ id }) => id),
    }
  })
}

/** The directions that occur, for showing each letter with its count. */
export const laneCounts = (
  counts: LaneItem['counts'],
): readonly { readonly direction: Direction; readonly count: number }[] =>
  DIRECTIONS.map((direction) => ({ direction, count: counts[direction] })).filter(
    ({ count }) => count > 0,
  )
