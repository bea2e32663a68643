// How far a room agrees, in words that screen and minutes share (rules AG7, MI5): no mark, and no person.
import type { Agreement, Coefficient } from '../agreement/agreement.schema.ts'
import type { Question } from '../agreement/agreement.words.ts'
import { FIGURE_SEATS } from './seatFigure.ts'

/** The coefficient a question is answered by. */
export const answerOf = (measures: Agreement['workshop'], question: Question): Coefficient =>
  question === 'passages' ? measures.passages.unitizingAlpha : measures[question].krippendorffAlpha

const without: Readonly<Record<NonNullable<Coefficient['reason']>, string>> = {
  noData: 'Hier gibt es nichts zu vergleichen.',
  oneRater: 'Hier hat nur ein Platz geschrieben.',
  noVariation:
    'Alle haben dasselbe angegeben. Ob das mehr ist als Zufall, lässt sich daraus nicht bestimmen.',
  protected: `Nicht genannt: Es haben weniger als ${FIGURE_SEATS} Plätze geschrieben, oder die Zahl ließe erkennen, welche Anmerkungen vom selben Platz stammen.`,
}

/** From which coefficient on what is said, the highest first. */
const LEVELS = [
  { from: 0.8, says: 'Fast überall gleich.' },
  { from: 0.4, says: 'Deutlich öfter gleich als durch bloßen Zufall.' },
  { from: 0.1, says: 'Etwas öfter gleich als durch bloßen Zufall.' },
  { from: 0, says: 'Nicht öfter gleich als durch bloßen Zufall.' },
] as const

/** What a coefficient says, as a sentence. */
export function coefficientSentence({ value, reason }: Coefficient): string {
  if (value === null) return without[reason]
  const level = LEVELS.find(({ from }) => value >= from)
  return level?.says ?? 'Öfter verschieden als durch bloßen Zufall.'
}

/** Are so few behind the figures that they say little? */
export const isSmall = ({ direction, rating, passages }: Agreement['workshop']): boolean =>
  direction.small || rating.small || passages.small
