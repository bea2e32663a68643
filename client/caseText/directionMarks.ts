// How a mark in the case text shows its direction, beside its word; one table for text, lists, lanes and pictures.
import type { Direction } from '../../shared/annotation/annotation.ts'
import type { Words } from '../../shared/kernel/words.ts'

interface DirectionMark {
  /** One letter for narrow places; always explained by a legend or a label beside it. */
  readonly letter: string
  /** The line below a passage, in words. */
  readonly line: string
}

export const directionMarks: Words<Direction, DirectionMark> = {
  strength: { letter: 'G', line: 'durchgezogene Linie' },
  potential: { letter: 'E', line: 'gestrichelte Linie' },
  question: { letter: 'F', line: 'gepunktete Linie' },
}
