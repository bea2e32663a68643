// The boards of the groups: how often each factor was named, then the lines, situation by situation.
import {
  factorCodes,
  type BoardItem,
  type KeySituation,
  type KeySituationSlice,
} from '../../shared/keySituation/keySituation.ts'
import { plural } from '../kernel/format.ts'
import { boardKinds } from '../keySituation/boardKinds.ts'
import { factorText } from '../keySituation/factorText.ts'
import { listPages } from './pages.ts'
import type { BarRow } from './voteScene.ts'

/** A page of the phase "deepen". */
export type BoardPage =
  | { readonly kind: 'question'; readonly situation: KeySituation }
  | { readonly kind: 'factors'; readonly situation: KeySituation; readonly rows: readonly BarRow[] }
  | {
      readonly kind: 'lines'
      readonly situation: KeySituation
      readonly title: string
      readonly lines: readonly BoardItem[]
    }

/** Factors that were named on a board, most often first. */
export function factorRows(items: readonly BoardItem[]): readonly BarRow[] {
  const counted = factorCodes
    .map((code) => ({ code, count: items.filter(({ factor }) => factor === code).length }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count)
  const most = counted[0]?.count ?? 1
  return counted.map(({ code, count }) => ({
    id: code,
    label: factorText[code].label,
    count,
    countText: plural(count, 'Nennung', 'Nennungen'),
    share: count / most,
    rank: null,
    tied: false,
  }))
}

/** Before the boards are opened the questions for the groups; afterwards counts and lines of each board. */
export function boardPages(slice: KeySituationSlice): readonly BoardPage[] {
  const chosen = slice.situations.filter(({ chosen: isChosen }) => isChosen)
  return chosen.flatMap((situation): BoardPage[] => {
    const items = slice.boardItems.filter(({ keySituationId }) => keySituationId === situation.id)
    if (!slice.boardsOpen || items.length === 0) return [{ kind: 'question', situation }]
    const rows = factorRows(items)
    const factors = rows.length > 0 ? [{ kind: 'factors' as const, situation, rows }] : []
    return [...factors, ...linePages(situation, items)]
  })
}

function linePages(situation: KeySituation, items: readonly BoardItem[]): BoardPage[] {
  return boardKinds.flatMap(({ kind, title }) =>
    listPages(
      items.filter((item) => item.kind === kind),
      { most: 4, room: 380, weight: ({ text, factor }) => text.length + (factor ? 60 : 30) },
    ).map((lines) => ({ kind: 'lines' as const, situation, title, lines })),
  )
}
