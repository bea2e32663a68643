// How far the room agrees, in words (rule AG7): no mark, no person, and what few figures are worth.
import type { Agreement, Coefficient } from '../../shared/agreement/agreement.schema.ts'
import { withoutValueWords, type Question } from '../../shared/agreement/agreement.words.ts'
import { FIGURE_SEATS } from '../../shared/annotation/seatFigure.ts'
import { formatNumber, formatPercent } from '../../shared/kernel/format.ts'

/** What it means that seats agree on each question. */
export const meanings: Readonly<Record<Question, string>> = {
  passages: 'Verglichen wird, wo im Text die Plätze unter einem Kriterium etwas angemerkt haben.',
  direction: `Verglichen wird, ob etwas gelungen ist, Potenzial hat oder eine Frage bleibt: an Stellen, an denen mindestens ${FIGURE_SEATS} Plätze geschrieben haben.`,
  rating: `Verglichen werden die Stufen der Skala: an Stellen, an denen mindestens ${FIGURE_SEATS} Plätze bewertet haben.`,
}

/** A coefficient in a cell: "0,7", or what stands in its place. */
export const coefficientCell = ({ value, reason }: Coefficient): string =>
  value === null ? withoutValueWords[reason] : formatNumber(value)

/** A share in a cell: "70 %", or what stands in its place. */
export const shareCell = ({ value, reason }: Coefficient): string =>
  value === null ? withoutValueWords[reason] : formatPercent(value)

/** Where a coefficient lies between chance and full agreement, from 0 to 1; what is below chance lies at its end. */
export const placeOnScale = (value: number): number => Math.min(1, Math.max(0, value))

/** From this share of agreeing pairs of seats on, and up to that one, a criterion is named as one of the two. */
const AGREED_PAIRS = 0.8
const SPLIT_PAIRS = 0.5

/** Criteria on whose direction the room agreed, and those on which it went apart, in the order of their ids. */
export function outstanding({ criteria }: Agreement): {
  readonly agreed: readonly string[]
  readonly apart: readonly string[]
} {
  const where = (fits: (share: number) => boolean) =>
    criteria
      .filter(({ direction: { percent } }) => percent.value !== null && fits(percent.value))
      .map(({ criterionId }) => criterionId)
  return {
    agreed: where((share) => share >= AGREED_PAIRS),
    apart: where((share) => share <= SPLIT_PAIRS),
  }
}

export const SMALL =
  'Hinter diesen Zahlen stehen wenige Angaben: Eine Anmerkung mehr könnte sie ändern. Nehmen Sie sie als Anlass zum Gespräch, nicht als Ergebnis.'

/** From which notes, and what the figures are not. */
export const basisSentence = ({ seats }: Agreement): string =>
  `Aus dem, was mindestens ${seats} Plätze still geschrieben haben, bevor aufgedeckt wurde. Verschieden zu sehen ist kein Fehler: Dort lohnt das Gespräch.`

export const NOT_COMPUTED = {
  /** Below three seats. */
  few: `Nur wenn mindestens ${FIGURE_SEATS} Plätze geschrieben haben, wird etwas berechnet: So lässt sich niemand erkennen.`,
  /** By an earlier version. */
  earlier:
    'Diese Anmerkungen hat eine frühere Fassung des Programms aufgedeckt, die Übereinstimmung noch nicht berechnet hat.',
} as const

/** How it is computed, sentence by sentence, with the source of each coefficient. */
export const method: readonly string[] = [
  'Gezählt wurde einmal, beim ersten Aufdecken. Nachträge und Zurückgezogenes ändern daran nichts; Moderation und Karten vom Tisch zählen nicht mit.',
  'Eine Stelle ist ein Eintrag unter einem Kriterium. Jeder Platz zählt dort einmal, mit dem, was er am häufigsten angegeben hat.',
  'Paare in Prozent: welcher Anteil der Paare von Plätzen dasselbe angibt (Fleiss 1971).',
  'κ, α und AC1 ziehen ab, was der Zufall ergäbe: 1 heißt völlig gleich, 0 wie durch Zufall, unter 0 öfter verschieden. Sie rechnen den Zufall verschieden aus.',
  'κ: Fleiss’ Kappa (Fleiss 1971; bei verschieden vielen Plätzen Gwet 2014).',
  'α: Krippendorffs Alpha (Krippendorff 2011), für die Richtung nominal, für Bewertungen ordinal. „Nicht beurteilbar“, „nicht dokumentiert“ und „nicht zutreffend“ sind keine Stufe und zählen nicht mit.',
  'AC1: Gwet 2008. Verlässlicher, wenn fast alle dasselbe angeben.',
  'uα: Krippendorffs Alpha für Textstellen (Krippendorff, Mathet, Bouvry und Widlöcher 2016): was angemerkt ist, und wo es beginnt und endet. Daneben α Zeichen für Zeichen, angemerkt oder nicht. Unter mehreren Kriterien zählt eine Stelle bei jedem.',
  '„Alle gleich“: Sagen alle dasselbe, ist nicht zu bestimmen, was davon Zufall ist. „Nicht genannt“: weniger als drei Plätze, oder die Zahl verriete, was vom selben Platz stammt.',
  'Alle Zahlen haben eine Nachkommastelle. Eine Zahl steht nur da, wo sie sich aus dem Aufgedeckten auch ergäbe, wenn jede Anmerkung von einem anderen Platz käme, oder wo zehn Stellen zählen.',
  'Die Zahlen gelten für diese Runde und diesen Fall. Mit anderen Werkstätten lassen sie sich nicht vergleichen.',
]
