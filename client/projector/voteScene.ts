// A vote on the wall: that it runs and how far it is; afterwards what came out. Never who, and nothing before the end.
import { ranking } from '../../shared/vote/vote.rules.ts'
import type { Vote, VoteResult } from '../../shared/vote/vote.ts'
import { plural } from '../kernel/format.ts'
import { isDotVote, optionLabel, type VoteOption } from '../vote/voteText.ts'
import { listPages } from './pages.ts'

/** A line of a result. */
export interface BarRow {
  readonly id: string
  readonly label: string
  readonly count: number
  readonly countText: string
  /** Share of the largest count. */
  readonly share: number
  /** Rank among dots, null where the options are levels. */
  readonly rank: number | null
  readonly tied: boolean
}

/** The lines of a closed vote: dots by rank with ties, levels in their own order. */
export function barRows(
  vote: Vote,
  result: VoteResult,
  options: readonly VoteOption[],
): readonly BarRow[] {
  const byDots = isDotVote(vote.kind)
  const ranked = ranking(result)
  const rows = byDots
    ? ranked
    : ranked.toSorted((a, b) => vote.options.indexOf(a.id) - vote.options.indexOf(b.id))
  const most = Math.max(1, ...ranked.map(({ dots }) => dots))
  return rows.map(({ id, dots, rank, tied }) => ({
    id,
    label: optionLabel(options, id),
    count: dots,
    countText: byDots ? plural(dots, 'Punkt', 'Punkte') : plural(dots, 'Stimme', 'Stimmen'),
    share: dots / most,
    rank: byDots ? rank : null,
    tied: byDots && tied && dots > 0,
  }))
}

/** A few lines at a time. */
export const barPages = (rows: readonly BarRow[]): readonly (readonly BarRow[])[] =>
  listPages(rows, { most: 5, room: 400, weight: ({ label }) => 40 + label.length })
