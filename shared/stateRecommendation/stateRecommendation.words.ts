// Recommendations to all, in words (rule MI5).
import { formatList, formatNumber } from '../kernel/format.ts'
import { quoted } from '../kernel/quoted.ts'
import type { Words } from '../kernel/words.ts'
import { addresseeWords, recommendationPartWords } from '../recommendation/recommendation.words.ts'
import { shareText } from '../rollup/change.words.ts'
import { universeOf } from '../rollup/counting.ts'
import { amongWords, codeWords, groupingWords, groupWords } from '../rollup/rollup.words.ts'
import { answerParts, type AnswerPart } from './answerCount.ts'
import type { Told, ToldPart } from './difference.ts'
import type {
  CellFigure,
  CellRef,
  EvidenceView,
  FrozenCount,
  OwnComment,
  Progress,
  Standing,
  StateContent,
  StateStep,
  Transfer,
} from './stateRecommendation.schema.ts'

/** What they are called. */
export const STATE_RECOMMENDATIONS = 'Handlungsempfehlungen für alle'

/** What its parts are called. */
export const contentWords: Words<keyof StateContent> = {
  theme: 'Thema',
  title: 'Überschrift',
  text: 'Empfehlung',
  evidence: 'Belege aus der Auswertung',
  illustration: 'Beispiel',
  composite: 'Erklärung zum Beispiel',
  addressee: 'An wen',
  transfer: 'Wege in die Praxis',
  indicator: recommendationPartWords.indicator,
}

/** Where it stands. */
export const stateStepWords: Words<StateStep> = {
  draft: 'Entwurf',
  hearing: 'Anhörung der Jugendämter',
  recalled: 'Anhörung angehalten',
  resolved: 'Beschlossen',
  published: 'Veröffentlicht',
  withdrawn: 'Zurückgenommen',
}

/** What is said of a hearing that was called back. */
export const HALTED = 'Die Anhörung ist angehalten'

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

/** What an office reads in its list of what it said in a hearing. */
export const ownCommentWords: Words<OwnComment> = {
  none: 'Noch ohne Ihre Stellungnahme.',
  before:
    'Ihre Stellungnahme galt dem vorigen Wortlaut. Sehen Sie den neuen an, und sichern Sie sie noch einmal.',
  now: 'Ihre Stellungnahme ist da.',
}

/** What an office answers, and that it has not yet. */
export const answerWords: Words<AnswerPart> = {
  adopted: 'übernommen',
  alreadyDone: 'schon umgesetzt',
  notFitting: 'nicht passend',
  inReview: 'in Prüfung',
  none: 'noch ohne Antwort',
}

/** How many offices gave which answer, as a release froze it, in one line; a secret one by its code and word. */
export const answersText = ({ offices, shown }: Pick<FrozenCount, 'offices' | 'shown'>): string =>
  `${formatList(
    answerParts.map((part) => {
      const count = shown[part]
      return `${part === 'none' ? answerWords.none : quoted(answerWords[part])}: ${count === null ? codeText('secret') : formatNumber(count)}`
    }),
  )} (von ${formatNumber(offices)})`

/** Whether a newest release says the same as a sentence. */
export const standingWords: Words<Standing> = {
  same: 'gilt auch nach der neuesten Auswertung',
  changed: 'neuere Zahl in der neuesten Auswertung',
  secret: 'in der neuesten Auswertung ohne Zahl',
  gone: 'in der neuesten Auswertung nicht enthalten',
}

/** "Empfehlung 3", or that it has no number yet. */
export const numberText = (number: number | null): string =>
  number === null ? 'noch ohne Nummer' : `Empfehlung ${formatNumber(number)}`

/** After the last day of a hearing. */
export const AFTER_HEARING =
  'Nach dem letzten Tag kann das Landesjugendamt den Text noch ändern, wo Stellungnahmen es nahelegen. Dann beschließt ihn ein Gremium, und die Empfehlung wird veröffentlicht. Erst danach antworten die Jugendämter darauf. Wer sich nicht äußert, hat weder zugestimmt noch widersprochen.'

/** A part of one, in words: its sentences and names as they are read. */
export function partText(part: ToldPart, { themeLabel, content, evidence }: Told): string {
  if (part === 'theme') return themeLabel
  if (part === 'addressee') return addresseeWords[content.addressee]
  if (part === 'transfer') return formatList(content.transfer.map((code) => transferWords[code]))
  if (part === 'evidence')
    return evidence.map((one) => [evidenceSentence(one), one.words].join(' ').trim()).join('\n')
  return content[part]
}

const countedWords: Words<CellRef['counts']> = { offices: 'Jugendämtern', cases: 'Fällen' }

/** Cases of a population, after "mindestens einem" and after "von 62", and offices that brought some; null where offices speak of themselves. */
const caseWords: Words<
  CellRef['population'],
  { readonly one: string; readonly several: string; readonly brought: string } | null
> = {
  random: {
    one: 'zufällig gezogenen Fall',
    several: 'zufällig gezogenen Fällen',
    brought: 'die zufällig gezogene Fälle einbrachten',
  },
  additional: {
    one: 'zusätzlich eingebrachten Fall',
    several: 'zusätzlich eingebrachten Fällen',
    brought: 'die Fälle zusätzlich einbrachten',
  },
  structure: null,
  consultant: null,
}

/** Which offices or cases a figure is of, after "von 62": all that are counted in its line, and no others (LW2). */
function amongText({ cell, itemLabel }: Pick<EvidenceView, 'cell' | 'itemLabel'>): string {
  const { population, counts, kind, measure } = cell
  const cases = caseWords[population]
  const condition = amongWords[universeOf[measure]]
  const isOfCases = cases !== null && counts === 'cases'
  const those = isOfCases ? cases.several : countedWords.offices
  if (condition === '') return cases === null || isOfCases ? those : `${those}, ${cases.brought},`
  const within = cases === null || isOfCases ? '' : ` in mindestens einem ${cases.one}`
  return `${those}, in denen ${lineWords[kind].is} „${itemLabel}“${within} ${condition},`
}

/** What is said of a line: it is, or it happened; and what it is called after "fand sich". */
const lineWords: Words<CellRef['kind'], { readonly is: string; readonly within: string }> = {
  core: { is: 'das Kernkriterium', within: 'beim Kernkriterium' },
  criterion: { is: 'das Kriterium', within: 'beim Kriterium' },
  structure: { is: 'das Strukturmerkmal', within: 'beim Strukturmerkmal' },
  consultant: {
    is: 'das Merkmal der insoweit erfahrenen Fachkräfte',
    within: 'beim Merkmal der insoweit erfahrenen Fachkräfte',
  },
  theme: { is: 'das Thema', within: 'im Thema' },
  tag: { is: 'das Querschnittsthema', within: 'im Querschnittsthema' },
  factor: { is: 'der Bedingungsfaktor', within: 'beim Bedingungsfaktor' },
  evidenceLevel: { is: 'ein Befund der Reichweite', within: 'bei Befunden der Reichweite' },
  level: { is: 'ein Befund der Ebene', within: 'bei Befunden der Ebene' },
}

/**
 * What is said of it, with places for the line as it is (`{is}`), for the line as it lies within, for a step of a scale, and for
 * in how many cases (`{some}`).
 */
const saidWords: Words<CellRef['measure']> = {
  full: '{step}',
  four: '{step}',
  three: '{step}',
  favourable: '{step}',
  strength: 'fand sich dazu{some} Gelungenes',
  potential: 'fand sich dazu{some} Entwicklungspotenzial',
  occurred: 'fand sich dazu{some} Gelungenes oder Entwicklungspotenzial',
  strengthAnywhere: 'fand sich{some} {within} Gelungenes',
  potentialAnywhere: 'fand sich{some} {within} Entwicklungspotenzial',
  occurs: 'kam{some} {is} vor',
}

/** Values that are no step of a catalogue, after "lag es in mindestens einem dieser Fälle". */
const stepWords: Readonly<Record<string, string>> = {
  favourable: 'auf einer der oberen Stufen',
  unfavourable: 'auf einer der unteren Stufen',
  aside: 'weder auf einer der oberen noch auf einer der unteren Stufen',
  without: 'auf keiner Stufe',
}

/** In place of a figure there is none of: its code. */
function codeText(code: CellFigure['code']): string {
  const { letter, word } = codeWords[code ?? 'unsaid']
  return `[${letter}] ${word}`
}

/** A figure among what is counted; its code where there is none. */
const figureAmong = ({ part, whole, code }: CellFigure, counted: string): string =>
  part === null || whole === null
    ? codeText(code)
    : `${formatNumber(part)} von ${formatNumber(whole)} ${counted}`

/** What a figure is of: "31 von 62 Jugendämtern"; its code where there is none. */
export const figureText = (figure: CellFigure, counts: CellRef['counts']): string =>
  figureAmong(figure, countedWords[counts])

/** "fand sich dazu in mindestens einem dieser Fälle Entwicklungspotenzial" */
function saidText({
  cell: { population, counts, kind, measure, value },
  itemLabel,
  valueLabel,
}: Pick<EvidenceView, 'cell' | 'itemLabel' | 'valueLabel'>): string {
  const { is, within } = lineWords[kind]
  const some =
    caseWords[population] && counts === 'offices' ? ' in mindestens einem dieser Fälle' : ''
  const step = stepWords[value]
  const parts = new Map([
    ['{is}', `${is} „${itemLabel}“`],
    ['{within}', `${within} „${itemLabel}“`],
    ['{some}', some],
    [
      '{step}',
      step === undefined
        ? `lautete die Einstufung${some} „${valueLabel}“`
        : `lag es${some} ${step}`,
    ],
  ])
  return saidWords[measure].replace(/\{\w+\}/g, (part) => parts.get(part) ?? part)
}

/** "Land", or the group of its grouping. */
const placeText = ({ grouping, group }: Pick<CellRef, 'grouping' | 'group'>): string =>
  grouping === 'state' ? '' : `, ${groupingWords[grouping]}: ${groupWords(grouping, group)}`

/** The sentence the program writes from the cell a recommendation rests on. */
export const evidenceSentence = (evidence: Omit<EvidenceView, 'words' | 'newest' | 'standing'>) => {
  const { cell, figure } = evidence
  return `In ${figureAmong(figure, amongText(evidence))} ${saidText(evidence)} (Auswertung ${cell.rollup}, Turnus ab ${cell.cycle}${placeText(cell)}).`
}

/** What became of the figure: "Anteil von 50 % auf 60 % (vorher 31 von 62, jetzt 42 von 70 Jugendämtern)". */
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
      ? codeText(figure.code)
      : `${formatNumber(figure.part)} von ${formatNumber(figure.whole)}`
  const both = `vorher ${before}, jetzt ${figureText(newest, cell.counts)}`
  const share =
    figure.part === null || figure.whole === null || newest.part === null || newest.whole === null
      ? ''
      : shareText({
          before: { n: figure.part, of: figure.whole },
          now: { n: newest.part, of: newest.whole },
        })
  return `Auswertung ${newest.rollup}: ${share === '' ? both : `${share} (${both})`}.`
}
