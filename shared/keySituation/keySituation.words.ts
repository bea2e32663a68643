// What boards and contributory factors are called (rule MI5).
import type { Words } from '../kernel/words.ts'
import type { BoardItem, FactorCode } from './keySituation.ts'

/** The parts of a board, in the order a group works through them: the heading above its lines, and one line by itself. */
export const boardWords: Words<
  BoardItem['kind'],
  { readonly heading: string; readonly one: string }
> = {
  knownThen: { heading: 'Damals bekannt', one: 'Damals bekannt' },
  factor: { heading: 'Bedingungsfaktoren', one: 'Bedingungsfaktor' },
  hypothesis: { heading: 'Hypothesen', one: 'Hypothese' },
  strength: { heading: 'Gelungen', one: 'Gelungen' },
}

/** Contributory factors. */
export const factorWords: Words<FactorCode> = {
  FR: 'Fallkontakt und Familie',
  PE: 'Person',
  RO: 'Rolle und Auftrag',
  AR: 'Arbeitsbedingungen',
  TE: 'Team',
  ZU: 'Zusammenarbeit',
  WE: 'Werkzeug und Verfahren',
  OR: 'Organisation und Leitung',
  AN: 'Angebot und Rahmen',
}

/** Several of them in a line: "Person, Werkzeug und Verfahren". Most hold an "und" of their own, so none joins the last. */
export const factorList = (codes: readonly FactorCode[]): string =>
  codes.map((code) => factorWords[code]).join(', ')
