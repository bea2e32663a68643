import type { Dimension } from '../../shared/catalogue/catalogue.ts'
import type { Words } from '../../shared/kernel/words.ts'

/** The first letter of the ids of a dimension's criteria. Dimensions are told by letter and place, never by colour. */
export const dimensionLetters: Words<Dimension> = {
  process: 'P',
  structure: 'S',
  outcome: 'E',
  consultant: 'I',
}
