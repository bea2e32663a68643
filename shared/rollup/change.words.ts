// What changed between two releases, in words (LA11).
import { formatNumber, formatPercent, plural } from '../kernel/format.ts'
import type { Words } from '../kernel/words.ts'
import { MOVED_POINTS, type Change, type Changes } from './change.ts'
import type { ChangeReason } from './change.schema.ts'

/** Why a figure may differ. */
export const changeReasonWords: Words<ChangeReason> = {
  practice: 'Die Praxis hat sich verändert.',
  catalogue: 'Der Katalog fragt anders.',
  recording: 'Es wird anders erfasst.',
  participants: 'Andere Jugendämter haben teilgenommen.',
}

/** As long as no reason is given. */
export const UNEXPLAINED = 'nicht erklärt'

/** "von 31 auf 40 von 62", and where those it is counted among differ "von 31 (von 62) auf 40 von 80". */
export function changeText({ before, now }: Pick<Change, 'before' | 'now'>): string {
  const [from, to, of] = [before.n, now.n, now.of].map(formatNumber)
  const among = before.of === now.of ? '' : ` (von ${formatNumber(before.of)})`
  return `von ${from ?? ''}${among} auf ${to ?? ''} von ${of ?? ''}`
}

/** How many figures differ, without reasons: for the first lines of a page. */
export function changedSentence(changes: Changes | undefined): string {
  if (!changes || changes.broken) return changeLead(changes, 0)[0]
  const changed = changedIn(changes)
  return `${formatNumber(changed)} von ${plural(changed + changes.same, 'vergleichbaren Zahl', 'vergleichbaren Zahlen')} haben sich seit der vorigen Auswertung verändert.`
}

const changedIn = ({ groups }: Changes): number =>
  groups.reduce((sum, group) => sum + group.changes.length, 0)

/** "Anteil von 42 % auf 41 %"; of none there is no share. */
export function shareText({ before, now }: Pick<Change, 'before' | 'now'>): string {
  if (before.of === 0 || now.of === 0) return ''
  const from = formatPercent(before.n / before.of)
  const to = formatPercent(now.n / now.of)
  return from === to ? `Anteil gerundet weiter ${to}` : `Anteil von ${from} auf ${to}`
}

/** How many figures hardly moved. */
export const hardlyMovedText = (lines: number): string =>
  `In ${plural(lines, 'weiteren Zahl', 'weiteren Zahlen')} weniger als ${formatNumber(MOVED_POINTS)} Prozentpunkte`

/** How much changed, and what cannot be compared. */
export function changeLead(
  changes: Changes | undefined,
  explained: number,
): readonly [string, ...string[]] {
  if (!changes) return ['Es gibt keine frühere Auswertung, mit der sich diese vergleichen lässt.']
  const { broken, brokenLines, same, unknown } = changes
  if (broken)
    return [
      '[b] Bruch: Zwischen beiden Auswertungen wurde anders erfasst, deshalb wird nichts verglichen.',
    ]
  const changed = changedIn(changes)
  return [
    changed === 0
      ? 'Keine der vergleichbaren Zahlen hat sich verändert.'
      : `${formatNumber(changed)} von ${plural(changed + same, 'vergleichbaren Zahl', 'vergleichbaren Zahlen')} haben sich verändert; erklärt sind davon ${formatNumber(explained)}.`,
    ...(unknown > 0
      ? [
          `Bei ${plural(unknown, 'Zeile', 'Zeilen')} steht in einer der beiden Auswertungen keine Zahl, deshalb wird dort nichts verglichen.`,
        ]
      : []),
    ...(brokenLines > 0
      ? [
          `[b] Bruch: ${plural(brokenLines, 'Zeile gehört', 'Zeilen gehören')} zu einer Fassung des Katalogs, die es vorher nicht gab; dort wird nichts verglichen.`,
        ]
      : []),
  ]
}
