// Recommendations to all, in words (rule MI5).
import { formatNumber } from '../kernel/format.ts'
import type { Words } from '../kernel/words.ts'
import { codeWords, groupingWords, groupWords, measureWords } from '../rollup/rollup.words.ts'
import type { AnswerPart } from './answerCount.ts'
import type {
  CellFigure,
  CellRef,
  EvidenceView,
  Progress,
  Standing,
  StateStep,
  Transfer,
} from './stateRecommendation.schema.ts'

/** What they are called. */
export const STATE_RECOMMENDATIONS = 'Handlungsempfehlungen für alle'

/** Where it stands. */
export const stateStepWords: Words<StateStep> = {
  draft: 'Entwurf',
  hearing: 'Anhörung der Jugendämter',
  resolved: 'Beschlossen',
  published: 'Veröffentlicht',
  withdrawn: 'Zurückgenommen',
}

/** By what it is carried into practice. */
export const transferWords: Words<Transfer> = {
  training: 'Fortbildung',
  workingAid: 'Arbeitshilfe',
  event: 'Veranstaltung',
  qualityAdvice: 'Qualitätsberatung',
}

/** What became of it. */
export const progressWords: Words<Progress> = {
  open: 'offen',
  begun: 'begonnen',
  done: 'umgesetzt',
  dropped: 'nicht weiter verfolgt',
}

/** What an office answers, and that it has not yet. */
export const answerWords: Words<AnswerPart> = {
  adopted: 'übernommen',
  alreadyDone: 'schon umgesetzt',
  notFitting: 'nicht passend',
  inReview: 'in Prüfung',
  none: 'noch ohne Antwort',
}

/** Whether a newest release says the same as a sentence. */
export const standingWords: Words<Standing> = {
  same: 'gilt auch nach der neuesten Auswertung',
  changed: 'in der neuesten Auswertung anders',
  secret: 'in der neuesten Auswertung ohne Zahl',
  gone: 'in der neuesten Auswertung nicht enthalten',
}

/** "Empfehlung 3", or that it has no number yet. */
export const numberText = (number: number | null): string =>
  number === null ? 'noch ohne Nummer' : `Empfehlung ${formatNumber(number)}`

const countedWords: Words<CellRef['counts']> = { offices: 'Jugendämtern', cases: 'Fällen' }

/** Among whom a population is counted, after a figure. */
const amongWords: Words<CellRef['population']> = {
  random: 'bei zufällig gezogenen Fällen',
  additional: 'bei zusätzlich eingebrachten Fällen',
  structure: 'bei den Strukturmerkmalen',
  consultant: 'bei den Merkmalen der insoweit erfahrenen Fachkräfte',
}

/** What a figure is of: "31 von 62 Jugendämtern"; its code where there is none. */
export function figureText({ part, whole, code }: CellFigure, counts: CellRef['counts']): string {
  if (part !== null && whole !== null)
    return `${formatNumber(part)} von ${formatNumber(whole)} ${countedWords[counts]}`
  const { letter, word } = codeWords[code ?? 'unsaid']
  return `[${letter}] ${word}`
}

/** What is counted there: the line, and what is said of it. */
const cellText = (
  { kind, measure }: Pick<CellRef, 'kind' | 'measure'>,
  { itemLabel, valueLabel }: Pick<EvidenceView, 'itemLabel' | 'valueLabel'>,
): string =>
  `„${itemLabel}“, ${kind === 'structure' || kind === 'consultant' || kind === 'core' || kind === 'criterion' ? valueLabel : measureWords[measure]}`

/** "Land", or the group of its grouping. */
const placeText = ({ grouping, group }: Pick<CellRef, 'grouping' | 'group'>): string =>
  grouping === 'state' ? '' : `, ${groupingWords[grouping]}: ${groupWords(grouping, group)}`

/** The sentence the program writes from the cell a recommendation rests on. */
export const evidenceSentence = (evidence: Omit<EvidenceView, 'words' | 'newest' | 'standing'>) => {
  const { cell, figure } = evidence
  return `In ${figureText(figure, cell.counts)} ${amongWords[cell.population]}: ${cellText(cell, evidence)} (Auswertung ${cell.rollup}, Turnus ab ${cell.cycle}${placeText(cell)}).`
}

/** What became of the figure: "von 31 von 62 auf 35 von 70 Jugendämtern". */
export const movementText = ({
  figure,
  newest,
  cell,
  standing,
}: Pick<EvidenceView, 'figure' | 'newest' | 'cell' | 'standing'>): string => {
  if (newest === null) return ''
  if (standing === 'same')
    return `Auswertung ${newest.rollup}: unverändert ${figureText(newest, cell.counts)}.`
  const before =
    figure.part === null || figure.whole === null
      ? figureText(figure, cell.counts)
      : `${formatNumber(figure.part)} von ${formatNumber(figure.whole)}`
  return `Auswertung ${newest.rollup}: von ${before} auf ${figureText(newest, cell.counts)}.`
}
