// What figures of agreement are called (rule MI5).
import type { Words } from '../kernel/words.ts'
import type { WithoutValue } from './agreement.schema.ts'

/** What stands in place of a coefficient that has no value. */
export const withoutValueWords: Words<WithoutValue> = {
  noData: 'nichts zu vergleichen',
  oneRater: 'nur ein Platz',
  noVariation: 'alle gleich',
  protected: 'nicht genannt',
}

/** What is asked of the figures, in the order in which it is shown. */
export const questionWords: Words<'passages' | 'direction' | 'rating'> = {
  passages: 'Dieselben Stellen angemerkt?',
  direction: 'Dort dasselbe gesehen?',
  rating: 'Gleich bewertet?',
}
export type Question = keyof typeof questionWords
