// The report over all procedures as a document (ST2): made of a closed release, the one before, and recommendations to all
// that are published. Pure: a page draws its blocks, and other documents can be written from them.
import { dimensionWords } from '../catalogue/catalogue.words.ts'
import { formatDate, formatNumber, formatPercent } from '../kernel/format.ts'
import { codesOf } from '../kernel/words.ts'
import { largestMove } from '../rollup/change.ts'
import type { Chart } from '../rollup/picture.ts'
import {
  catalogueText,
  deliveredText,
  leftOutText,
  pairLead,
  wholeText,
} from '../rollup/picture.words.ts'
import {
  ALL,
  isSaid,
  labelsOf,
  placesIn,
  tableIn,
  type ShownPopulation,
} from '../rollup/reading.ts'
import { codeWords, figureWords, itemKindWords, populationWords } from '../rollup/rollup.words.ts'
import { figureText } from '../stateRecommendation/stateRecommendation.words.ts'
import {
  boundSentence,
  isSecret,
  levelsOf,
  linesIn,
  ratedLines,
  type BoundSentence,
  type ReportLine,
  type Said,
} from './bound.ts'
import { recommendationBlocks } from './recommended.ts'
import {
  readingOf,
  subtitleOf,
  type Dimension,
  type Reading,
  type ReportSources,
} from './reportReading.ts'
import {
  bound,
  heading,
  list,
  paragraph,
  SHORT,
  type ReportBlock,
  type StateDocument,
} from './stateDocument.ts'
import {
  besideText,
  brokenText,
  cellText,
  CHANGE_RULE,
  changedText,
  chapterWords,
  chartWords,
  coarserText,
  contributedText,
  documentWords,
  foundText,
  IN_SHORT,
  leastRatedText,
  leftOutLines,
  leftText,
  NO_FOCUS,
  NO_SURVEY,
  planRows,
  QUOTE,
  ratedText,
  reachText,
  ruleLines,
  secretText,
  tooFewText,
} from './stateReport.words.ts'

/** The report over all procedures; undefined as long as no office delivered a random case. */
export function stateReport(sources: ReportSources): StateDocument | undefined {
  const reading = readingOf(sources)
  if (!reading) return undefined
  const chapters = [
    { title: chapterWords.basis, blocks: basisOf(reading) },
    ...codesOf(dimensionWords).flatMap((dimension) => dimensionChapter(reading, dimension)),
    ...unknownThemes(reading),
    { title: chapterWords.pairs, blocks: pairsOf(reading) },
    { title: chapterWords.recommendations, blocks: recommendationBlocks(reading) },
    { title: chapterWords.procedure, blocks: procedureOf(reading) },
  ]
  return {
    title: documentWords.report.title,
    subtitle: subtitleOf(reading),
    blocks: [
      ...chapters.flatMap(({ title, blocks }, at) => [heading(1, `${at + 1} ${title}`), ...blocks]),
      heading(1, chapterWords.annex),
      ...annexOf(reading),
    ],
  }
}

interface Chapter {
  readonly title: string
  readonly blocks: readonly ReportBlock[]
}

const inShort = (
  sentences: readonly (BoundSentence | undefined)[],
  secret: readonly ReportBlock[],
): readonly ReportBlock[] => {
  const said = [...bound(sentences), ...secret]
  return said.length === 0 ? [] : [heading(2, IN_SHORT), ...said]
}

const isOfCases = ({ kind }: ShownPopulation): boolean => kind === 'random' || kind === 'additional'

function basisOf(reading: Reading): ReportBlock[] {
  const { release, picture, hash, closedAt } = reading
  const { evidence, populations, random } = picture
  return [
    {
      kind: 'facts',
      rows: [
        ['Auswertung', formatNumber(release.number)],
        ['Abgeschlossen', formatDate(closedAt)],
        ['Turnus', `ab ${picture.cycle}`],
        ['Jugendämter im Land', formatNumber(reading.allOffices || reading.dueOffices)],
        ['Prüfsumme (SHA-256)', hash],
      ],
    },
    {
      kind: 'table',
      caption: 'Was geliefert wurde; zufällig gezogene und zusätzlich eingebrachte Fälle getrennt',
      columns: [
        { title: 'Gezählt wird', width: 46 },
        { title: 'Jugendämter geliefert', width: 20, numeric: true },
        { title: 'fehlen', width: 14, numeric: true },
        { title: 'Fälle', width: 20, numeric: true },
      ],
      rows: populations.map((one) => [
        populationWords[one.kind],
        ...deliveredText(reading, one),
        isOfCases(one) ? formatNumber(one.cases) : '–',
      ]),
    },
    paragraph(wholeText(reading, populations)),
    paragraph(leftText(release.method)),
    paragraph(brokenText(release.method)),
    ...chartOf('evidence', '', evidence, true, 'Reichweite'),
    ...(evidence || random.plan === 0 ? [] : [paragraph(leftOutText(chartWords.evidence.title))]),
    paragraph(QUOTE),
  ]
}

/** What packages tell of the procedure itself: how far findings reach, and what contributed to them. */
function procedureOf(reading: Reading): readonly ReportBlock[] {
  const { release, releases, picture } = reading
  const linesOf = (kind: 'evidenceLevel' | 'factor') =>
    linesIn(release, picture.random, kind, 'occurs', 'yes') ?? []
  const [reach, factors] = [linesOf('evidenceLevel'), linesOf('factor')]
  return [
    ...inShort(
      [
        ...sentencesOf(reading, levelsOf(releases, reach), reachText),
        ...sentencesOf(reading, levelsOf(releases, factors).slice(0, LEVELS), contributedText),
        changeOf(reading, factors),
      ],
      [...secretOf(chartWords.evidence.title, reach), ...secretOf(itemKindWords.factor, factors)],
    ),
    paragraph(NO_SURVEY),
  ]
}

/** A chart of what is said, with its name; nothing where nothing is. */
function chartOf(
  which: keyof typeof chartWords,
  prefix: string,
  chart: Chart | null,
  hasCases: boolean,
  of: string,
): readonly ReportBlock[] {
  if (!chart || chart.groups.every(({ bars }) => bars.length === 0)) return []
  const title = prefix === '' ? chartWords[which].title : `${prefix}: ${chartWords[which].title}`
  return [{ kind: 'chart', title, what: chartWords[which].bar, of, hasCases, chart }]
}

/** Lines as a chart, in the order of the catalogue. */
const chartOfLines = (lines: readonly ReportLine[], most: number): Chart => ({
  groups: [{ label: null, bars: lines.filter(({ figure }) => isSaid(figure)) }],
  most,
  unsaid: lines.filter(({ figure }) => !isSaid(figure)).map(({ label }) => label),
})

/** The sentences of the levels that come first. */
const sentencesOf = (
  { releases }: Reading,
  levels: readonly (readonly ReportLine[])[],
  words: (said: readonly Said[]) => string,
): readonly (BoundSentence | undefined)[] =>
  levels.map((level) => boundSentence(releases, level, words))

/** Which of these lines moved the most since the release before, and why; undefined where none moved by five points (LA11). */
function changeOf(
  { releases, before, changes, reasons, release }: Reading,
  lines: readonly ReportLine[],
): BoundSentence | undefined {
  if (!before || !changes) return undefined
  const at = new Map<string, ReportLine>(
    lines.map((line) => {
      const { population, kind, measure, item } = line.cell
      return [`${population} ${kind} ${measure} ${item}`, line] as const
    }),
  )
  const most = largestMove(changes.groups, (line) => at.has(line))
  const line = most && at.get(most.line)
  if (!line) return undefined
  const { cycles } = changes
  const then = { ...line, cell: { ...line.cell, rollup: before.number, cycle: cycles.before } }
  const reason = reasons.find((one) => one.line === most.line)?.reason ?? null
  return boundSentence(releases, [then, line], changedText(before.number, release.number, reason))
}

const secretOf = (what: string, lines: readonly ReportLine[] | null): readonly ReportBlock[] => {
  const secret = (lines ?? []).filter(isSecret)
  return secret.length === 0
    ? []
    : [
        paragraph(
          secretText(
            what,
            secret.map(({ label }) => label),
          ),
        ),
      ]
}

/** Themes of cases in this release, some of them: strengths and potential; null where the table was left out. */
export function foundLines(
  { release, picture }: Reading,
  direction: 'strength' | 'potential',
  isMeant: (key: string) => boolean = () => true,
  population: ShownPopulation | undefined = picture.random,
): readonly ReportLine[] | null {
  const lines = linesIn(release, population, 'theme', direction, 'yes')
  return lines?.filter(({ key }) => isMeant(key)) ?? null
}

/** How many levels of each kind "in Kürze" names. */
const LEVELS = 2

function themeBlocks(
  reading: Reading,
  title: string,
  isMeant: (key: string) => boolean,
): readonly ReportBlock[] {
  const { picture, releases, release } = reading
  const { random } = picture
  if (random.plan === 0) {
    const themes = release.items.filter(
      ({ kind, key }) => kind === 'theme' && random.themes.includes(key) && isMeant(key),
    )
    return [
      paragraph(tooFewText(random.offices)),
      ...(themes.length === 0
        ? []
        : [paragraph('Entwicklungspotenzial fanden mehrere Jugendämter in diesen Themen:')]),
      ...list(themes.map(({ label }) => label)),
    ]
  }
  const potentials = foundLines(reading, 'potential', isMeant)
  const strengths = foundLines(reading, 'strength', isMeant)
  const top = levelsOf(releases, potentials ?? [])
  const parts = [
    { direction: 'potential', lines: potentials },
    { direction: 'strength', lines: strengths },
  ] as const
  return [
    ...inShort(
      [
        ...sentencesOf(reading, top.slice(0, LEVELS), foundText('potential')),
        ...sentencesOf(
          reading,
          levelsOf(releases, strengths ?? []).slice(0, LEVELS),
          foundText('strength'),
        ),
        changeOf(reading, [...(potentials ?? []), ...(strengths ?? [])]),
      ],
      parts.flatMap(({ direction, lines }) => secretOf(chartWords[direction].title, lines)),
    ),
    ...parts.flatMap(({ direction, lines }) =>
      lines
        ? chartOf(direction, title, chartOfLines(lines, random.offices), true, 'Thema')
        : [paragraph(leftOutText(chartWords[direction].title))],
    ),
    ...coreOf(reading, title, isMeant),
    ...addedOf(reading, title, isMeant),
  ]
}

/** Core criteria as they were rated, as finely as the release says it: a column for each value, beside those that were rated. */
function coreOf(
  { release, picture }: Reading,
  title: string,
  isMeant: (key: string) => boolean,
): readonly ReportBlock[] {
  const table = (['full', 'four', 'three', 'favourable'] as const)
    .map((measure) => tableIn(picture.random, 'core', measure))
    .find((one) => one !== undefined)
  if (!table) return [paragraph(leftOutText(`${title}, ${itemKindWords.core}`))]
  const { item: names, value: words } = labelsOf(release)
  const cells = table.cells.filter(({ item }) => isMeant(item))
  const values = [...new Set(cells.map(({ value }) => value))].filter((value) => value !== ALL)
  const textAt = (item: string, value: string): string => {
    const cell = cells.find((one) => one.item === item && one.value === value)
    return cellText(cell?.offices ?? null, cell?.code ?? null)
  }
  const items = [...new Set(cells.map(({ item }) => item))]
  const isSaidOf = (item: string): boolean =>
    cells.some((one) => one.item === item && (one.offices !== null || one.code === 'secret'))
  if (!items.some(isSaidOf)) return []
  return [
    heading(2, `${title}: ${chartWords.core.title}`),
    paragraph(
      `${chartWords.core.bar}, daneben alle, bei denen das Kriterium eingestuft wurde. Ein Jugendamt mit mehreren Fällen kann auf mehreren Stufen vorkommen.`,
    ),
    {
      kind: 'table',
      caption: `${title}: ${chartWords.core.title}`,
      columns: [
        { title: itemKindWords.core, width: 34 },
        ...[ALL, ...values].map((value) => ({
          title: words.get(value) ?? value,
          width: 66 / (values.length + 1),
          numeric: true,
        })),
      ],
      rows: items
        .filter(isSaidOf)
        .map((item) => [
          names.get(item) ?? item,
          ...[ALL, ...values].map((value) => textAt(item, value)),
        ]),
    },
  ]
}

/** What was found in cases the offices added: apart, as a table. */
function addedOf(
  reading: Reading,
  title: string,
  isMeant: (key: string) => boolean,
): readonly ReportBlock[] {
  const added = reading.picture.populations.find(({ kind }) => kind === 'additional')
  if (!added || added.plan === 0) return []
  const columns = (['potential', 'strength'] as const).flatMap((direction) => {
    const lines = foundLines(reading, direction, isMeant, added)
    return lines ? [{ words: chartWords[direction].title, lines }] : []
  })
  if (columns.length === 0) return [paragraph(leftOutText(populationWords.additional))]
  const keys = (columns[0]?.lines ?? []).filter(({ key }) =>
    columns.some(({ lines }) => lines.some((line) => line.key === key && isSaid(line.figure))),
  )
  if (keys.length === 0) return []
  const name = `${title}: ${populationWords.additional}`
  return [
    heading(2, name),
    {
      kind: 'table',
      caption: name,
      columns: [
        { title: 'Thema', width: 50 },
        ...columns.map(({ words }) => ({ title: words, width: 25, numeric: true })),
      ],
      rows: keys.map(({ key, label }) => [
        label,
        ...columns.map(({ lines }) => lineText(lines.find((line) => line.key === key))),
      ]),
    },
  ]
}

/** "12 von 39 Jugendämtern", or the code in its place. */
const lineText = (line: ReportLine | undefined): string => {
  const { part, whole } = line?.figure ?? {}
  const isTold = part?.offices != null && whole?.offices != null
  return figureText(
    {
      rollup: 0,
      part: isTold ? part.offices : null,
      whole: isTold ? whole.offices : null,
      code: part?.code ?? whole?.code ?? 'notApplicable',
    },
    'offices',
  )
}

/** What offices say of themselves. */
function ratedBlocks(
  reading: Reading,
  title: string,
  kind: 'structure' | 'consultant',
): readonly ReportBlock[] {
  const { release, releases, picture } = reading
  const population = picture.populations.find((one) => one.kind === kind)
  if (!population || population.plan === 0) return [paragraph(tooFewText(population?.offices ?? 0))]
  const lines = ratedLines(release, population, kind)
  if (!lines) return [paragraph(leftOutText(chartWords.rated.title))]
  const levels = levelsOf(releases, lines)
  const top = levels.slice(0, LEVELS)
  const least = levels.slice(LEVELS).slice(-LEVELS).toReversed()
  return [
    ...inShort(
      [
        ...sentencesOf(reading, top, ratedText),
        ...sentencesOf(reading, least, leastRatedText),
        changeOf(reading, lines),
      ],
      secretOf(chartWords.rated.title, lines),
    ),
    ...chartOf('rated', title, chartOfLines(lines, population.offices), false, 'Merkmal'),
  ]
}

/** A chapter of a dimension, if a catalogue of the release has it. */
function dimensionChapter(reading: Reading, dimension: Dimension): readonly Chapter[] {
  if (![...reading.dimensionOf.values()].includes(dimension)) return []
  const title = dimensionWords[dimension]
  const isMeant = (key: string) => reading.dimensionOf.get(key) === dimension
  const blocks =
    dimension === 'structure' || dimension === 'consultant'
      ? ratedBlocks(reading, title, dimension)
      : themeBlocks(reading, title, isMeant)
  return [{ title, blocks }]
}

/** Themes of a catalogue that is not there. */
function unknownThemes(reading: Reading): readonly Chapter[] {
  const isMeant = (key: string) => !reading.dimensionOf.has(key)
  const isThere = reading.release.items.some(({ kind, key }) => kind === 'theme' && isMeant(key))
  const title = chapterWords.otherThemes
  return isThere ? [{ title, blocks: themeBlocks(reading, title, isMeant) }] : []
}

/** Where at least half of the offices found potential, beside the structure that the fewest have for it. */
export function besideSentences(reading: Reading): readonly (BoundSentence | undefined)[] {
  const { release, releases, picture } = reading
  const tags = linesIn(release, picture.random, 'tag', 'potentialAnywhere', 'yes') ?? []
  const rated = levelsOf(releases, ratedLines(release, picture.structure, 'structure') ?? [])
  return levelsOf(releases, tags)
    .flat()
    .flatMap((tag) => {
      const pair = picture.pairs.find(({ key }) => key === tag.key)
      const own = new Set(pair?.structure.map(({ key }) => key))
      const least = rated.flat().findLast(({ key }) => own.has(key))
      return least ? [boundSentence(releases, [tag, least], besideText)] : []
    })
}

function pairsOf(reading: Reading): readonly ReportBlock[] {
  const { release, picture } = reading
  if (picture.random.plan === 0) return [paragraph(tooFewText(picture.random.offices))]
  const factors = linesIn(release, picture.random, 'factor', 'occurs', 'yes')
  const tags = (['potentialAnywhere', 'strengthAnywhere'] as const).flatMap(
    (measure) => linesIn(release, picture.random, 'tag', measure, 'yes') ?? [],
  )
  const change = changeOf(reading, tags)
  const beside = besideSentences(reading).flatMap((one) => one ?? [])
  const said = bound([...beside.slice(0, SHORT - (change ? 1 : 0)), change])
  return [
    ...(beside.length === 0 ? pairLead(picture).map(paragraph) : []),
    ...(said.length === 0 ? [] : [heading(2, IN_SHORT), ...said]),
    paragraph(
      'Struktur ist, wie ein Jugendamt sich selbst einstuft; Praxis, was die Werkstatt in Fällen fand. Dass beides nebeneinandersteht, sagt nicht, dass eines vom anderen kommt.',
    ),
    ...chartOf('pairs', '', picture.pairChart, true, 'Was gezählt wird'),
    ...(factors
      ? chartOf('factors', '', chartOfLines(factors, picture.random.offices), true, 'Faktor')
      : [paragraph(leftOutText(chartWords.factors.title))]),
  ]
}

function annexOf({ release, picture, catalogues }: Reading): readonly ReportBlock[] {
  const { figures, secret } = placesIn(picture.populations)
  const leftOut = picture.populations.flatMap(leftOutLines)
  const { method } = release
  return [
    heading(2, 'Wie geschützt wurde'),
    ...list(ruleLines(method)),
    heading(2, 'Was gezählt wurde'),
    {
      kind: 'table',
      caption:
        'Welche Tabellen es gibt, richtet sich danach, wie viele Jugendämter geliefert haben',
      columns: [
        { title: 'Ab so vielen Jugendämtern', width: 24, numeric: true },
        { title: 'Tabellen', width: 76 },
      ],
      rows: planRows(method),
    },
    paragraph(
      'Zufällig gezogene Fälle, zusätzlich eingebrachte und das, worauf Jugendämter sich selbst einstufen, sind getrennte Mengen. Sie werden nie zusammengezählt. Es gibt keinen Durchschnitt, keine Summe von Einstufungen und keine Reihenfolge von Jugendämtern.',
    ),
    paragraph(CHANGE_RULE),
    heading(2, 'Was weggelassen ist'),
    ...(figures + secret === 0
      ? []
      : [
          paragraph(
            `${formatNumber(secret)} von ${formatNumber(figures + secret)} Stellen dieses Turnus sind geheim (${formatPercent(secret / (figures + secret))}). Eine Tabelle, in der mehr als ${formatPercent(method.mostSecret)} geheim wären, ist ganz weggelassen:`,
          ),
          ...(leftOut.length === 0 ? [paragraph('Es war keine.')] : list(leftOut)),
          ...((method.coarser ?? []).length > 1 ? [paragraph(coarserText(method))] : []),
        ]),
    paragraph(brokenText(method)),
    paragraph(NO_FOCUS),
    heading(2, 'Zeichen anstelle einer Zahl oder daneben'),
    {
      kind: 'facts',
      rows: Object.values(codeWords).map(({ letter, word, meaning }) => [
        `[${letter}] ${word}`,
        meaning,
      ]),
    },
    paragraph(
      `Einheiten: ${figureWords.offices}, daneben ${figureWords.cases}. Kataloge: ${catalogueText(release, catalogues)}.`,
    ),
  ]
}
