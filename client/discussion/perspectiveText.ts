// Whose eyes a note of the perspectives round is written with, in words.
import type { Perspective } from '../../shared/discussion/discussion.ts'
import { perspectiveWords } from '../../shared/words/words.ts'

export interface PerspectiveWords {
  readonly label: string
  /** Helps to write in this person's place. */
  readonly question: string
}

export const perspectiveText: Readonly<Record<Perspective, PerspectiveWords>> = {
  child: {
    label: perspectiveWords.child,
    question: 'Was hat das Kind erlebt, gebraucht und verstanden?',
  },
  mother: {
    label: perspectiveWords.mother,
    question: 'Wie war es für die Mutter? Was wollte sie erreichen?',
  },
  father: { label: perspectiveWords.father, question: 'Wie war es für den Vater? Wo kam er vor?' },
  partnerServices: {
    label: perspectiveWords.partnerServices,
    question: 'Was sahen Schule, Arztpraxis, Klinik oder Hilfe? Was erfuhren sie?',
  },
  other: {
    label: perspectiveWords.other,
    question: 'Wer war noch da, und wie sah es von dort aus?',
  },
}

export const PERSPECTIVES: readonly Perspective[] = [
  'child',
  'mother',
  'father',
  'partnerServices',
  'other',
]
