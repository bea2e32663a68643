import { plural } from '../../shared/kernel/format.ts'
import { fullBar, isDotVote, ranking } from '../../shared/vote/tally.ts'
import type { Vote, VoteResult } from '../../shared/vote/vote.ts'
import type { BarRow } from '../ui/barRow.ts'
import { optionLabel, type VoteOption } from './voteText.ts'

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
  const full = fullBar(vote, result)
  return rows.map(({ id, dots, rank, tied }) => ({
    id,
    label: optionLabel(options, id),
    count: dots,
    countText: byDots ? plural(dots, 'Punkt', 'Punkte') : plural(dots, 'Stimme', 'Stimmen'),
    share: dots / full,
    rank: byDots ? rank : null,
    tied: byDots && tied && dots > 0,
  }))
}
