// What the report over all procedures says, in words (rule MI5): sentences of figures that are published.
import { directionWords } from '../annotation/annotation.words.ts'
import { formatDate, formatList, formatNumber, formatPercent, plural } from '../kernel/format.ts'
import { quoted } from '../kernel/quoted.ts'
import type { Words } from '../kernel/words.ts'
import type { ChangeReason } from '../rollup/change.schema.ts'
import { changeReasonWords, UNEXPLAINED } from '../rollup/change.words.ts'
import { universeOf } from '../rollup/counting.ts'
import { MOVED_POINTS } from '../rollup/change.ts'
import type { Code, Measure, RollupRelease } from '../rollup/release.schema.ts'
import {
  amongWords,
  codeWords,
  groupingWords,
  itemKindWords,
  measureWords,
  populationWords,
} from '../rollup/rollup.words.ts'
import type { ShownPopulation } from '../rollup/reading.ts'
import type { Said } from './bound.ts'

/** What the documents are called, and what each is for. */
export const documentWords = {
  report: {
    title: 'Bericht über alle Verfahren',
    help: 'Nach § 8 Abs. 6 Landeskinderschutzgesetz NRW. Alle Zahlen sind veröffentlicht; sie sind so geschützt, dass daran weder ein Jugendamt noch ein Fall oder eine Person zu erkennen ist.',
  },
  briefing: {
    title: 'Praxis-Briefing',
    help: 'Zwei Seiten für Fachkräfte, die mit Familien arbeiten.',
  },
  questions: {
    title: 'Reflexionsfragen',
    help: 'Für Leitungen und Jugendhilfeausschüsse, zum Nachdenken und zum Gespräch.',
  },
} as const

/** Chapters that are no dimension of a catalogue. */
export const chapterWords = {
  basis: 'Datenbasis',
  otherThemes: 'Weitere Themen',
  pairs: 'Struktur und Praxis',
  recommendations: 'Handlungsempfehlungen',
  procedure: 'Das Verfahren selbst',
  annex: 'Anhang: Methode und Geheimhaltung',
} as const

export const IN_SHORT = 'Das Wichtigste in Kürze'

/** Most lines that a sentence names one by one. */
const NAMED = 3

/** "40 von 69", and that it was corrected. */
const ofText = ({ part, whole, corrected }: Said): string =>
  `${formatNumber(part)} von ${formatNumber(whole)}${corrected ? ` (${codeWords.corrected.word})` : ''}`

/** A figure alone, with what is to be known of it, or the code in its place. */
export const cellText = (count: number | null, code: Code | null): string => {
  const words = codeWords[code ?? 'notApplicable']
  const mark = `[${words.letter}] ${words.word}`
  if (count === null) return mark
  return code === null ? formatNumber(count) : `${formatNumber(count)} ${mark}`
}

const named = (said: Said): string => `${quoted(said.label)} (${ofText(said)})`

/** Lines with the same number of offices: one, a few by name, or how many they are. */
function ofLevel(
  said: readonly Said[],
  one: (only: Said) => string,
  several: (those: string, each: string) => string,
): string {
  const [first] = said
  if (!first) return ''
  if (said.length === 1) return one(first)
  return several(
    said.length <= NAMED
      ? formatList(said.map(named))
      : `${formatNumber(said.length)} Punkten, darunter ${named(first)},`,
    formatNumber(first.part),
  )
}

/** What was found in cases, in themes with the same number of offices. */
export const foundText =
  (direction: 'strength' | 'potential') =>
  (said: readonly Said[]): string =>
    ofLevel(
      said,
      (only) =>
        `${ofText(only)} Jugendämtern, bei denen ${quoted(only.label)} zutraf, fanden dazu in mindestens einem Fall ${directionNoun[direction]}.`,
      (those, each) =>
        `Zu ${those} fanden je ${each} der Jugendämter, bei denen das Thema zutraf, in mindestens einem Fall ${directionNoun[direction]}.`,
    )

const directionNoun = { strength: 'Gelungenes', potential: directionWords.potential } as const

/** "in denen „Fortbildung“ eingestuft wurde": which offices a rating is counted among. */
const ratedAmong = (what: string, { measure }: Said): string =>
  `in denen ${what} ${amongWords[universeOf[measure]]}`

/** Where offices see themselves on the upper steps. */
export const ratedText = (said: readonly Said[]): string =>
  ofLevel(
    said,
    (only) =>
      `In ${ofText(only)} Jugendämtern, ${ratedAmong(quoted(only.label), only)}, liegt es auf einer der oberen Stufen.`,
    (those, each) =>
      `Bei ${those} liegen je ${each} der Jugendämter${said[0] ? `, ${ratedAmong('das Merkmal', said[0])},` : ''} auf einer der oberen Stufen.`,
  )

/** The same, of what few have. */
export const leastRatedText = (said: readonly Said[]): string =>
  `Wenig verbreitet: ${ratedText(said)}`

/** Offices of which what occurs in cases is counted. */
const BROUGHT = 'mit zufällig gezogenen Fällen'

/** How far what was found reaches, as offices rated it. */
export const reachText = (said: readonly Said[]): string =>
  ofLevel(
    said,
    (only) =>
      `${ofText(only)} Jugendämtern ${BROUGHT} ordneten Befunde mit ${quoted(only.label)} ein.`,
    (those, each) => `Mit ${those} ordneten je ${each} der Jugendämter ${BROUGHT} Befunde ein.`,
  )

/** What offices held to have contributed to what was found. */
export const contributedText = (said: readonly Said[]): string =>
  ofLevel(
    said,
    (only) =>
      `${ofText(only)} Jugendämtern ${BROUGHT} hielten zu ${quoted(only.label)} Bedingungsfaktoren fest.`,
    (those, each) =>
      `Zu ${those} hielten je ${each} der Jugendämter ${BROUGHT} Bedingungsfaktoren fest.`,
  )

/** Structure criteria that fewer than half have on the upper steps. */
export const fewRatedText = (said: readonly Said[]): string =>
  `Auf einer der oberen Stufen liegt ${formatList(said.map((one, at) => `${quoted(one.label)} in ${ofText(one)}${at === 0 ? ' Jugendämtern' : ''}`))}, gezählt unter denen${said[0] ? `, ${ratedAmong('das Merkmal', said[0])}` : ''}.`

/** Who delivered, in a sentence. */
export const basisText = (offices: string, cases: number): string =>
  `Grundlage: ${plural(cases, 'zufällig gezogener Fall', 'zufällig gezogene Fälle')} aus ${offices.replace(/,$/, '')}. Sie wurden in Fallwerkstätten gelesen. Gezählt werden Jugendämter, in denen etwas mindestens einmal vorkam.`

const shareOf = ({ part, whole }: Said): number => part / Math.max(1, whole)

/** What a change is of, beside its line. */
const changedWords: Readonly<Partial<Record<Measure, string>>> = {
  strength: directionNoun.strength,
  strengthAnywhere: directionNoun.strength,
  potential: directionNoun.potential,
  potentialAnywhere: directionNoun.potential,
  favourable: 'obere Stufen',
  three: 'obere Stufen',
}

/** What a figure was in the release before, what it is in this one, and why: first on how many offices both rest. */
export const changedText =
  (before: number, now: number, reason: ChangeReason | null) =>
  ([then, today]: readonly Said[]): string => {
    if (!then || !today) return ''
    const what = [quoted(today.label), changedWords[today.measure] ?? []].flat().join(', ')
    const among =
      universeOf[today.measure] === 'subjects' ? ` ${BROUGHT}` : `, ${ratedAmong('es', today)},`
    return `${what}: Gezählt sind${then.whole === today.whole ? ' wie zuvor' : ''} ${formatNumber(today.whole)} Jugendämter${among}${then.whole === today.whole ? '' : ` statt ${formatNumber(then.whole)}`}. Der Anteil ${shareOf(today) > shareOf(then) ? 'stieg' : 'sank'} von ${formatPercent(shareOf(then))} in Auswertung ${before} (${ofText(then)} Jugendämtern) auf ${formatPercent(shareOf(today))} in Auswertung ${now} (${ofText(today)}). ${reason ? `Grund: ${changeReasonWords[reason]}` : `Der Grund ist ${UNEXPLAINED}.`}`
  }

/** By what rule changes are named. */
export const CHANGE_RULE = `Veränderungen: Jedes Kapitel mit Zahlen zu Themen, Merkmalen oder Faktoren nennt in Kürze die größte Verschiebung eines Anteils seit der vorigen Auswertung, wenn sie mindestens ${formatNumber(MOVED_POINTS)} Prozentpunkte beträgt; kleinere nennt der Bericht nicht. Wie viele Jugendämter gezählt sind, steht dabei, denn ein Anteil kann sich auch verschieben, weil andere dazugekommen sind.`

/** What was found in cases beside what offices say they have for it. */
export const besideText = ([found, rated]: readonly Said[]): string =>
  found && rated
    ? `${quoted(found.label)}: ${ofText(found)} Jugendämtern ${BROUGHT} fanden in mindestens einem davon Entwicklungspotenzial. Das Strukturmerkmal ${quoted(rated.label)} liegt in ${ofText(rated)} Jugendämtern, ${ratedAmong('es', rated)}, auf einer der oberen Stufen.`
    : ''

/** Which lines a reader would miss: they are secret. */
export const secretText = (what: string, labels: readonly string[]): string =>
  `${what}, geheim: ${formatList(labels.map((label) => quoted(label)))}. Diese Zahlen können höher oder niedriger liegen als die genannten.`

/** That so few delivered that nothing is counted. */
export const tooFewText = (offices: number): string =>
  offices === 0
    ? 'Dazu hat in diesem Turnus noch kein Jugendamt geliefert.'
    : `Dazu haben erst ${plural(offices, 'Jugendamt', 'Jugendämter')} geliefert. So wenige ergeben noch keine Zahlen.`

/** What charts and tables show, and what a bar or a figure of each stands for. */
export const chartWords = {
  strength: {
    title: 'Gelungenes je Thema',
    bar: 'Jugendämter, die im Thema Gelungenes fanden, unter denen, bei denen das Thema zutraf',
  },
  potential: {
    title: 'Entwicklungspotenzial je Thema',
    bar: 'Jugendämter, die im Thema Entwicklungspotenzial fanden, unter denen, bei denen das Thema zutraf',
  },
  core: {
    title: 'Kernkriterien, Jugendämter je Stufe',
    bar: 'Jugendämter mit mindestens einem Fall auf der Stufe',
  },
  rated: {
    title: 'Obere Stufen je Merkmal',
    bar: 'Jugendämter, bei denen das Merkmal auf einer der oberen Stufen liegt, unter denen, in denen es eingestuft wurde',
  },
  pairs: {
    title: 'Struktur und Praxis je Querschnittsthema',
    bar: 'Jugendämter, die in Fällen etwas zum Querschnittsthema oder zu einem seiner Themen fanden, und Jugendämter, bei denen das Strukturmerkmal auf einer der oberen Stufen liegt',
  },
  factors: {
    title: 'Bedingungsfaktoren',
    bar: 'Jugendämter, in deren Fällen der Bedingungsfaktor vorkam',
  },
  evidence: {
    title: 'Reichweite der Befunde',
    bar: 'Jugendämter mit Befunden dieser Reichweite über den Fall hinaus',
  },
} as const

/** Which table was left out: "Thema (Drei Stufen)". */
const tableText = ({
  kind,
  measure,
}: Pick<ShownPopulation['tables'][number], 'kind' | 'measure'>): string =>
  `${itemKindWords[kind]} (${measureWords[measure]})`

/** What was left out of a population, a line for each grouping. */
export function leftOutLines({ kind, tables }: ShownPopulation): readonly string[] {
  const dropped = tables.filter((table) => table.dropped)
  return [...new Set(dropped.map(({ grouping }) => grouping))].map(
    (grouping) =>
      `${populationWords[kind]}, ${groupingWords[grouping]}: ${formatList(
        dropped.filter((table) => table.grouping === grouping).map(tableText),
      )}`,
  )
}

type Method = RollupRelease['method']

/** How a figure is protected, with the numbers that hold for this release. */
export const ruleLines = ({ rules }: Method): readonly string[] => [
  `Eine Zahl bleibt geheim, wenn weniger als ${rules.offices} Jugendämter oder ${rules.cases} Fälle dahinterstehen oder übrig bleiben, oder wenn etwas auf alle oder auf keines davon zutrifft.`,
  `Sie bleibt geheim, wenn ein Jugendamt mehr als ${percent(rules.largest)} ihrer Fälle stellt oder zwei zusammen mehr als ${percent(rules.twoLargest)}.`,
  `Sie bleibt geheim, wenn ein Jugendamt, auch mit einem zweiten zusammen, das größte andere auf ${percent(rules.estimate)} genau schätzen könnte.`,
  'Sie bleibt geheim, wenn sich eine andere geheime Zahl daraus errechnen ließe. Welcher Grund gilt, ist einer geheimen Zahl nicht anzusehen.',
  `Wer rechnet, kann eine geheime Zahl nur ungefähr eingrenzen: auf mindestens ${rules.width} Werte und ${percent(rules.widthShare)} ihrer Größe. Ein zweites Verfahren hat das geprüft, auch mit allen früheren Auswertungen, für die Öffentlichkeit, für jedes beteiligte Jugendamt und für je zwei zusammen.`,
]

const percent = (share: number): string => formatPercent(share / 100)

/** How finely a plan counts, after where. */
const finenessWords: Words<Method['plans'][number]['tables'][number]['fineness']> = {
  full: 'jede Einstufung',
  four: 'die Stufen der Skala',
  three: 'obere und untere Stufen und was keine Stufe hat',
  two: 'zwei Werte',
  occurred: 'nur, ob ein Thema auftrat',
}

/** From how many offices on which tables there are. */
export const planRows = ({ plans }: Method): readonly (readonly string[])[] =>
  plans.map(({ leastOffices, tables }) => [
    formatNumber(leastOffices),
    tables.length === 0
      ? 'nur eine Liste von Themen, keine Zahl'
      : tables
          .map(({ fineness, groupings }) => {
            const places = formatList(groupings.map((one) => groupingWords[one]))
            return `${groupings.length === 0 ? 'für das ganze Land' : `nach ${places}`} ${finenessWords[fineness]}`
          })
          .join('; '),
  ])

/** What stands in the place of a table that was left out. */
export const coarserText = ({ coarser = [] }: Method): string =>
  `Wo eine Tabelle mit Stufen weggelassen ist, steht für alle Zeilen die nächst gröbere, von fein nach grob: ${coarser.map((one) => measureWords[one]).join(', ')}.`

/** What was not counted. */
export const leftText = ({ left }: Method): string =>
  `Nicht mitgezählt: ${plural(left.replaced, 'ersetztes', 'ersetzte')} und ${plural(left.withdrawn, 'zurückgezogenes Paket', 'zurückgezogene Pakete')}.`

/** What recording breaks took away. */
export const brokenText = ({ left }: Method): string =>
  left.brokenOfficeYears === 0
    ? 'Erfassungsbruch: In keinem Jahr eines Jugendamts wurde nur teilweise erfasst.'
    : `Erfassungsbruch: In ${plural(left.brokenOfficeYears, 'Jahr eines Jugendamts', 'Jahren von Jugendämtern')} wurde nur teilweise erfasst; ${left.brokenOfficeYears === 1 ? 'es steht' : 'sie stehen'} in keiner Zahl.`

/** Of which day it is what stands here of recommendations. */
export const readOnText = (day: string): string => `Stand der Empfehlungen: ${formatDate(day)}.`
export const GOES_ON =
  'Ihr Stand wird nach dem Abschluss der Auswertung fortgeschrieben; ihre Zahlen sind die der Auswertungen, auf die sie sich stützen.'

/** What one may say of it, and what not. */
export const QUOTE =
  'Zitieren Sie jede Zahl mit dem, wovon sie ein Teil ist, und mit der Nummer der Auswertung. Gezählt werden Jugendämter, in denen etwas mindestens einmal vorkam. Die Zahlen vergleichen und reihen kein Jugendamt und sagen nicht, wie häufig etwas in allen Fällen im Land ist.'

/** What the report has no chapter of. */
export const NO_FOCUS =
  'Schwerpunktthema: Für diesen Turnus ist keines festgelegt, auch in keinem Katalog. Der Bericht hat deshalb kein Kapitel dazu.'
export const NO_SURVEY =
  'Was Beteiligte am Ende eines Verfahrens sagen, bleibt im Jugendamt: Die Freigabepakete enthalten die Abschlussbefragung nicht, und landesweit wird sie nicht erhoben. Dazu gibt es hier keine Zahl.'
