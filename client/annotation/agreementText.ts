// Agreement in words: what a figure says, and by which rule it was counted (rules RV4, RV5).
import type { Direction } from '../../shared/annotation/annotation.ts'
import {
  AGREED_SHARE,
  FIGURE_SEATS,
  SEAT_BANDS,
  SPLIT_SEATS,
  SPLIT_SHARE,
} from '../../shared/annotation/seatFigure.ts'
import { formatPercent } from '../../shared/kernel/format.ts'
import type { AgreementPlace } from './agreement.ts'

const sees: Readonly<Record<Direction, string>> = {
  strength: 'sehen Gelungenes',
  potential: 'sehen Entwicklungspotenzial',
  question: 'stellen eine Frage',
}

/** What the seats say about a place: "Mindestens 5 Plätze, fast alle sehen Gelungenes." Empty without a figure. */
export function placeSentence({
  verdict,
  seats,
  leading,
}: Pick<AgreementPlace, 'verdict' | 'seats' | 'leading'>): string {
  if (verdict === null || leading === null) return ''
  const counted = `Mindestens ${seats} Plätze`
  if (verdict === 'split') return `${counted} sehen es verschieden.`
  if (verdict === 'leaning') return `${counted}, die meisten ${sees[leading]}.`
  // In the smallest band the share cannot be reached with one seat against the others.
  const most = seats === SEAT_BANDS[0] ? 'alle' : 'fast alle'
  return `${counted}, ${most} ${sees[leading]}.`
}

/** The rule in one sentence, for the head of a list. */
export const ruleInShort = (verdict: 'agreed' | 'split'): string =>
  verdict === 'agreed'
    ? `Gezählt werden Plätze, nicht Anmerkungen: ${formatPercent(AGREED_SHARE)} von mindestens ${FIGURE_SEATS} sehen die Stelle gleich.`
    : `Gezählt werden Plätze, nicht Anmerkungen: ${formatPercent(SPLIT_SHARE)}, mindestens ${SPLIT_SEATS} Plätze, sehen die Stelle anders als die anderen.`

/** The whole rule, sentence by sentence. */
export const ruleInFull: readonly string[] = [
  'Eine Stelle ist ein Eintrag unter einem Kriterium.',
  'Jeder Platz zählt dort einmal, mit der Richtung, die er dort am häufigsten gewählt hat, gleich wie viel er schreibt.',
  `Unter ${FIGURE_SEATS} Plätzen wird nichts gesagt, darüber nur „mindestens ${SEAT_BANDS.join(', ')}“: So lässt sich niemand erkennen.`,
  'Moderation und Karten vom Tisch zählen nicht mit.',
  'Gezählt wurde einmal, beim Aufdecken. Nachträge und Zurückgezogenes ändern daran nichts.',
]

/** Said if a version that counted notes only has revealed. */
export const UNCOUNTED =
  'Nicht gezählt: Diese Anmerkungen hat eine frühere Fassung des Programms aufgedeckt, die noch nicht nach Plätzen gezählt hat.'
