import type { Perspective } from '../../shared/discussion/discussion.ts'
import type { Words } from '../../shared/kernel/words.ts'

/** Helps to write in the place of another person. */
export const perspectiveQuestions: Words<Perspective> = {
  child: 'Was hat das Kind erlebt, gebraucht und verstanden?',
  mother: 'Wie war es für die Mutter? Was wollte sie erreichen?',
  father: 'Wie war es für den Vater? Wo kam er vor?',
  partnerServices: 'Was sahen Schule, Arztpraxis, Klinik oder Hilfe? Was erfuhren sie?',
  other: 'Wer war noch da, und wie sah es von dort aus?',
}
