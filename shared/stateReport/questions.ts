// Reflective questions for heads of office and committee: a theme is asked about where published cells say that it concerns
// many offices (ST5).
import { lookUp } from '../kernel/lookUp.ts'
import { catalogueRef, criterionKey } from '../releasePackage/releasePackage.ts'
import {
  boundSentence,
  levelsOf,
  linesIn,
  ratedLines,
  saidIn,
  type BoundSentence,
  type ReportLine,
  type Said,
} from './bound.ts'
import { dimensionQuestions, themeQuestions, type ThemeQuestions } from './question.words.ts'
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
  type ReportBlock,
  type StateDocument,
} from './stateDocument.ts'
import { documentWords, fewRatedText, foundText, tooFewText } from './stateReport.words.ts'

/** A theme that is asked about: why, and what. */
interface AskedTheme {
  readonly label: string
  /** Null where nothing is counted, and the theme stands in the list alone. */
  readonly why: BoundSentence | null
  readonly questions: ThemeQuestions
}

/** How many themes are asked about where none concerns half of the offices. */
const AT_LEAST = 3

/** Lines that are published and say this of the offices, in the order of the catalogue. */
const concerned = (
  { releases }: Reading,
  lines: readonly ReportLine[],
  isMany: (said: Said) => boolean,
): readonly ReportLine[] =>
  lines.filter((line) => {
    const said = saidIn(releases, line)
    return said !== undefined && isMany(said)
  })

const questionsOn = (theme: string, dimension: Dimension): ThemeQuestions =>
  lookUp(themeQuestions, theme) ?? dimensionQuestions[dimension]

/** Themes of cases that concern many offices. */
function foundThemes(reading: Reading): readonly AskedTheme[] {
  const { release, releases, picture, dimensionOf } = reading
  const lines = linesIn(release, picture.random, 'theme', 'potential', 'yes') ?? []
  const half = concerned(reading, lines, ({ part, whole }) => part * 2 >= whole)
  const first = levelsOf(releases, lines).flat().slice(0, AT_LEAST)
  const meant = half.length > 0 ? half : lines.filter((line) => first.includes(line))
  return meant.map((line) => ({
    label: line.label,
    why: boundSentence(releases, [line], foundText('potential')) ?? null,
    questions: questionsOn(line.label, dimensionOf.get(line.key) ?? 'process'),
  }))
}

/** Themes of structure, or of the consulting specialists, of which a criterion is rated highly by fewer than half. */
function ratedThemes(reading: Reading, kind: 'structure' | 'consultant'): readonly AskedTheme[] {
  const { release, releases, picture, catalogues } = reading
  const population = picture.populations.find((one) => one.kind === kind)
  const few = concerned(
    reading,
    ratedLines(release, population, kind) ?? [],
    ({ part, whole }) => part * 2 < whole,
  )
  const themeOf = new Map(
    catalogues.flatMap((catalogue) =>
      catalogue.criteria.map(
        ({ id, theme }) =>
          [criterionKey({ catalogue: catalogueRef(catalogue), criterion: id }), theme] as const,
      ),
    ),
  )
  const label = (line: ReportLine): string => themeOf.get(line.key) ?? line.label
  return [...new Set(few.map(label))].map((theme) => ({
    label: theme,
    why:
      boundSentence(
        releases,
        few.filter((line) => label(line) === theme),
        fewRatedText,
      ) ?? null,
    questions: questionsOn(theme, kind),
  }))
}

/** Where nothing is counted: the themes of the list. */
const listedThemes = ({ picture, release, dimensionOf }: Reading): readonly AskedTheme[] =>
  release.items
    .filter(({ kind, key }) => kind === 'theme' && picture.random.themes.includes(key))
    .map(({ key, label }) => ({
      label,
      why: null,
      questions: questionsOn(label, dimensionOf.get(key) ?? 'process'),
    }))

/** Every theme that is asked about, in the order of the catalogues. */
const askedThemes = (reading: Reading): readonly AskedTheme[] => [
  ...(reading.picture.random.plan === 0 ? listedThemes(reading) : foundThemes(reading)),
  ...ratedThemes(reading, 'structure'),
  ...ratedThemes(reading, 'consultant'),
]

/** The questions as a document; undefined as long as no office delivered a random case. */
export function reflectiveQuestions(sources: ReportSources): StateDocument | undefined {
  const reading = readingOf(sources)
  if (!reading) return undefined
  const themes = askedThemes(reading)
  return {
    title: documentWords.questions.title,
    subtitle: subtitleOf(reading),
    blocks: [
      paragraph(
        'Für Leitungen der Jugendämter und für Jugendhilfeausschüsse. Gefragt wird zu Themen, die nach den veröffentlichten Zahlen viele Jugendämter betreffen; ob sie Ihres betreffen, wissen Sie. Die Fragen sind zum Nachdenken da, nicht zum Abhaken.',
      ),
      ...(reading.picture.random.plan === 0
        ? [paragraph(tooFewText(reading.picture.random.offices))]
        : []),
      ...(themes.length === 0
        ? [
            paragraph(
              'Zu keinem Thema ist eine Zahl veröffentlicht, auf die sich Fragen stützen ließen.',
            ),
          ]
        : themes.flatMap(themeBlocks)),
    ],
  }
}

const themeBlocks = ({ label, why, questions }: AskedTheme): readonly ReportBlock[] => [
  heading(1, label),
  ...(why ? bound([why]) : []),
  heading(2, `Für die Leitung: ${label}`),
  ...list(questions.leading),
  heading(2, `Für den Jugendhilfeausschuss: ${label}`),
  ...list(questions.committee),
]
