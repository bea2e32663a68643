// What recommendations say is called, and whom they are for (rule MI5).
import { formatList } from '../kernel/format.ts'
import type { Words } from '../kernel/words.ts'
import type { Addressee } from './recommendation.ts'

/** Whom a recommendation is for. */
export const addresseeWords: Words<Addressee> = {
  office: 'Jugendamt',
  stateYouthOffice: 'Landesjugendamt',
  state: 'Land',
  partner: 'Kooperationspartner',
}

/** The parts of a recommendation. */
export const recommendationPartWords = {
  wording: 'Wortlaut',
  addressee: 'An',
  owner: 'Verantwortlich',
  due: 'Frist',
  indicator: 'Woran merken wir es?',
  findings: 'Befunde',
} as const

/** Where the wording of a recommendation will stand. */
export const UNWORDED = 'Noch ohne Wortlaut'

/** "aus Befund 1 und 3", or that there is none. */
export const fromFindings = (numbers: readonly number[]): string =>
  numbers.length === 0
    ? 'noch keinem Befund zugeordnet'
    : `aus Befund ${formatList(numbers.map(String))}`
