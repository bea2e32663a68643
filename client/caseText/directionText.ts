// The words for what a mark in the case text can say; one table for text, lists, lanes and pictures.
import type { Direction } from '../../shared/annotation/annotation.ts'
import { directionWords } from '../../shared/words/words.ts'

export interface DirectionWords {
  /** In full: "Entwicklungspotenzial". */
  readonly label: string
  /** One letter for narrow places; always explained by a legend or a label beside it. */
  readonly letter: string
  /** The line below a passage, in words. */
  readonly line: string
}

export const directionText: Readonly<Record<Direction, DirectionWords>> = {
  strength: { label: directionWords.strength, letter: 'G', line: 'durchgezogene Linie' },
  potential: { label: directionWords.potential, letter: 'E', line: 'gestrichelte Linie' },
  question: { label: directionWords.question, letter: 'F', line: 'gepunktete Linie' },
}
