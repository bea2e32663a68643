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

/** A number in words, in every case: "zwei", "dreien", "achtundsiebzig", "hundertzwanzig", "zweieinhalb". */
const NUMBER = (() => {
  const units =
    'eins|eine?[mnrs]?|zwei(?:en)?|drei(?:en)?|vier(?:en)?|f(?:ü|ue)nf(?:en)?|sechs(?:en)?|sieben|acht|neun(?:en)?'
  const teens = '(?:drei|vier|f(?:ü|ue)nf|sech|sieb|acht|neun)?zehn|elf|zw(?:ö|oe)lf'
  const tens = '(?:zwan|vier|f(?:ü|ue)nf|sech|sieb|acht|neun)zig|drei(?:ß|ss)ig'
  const small = `(?:(?:ein|zwei|drei|vier|f(?:ü|ue)nf|sechs|sieben|acht|neun)und)?(?:${tens})|${teens}|${units}`
  const hundred = '(?:ein|zwei|drei|vier|f(?:ü|ue)nf|sechs|sieben|acht|neun)?hundert(?:und)?'
  return `(?:(?:${hundred})(?:${small})?|anderthalb|(?:${small})(?:einhalb)?)`
})()
/** The same, or in digits. */
const ANY_NUMBER = `(?:(?<!\\p{L})${NUMBER}|\\p{N}[\\p{N}.,]*)`
/** Some would be the whole of "eine von einer anderen Stelle". */
const WHOLE_NUMBER = `(?:(?!eine?[mnrs]?(?!\\p{L}))${ANY_NUMBER})`
const COUNTED = [
  ...['(?:Jugend|Kreisjugend|Stadtjugend)?(?:amt|amts|amtes|ämter|ämtern)', 'Falls?'],
  ...[
    '\\p{L}*(?:fälle|fällen)',
    'Kommunen?',
    'Verfahren',
    '\\p{L}*akten',
    'Kindern?',
    'Jugendlichen',
  ],
  ...[
    '\\p{L}*familien',
    '\\p{L}*fachkräften?',
    '\\p{L}*meldungen',
    '\\p{L}*einschätzungen',
    'Eltern',
  ],
].join('|')
const FRACTION =
  '(?:drittel|viertel|fünftel|fuenftel|sechstel|siebtel|achtel|neuntel|zehntel|zwölftel|zwanzigstel|hundertstel)n?'
const HALF = 'h(?:ä|ae)lften?'
/** The first word of what a share is of. */
const OF = '(?:des|dieses|eines|ihres|seines|unseres|von|an|\\p{L}*er)'
/** After it a fraction is of something that is not counted, is a time, or compares. */
const NO_SHARE = `(?:d|dies|ein|all|ihr|sein|unser)(?:er|es)|vom|von|mehr|weniger|länger|kürzer|nach|vor|Stunden?|Jahr\\p{L}*|Liter|Meter|${NUMBER}`
const ABOUT =
  '(?:mehr\\s+als|weniger\\s+als|über|unter|knapp|gut|rund|etwa|fast|nur|circa|ungefähr)'
const ORDINAL =
  '(?:zweite|dritte|vierte|fünfte|sechste|siebte|achte|neunte|zehnte|zwanzigste)[mnrs]?'
/** A figure with what it is a part of, as the program writes those of a release. */
const AMONG = /\p{N}[\p{N}.]*\s+von\s+\p{N}[\p{N}.]*/giu
/**
 * A share: a percentage, "drei von vier", or a half, a third of what is counted; in digits and in words, in every case ("in
 * zwei Dritteln", "achtzig Prozent"). `between` holds the words before what is counted: a noun among them ("die Hälfte der
 * Sitzung im Jugendamt") has the share for itself. A "Viertel" alone may be part of a town.
 */
const SHARE = new RegExp(
  [
    '\\p{N}[\\p{N}.,]*\\s?(?:%|‰|Prozent|v\\.\\s?H\\.)',
    `(?<!\\p{L})${NUMBER}(?:\\s+|-)(?:Prozent|vom\\s+Hundert)`,
    `(?<!\\p{L})(?!(?:ein)?hundertprozent)${NUMBER}prozentig`,
    `${ANY_NUMBER}\\s+von\\s+(?:den\\s+|allen\\s+|insgesamt\\s+|je\\s+)?${WHOLE_NUMBER}(?!\\p{L})`,
    `(?<!\\p{L})(?:${NUMBER}\\s*)?(?:${HALF}|${FRACTION})(?<between>\\s+${OF}(?:\\s+\\p{L}+){0,3}?)\\s+(?:${COUNTED})(?!\\p{L})`,
    `(?<!\\p{L})(?:${ABOUT}\\s+|(?!eine?[mnrs]?\\s+viertel))${NUMBER}\\s*${FRACTION}(?!\\p{L}|-\\p{L}|\\s+(?:${NO_SHARE})(?!\\p{L}))`,
    `(?<!\\p{L})${ABOUT}\\s+(?:die|der)\\s+${HALF}(?!\\p{L}|\\s+(?:${NO_SHARE}|hinaus)(?!\\p{L}))`,
    `(?<!\\p{L})jede[mnrs]?\\s+(?:${ORDINAL}|\\p{N}+\\.)\\s+(?:${COUNTED}|Kind|Familie)(?!\\p{L})`,
  ].join('|'),
  'giu',
)
/** "fast jeder Zweite": written small, something else may follow ("fast jede zweite Woche"). */
const NEARLY_EACH =
  /(?<!\p{L})(?:[Ff]ast|[Kk]napp|[Ee]twa|[Rr]und|[Gg]ut|[Nn]ur)\s+[Jj]ede[mnrs]?\s+(?:Zweite|Dritte|Vierte|Fünfte|Sechste|Siebte|Achte|Neunte|Zehnte)[mnrs]?(?!\p{L})/gu

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

/** All shares in a text, as they stand there. */
const sharesIn = (text: string): string[] =>
  [...text.matchAll(SHARE), ...text.matchAll(NEARLY_EACH)]
    .filter(({ groups }) => !/\p{Lu}/u.test(groups?.['between'] ?? ''))
    .map(([share]) => share)

/**
 * The shares that are told as facts where one notices that it works. They may be aims there, and what a release counts are
 * offices: so a share of offices, or one beside "schon", needs a word that makes it an aim in the same part of the sentence,
 * and beside "derzeit" it is none.
 */
const toldShares = (text: string): string[] =>
  text
    .split(PARTS)
    .filter(
      (part) => NOW.test(part) || ((OFFICES.test(part) || ALREADY.test(part)) && !AIM.test(part)),
    )
    .flatMap(sharesIn)

/** Each once, at most 40 characters of it. */
const told = (found: readonly string[]): readonly string[] => [
  ...new Set(found.map((one) => one.slice(0, 40))),
]

/**
 * All that in a text that rests on no cell claims a figure: to a reader "90 von 124", "62 %" or "jedes dritte Jugendamt" would
 * be one of the release. Other numbers are people's own: a period, and, where one notices that it works, a share as an aim.
 * Each once, at most 40 characters of it.
 */
export const claimedFigures = (field: keyof StateContent, text: string): readonly string[] =>
  told(
    field === 'indicator'
      ? [...[...text.matchAll(AMONG)].map(([among]) => among), ...toldShares(text)]
      : sharesIn(text),
  )

/**
 * All figures in words of people that stand beside a figure of the program, shares in words among them: a sentence of
 * people's own would contradict it one day. Each once, at most 40 characters of it.
 */
export const typedFigures = (words: string): readonly string[] => {
  const claimed = claimedFigures('evidence', words)
  const typed = words.match(/\p{N}[\p{N}.,]*(?:\s?[%‰])?|[%‰]|\bProzent\b/giu) ?? []
  return told([...claimed, ...typed.filter((one) => !claimed.some((all) => all.includes(one)))])
}

/** Texts of a recommendation that carry figures of people's own, each field with all of them; beside evidence none is fine. */
export function typedIn(
  content: Pick<StateContent, 'title' | 'text' | 'illustration' | 'indicator'> & {
    readonly evidence: readonly { readonly words: string }[]
  },
): readonly (readonly [field: keyof StateContent, figures: readonly string[]])[] {
  const claimed = (['title', 'text', 'illustration', 'indicator'] as const).map(
    (field) => [field, claimedFigures(field, content[field])] as const,
  )
  const beside = told(content.evidence.flatMap(({ words }) => typedFigures(words)))
  return [...claimed, ['evidence', beside] as const].filter(([, figures]) => figures.length > 0)
}
