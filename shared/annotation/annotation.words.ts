// What annotations are called (rule MI5).
import type { SeatVerdict } from './seatFigure.ts'
import type { Words } from '../kernel/words.ts'
import type { Direction, Weight } from './annotation.ts'

/** The direction of an annotation or finding. */
export const directionWords: Words<Direction> = {
  strength: 'Gelungen',
  potential: 'Entwicklungspotenzial',
  question: 'Offene Frage',
}

/** What the three weights mean, from light to heavy. */
export const weightWords: Words<`${Weight}`> = {
  1: 'Randnotiz',
  2: 'wichtig',
  3: 'prägt den Verlauf',
}

/** How the seats of a place see it (rule RV4). */
export const verdictWords: Words<SeatVerdict> = {
  agreed: 'einig',
  split: 'gespalten',
  leaning: 'mit einer Tendenz',
}
