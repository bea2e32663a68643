// Sentences that are bound to cells of a release: where a cell is found, and whether a newer release says the same (SE3).
import { lineName } from '../rollup/line.ts'
import { ALL } from '../rollup/reading.ts'
import type { ReleaseCell, RollupRelease } from '../rollup/release.schema.ts'
import type { CellFigure, CellRef, Standing, StateContent } from './stateRecommendation.schema.ts'

/** Where a cell lies, whichever release it is looked for in. */
type CellPlace = Omit<CellRef, 'rollup'>

/** A cell of this release with what it is a part of; undefined where the release has no such line. */
export function figureIn(release: RollupRelease, place: CellPlace): CellFigure | undefined {
  const population = release.populations.find(
    ({ cycle, kind }) => cycle === place.cycle && kind === place.population,
  )
  const table = population?.tables.find(
    ({ kind, measure, grouping }) =>
      kind === place.kind && measure === place.measure && grouping === place.grouping,
  )
  const none = { rollup: release.number, part: null, whole: null }
  // Left out because too much of it is secret: so is each of its cells.
  if (table?.dropped) return { ...none, code: 'secret' }
  const line = lineName({ key: place.item })
  const at = (value: string): ReleaseCell | undefined =>
    table?.cells.find(
      (cell) =>
        cell.value === value && cell.group === place.group && lineName({ key: cell.item }) === line,
    )
  const [part, whole] = [at(place.value), at(ALL)]
  if (!part || !whole || place.value === ALL) return undefined
  const { counts } = place
  const [figure, among] = [part[counts], whole[counts]]
  return figure === null || among === null
    ? { ...none, code: part.code ?? whole.code ?? 'secret' }
    : { rollup: release.number, part: figure, whole: among, code: part.code }
}

/** Whether the newest release says what a sentence says: only then it may be published. */
export function standingOf(figure: CellFigure, newest: CellFigure | undefined): Standing {
  if (!newest) return 'gone'
  if (newest.part === null) return 'secret'
  return newest.part === figure.part && newest.whole === figure.whole ? 'same' : 'changed'
}

/**
 * Do all sentences rest on other themes than the one it is written on? Of lines of another kind it is not known which theme
 * they belong to.
 */
export function restsElsewhere(
  { items }: Pick<RollupRelease, 'items'>,
  theme: string,
  cells: readonly Pick<CellRef, 'kind' | 'item'>[],
): boolean {
  const line = lineName({ key: theme })
  const own = items.find(({ kind, key }) => (kind === 'theme' || kind === 'tag') && key === theme)
  return (
    own !== undefined &&
    cells.length > 0 &&
    cells.every(({ kind, item }) => kind === own.kind && lineName({ key: item }) !== line)
  )
}

const FEW = '(?:eine?[mnrs]?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)'
const COUNTED =
  '(?:Jugend|Kreisjugend|Stadtjugend)?(?:amt|amts|amtes|ämter|ämtern)|Fall|Falls|Fälle|Fällen|Kommunen?|Verfahren'
/** A figure with what it is a part of, as the program writes those of a release. */
const AMONG = /\p{N}[\p{N}.]*\s+von\s+\p{N}[\p{N}.]*/u
/** A share: a percentage, "drei von vier", or a half, a third of what a release counts. */
const SHARE = new RegExp(
  [
    '\\p{N}[\\p{N}.,]*\\s?(?:%|‰|Prozent)',
    `(?<!\\p{L})${FEW}\\s+von\\s+${FEW}(?!\\p{L})`,
    `(?<!\\p{L})(?:Hälfte|Drittel|Viertel|Fünftel|Zehntel)(?:\\s+\\p{L}+){0,2}\\s+(?:${COUNTED})(?!\\p{L})`,
    `(?<!\\p{L})jede[mnrs]?\\s+(?:zweite|dritte|vierte|fünfte|zehnte)[mnrs]?\\s+(?:${COUNTED})(?!\\p{L})`,
  ].join('|'),
  'iu',
)

const word = (...words: readonly string[]): RegExp =>
  new RegExp(`(?<!\\p{L})(?:${words.join('|')})(?!\\p{L})`, 'iu')
const OFFICES = word('(?:Jugend|Kreisjugend|Stadtjugend)?(?:amt|amts|amtes|ämter|ämtern)')
/** Says what is so by now: with it a share is a figure, whatever else stands there. */
const NOW = word(
  ...['derzeit', 'zurzeit', 'aktuell', 'gegenwärtig', 'momentan', 'heute', 'bisher', 'bislang'],
  ...['inzwischen', 'mittlerweile'],
)
/** May say so, or when: "schon im ersten Gespräch". */
const ALREADY = word('schon', 'bereits', 'jetzt')
/** Says what is to come. */
const AIM = word(
  ...['mindestens', 'wenigstens', 'höchstens', 'soll(?:en|te|ten)?', 'bis', 'Ziel\\p{L}*'],
  ...['künftig', 'wenn', 'sobald'],
)
/** Where a sentence or a part of it begins that says something of its own. */
const PARTS = /(?<!\p{N})[.!?;]\s+|\n|,\s+(?=(?:und|aber|denn|doch|wobei|während|weil|da)\s)/u

/**
 * A share that is told as a fact where one notices that it works. It may be an aim there, and what a release counts are
 * offices: so a share of offices, or one beside "schon", needs a word that makes it an aim in the same part of the sentence,
 * and beside "derzeit" it is none.
 */
const toldShare = (text: string): RegExpExecArray | null | undefined =>
  text
    .split(PARTS)
    .filter(
      (part) => NOW.test(part) || ((OFFICES.test(part) || ALREADY.test(part)) && !AIM.test(part)),
    )
    .map((part) => SHARE.exec(part))
    .find((share) => share !== null)

/**
 * What in a text that rests on no cell claims a figure, or undefined: to a reader "90 von 124", "62 %" or "jedes dritte
 * Jugendamt" would be one of the release. Other numbers are people's own: a period, and, where one notices that it works, a
 * share as an aim. At most 40 characters of it.
 */
export const claimedFigure = (field: keyof StateContent, text: string): string | undefined =>
  (AMONG.exec(text) ?? (field === 'indicator' ? toldShare(text) : SHARE.exec(text)))?.[0].slice(
    0,
    40,
  )

/**
 * The first figure in words of people, or undefined: figures and number words are the program's, a sentence of people's own
 * would contradict it one day. At most 40 characters of it.
 */
export const typedFigure = (words: string): string | undefined =>
  /\p{N}[\p{N}.,]*(?:\s?[%‰])?|[%‰]|\bProzent\b/iu.exec(words)?.[0].slice(0, 40)
