// What changed between two releases, in words (LA11).
import { formatNumber, formatPercent, plural } from '../kernel/format.ts'
import type { Words } from '../kernel/words.ts'
import { hasMoved, MOVED_POINTS, type Change, type Changes } from './change.ts'
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

/** "vorher 31 von 62, jetzt 40 von 80" */
export const changeText = ({ before, now }: Pick<Change, 'before' | 'now'>): string =>
  `vorher ${ofText(before)}, jetzt ${ofText(now)}`

const ofText = ({ n, of }: Change['now']): string => `${formatNumber(n)} von ${formatNumber(of)}`

/**
 * For the first lines of a page, without reasons: on how many offices both releases rest, and how many shares moved by five
 * points and more. That a count differs says nothing once more offices are in.
 */
export function changedSentence(changes: Changes | undefined): string {
  if (!changes || changes.broken) return changeLead(changes, 0)[0]
  const { offices, groups, same } = changes
  const all = changedIn(changes) + same
  const moved = groups.flatMap((group) => group.changes).filter(hasMoved).length
  const base =
    offices.before === offices.now
      ? ''
      : `Gezählt sind jetzt ${plural(offices.now, 'Jugendamt', 'Jugendämter')} mit zufällig gezogenen Fällen, in der vorigen Auswertung waren es ${formatNumber(offices.before)}. `
  return all === 0
    ? `${base}Kein Anteil lässt sich mit der vorigen Auswertung vergleichen.`
    : `${base}Von ${plural(all, 'vergleichbaren Anteil', 'vergleichbaren Anteilen')} ${moved === 0 ? 'hat sich keiner' : moved === 1 ? 'hat sich einer' : `haben sich ${formatNumber(moved)}`} um mindestens ${formatNumber(MOVED_POINTS)} Prozentpunkte verändert.`
}

const changedIn = ({ groups }: Changes): number =>
  groups.reduce((sum, group) => sum + group.changes.length, 0)

/** "Anteil gestiegen von 42 % auf 51 %", or that it hardly moved; of none there is no share. */
export function shareText({ before, now }: Pick<Change, 'before' | 'now'>): string {
  if (before.of === 0 || now.of === 0) return ''
  const from = formatPercent(before.n / before.of)
  const to = formatPercent(now.n / now.of)
  if (from === to) return `Anteil gerundet weiter ${to}`
  if (!hasMoved({ before, now })) return `Anteil kaum verändert, von ${from} auf ${to}`
  const way = now.n * before.of > before.n * now.of ? 'gestiegen' : 'gesunken'
  return `Anteil ${way} von ${from} auf ${to}`
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
  const { broken, brokenLines, unknown } = changes
  if (broken)
    return [
      '[b] Bruch: Zwischen beiden Auswertungen wurde anders erfasst, deshalb wird nichts verglichen.',
    ]
  const changed = changedIn(changes)
  return [
    changedSentence(changes),
    ...(changed > 0
      ? [
          `Anders als vorher ${changed === 1 ? 'lautet' : 'lauten'} ${plural(changed, 'Zahl', 'Zahlen')}; davon erklärt: ${formatNumber(explained)}.`,
        ]
      : []),
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
