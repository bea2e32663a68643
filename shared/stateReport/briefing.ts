// The report on two pages, for those who work with families (ST4).
import { boundSentence, isSecret, levelsOf, linesIn } from './bound.ts'
import { publishedUntil } from './recommended.ts'
import { readingOf, subtitleOf, type Reading, type ReportSources } from './reportReading.ts'
import {
  bound,
  heading,
  list,
  paragraph,
  type ReportBlock,
  type StateDocument,
} from './stateDocument.ts'
import { besideSentences, foundLines } from './stateReport.ts'
import { numberText } from '../stateRecommendation/stateRecommendation.words.ts'
import { recommendationPartWords } from '../recommendation/recommendation.words.ts'
import { catalogueRef } from '../releasePackage/releasePackage.ts'
import { leftOutText, ofDueText, secretThemesText } from '../rollup/picture.words.ts'
import { shortened } from '../kernel/text.ts'
import {
  basisText,
  chartWords,
  documentWords,
  foundText,
  QUOTE,
  readOnText,
  tooFewText,
} from './stateReport.words.ts'

/** Most sentences, recommendations and themes of each part, so that two pages are enough. */
const SAID = 3
const RECOMMENDED = 3
const ASKED = 3
/** Most characters of a recommendation. */
const RECOMMENDATION_LENGTH = 320

/** The briefing for specialists; undefined as long as no office delivered a random case. */
export function practiceBriefing(sources: ReportSources): StateDocument | undefined {
  const reading = readingOf(sources)
  if (!reading) return undefined
  const { random } = reading.picture
  return {
    title: documentWords.briefing.title,
    subtitle: subtitleOf(reading),
    blocks: [
      paragraph(basisText(ofDueText(reading, random), random.cases)),
      ...(random.plan === 0
        ? [paragraph(tooFewText(random.offices))]
        : [
            ...part(reading, 'Was vielen gelingt', 'strength'),
            ...part(reading, 'Wo viele Entwicklungspotenzial sehen', 'potential'),
            ...besideOf(reading),
          ]),
      ...recommendedOf(reading),
      ...askedOf(reading),
      heading(1, 'Wie Sie die Zahlen verwenden'),
      paragraph(QUOTE),
    ],
  }
}

function part(
  reading: Reading,
  title: string,
  direction: 'strength' | 'potential',
): readonly ReportBlock[] {
  const lines = foundLines(reading, direction)
  const levels = levelsOf(reading.releases, lines ?? []).slice(0, SAID)
  const said = bound(
    levels.map((level) => boundSentence(reading.releases, level, foundText(direction))),
  )
  const secret = (lines ?? []).filter(isSecret).length
  return [
    heading(1, title),
    ...(lines
      ? said.length > 0
        ? said
        : [paragraph('Keine Zahl dazu ist veröffentlicht.')]
      : [paragraph(leftOutText(chartWords[direction].title))]),
    ...(secret > 0 ? [paragraph(secretThemesText(secret))] : []),
  ]
}

function besideOf(reading: Reading): readonly ReportBlock[] {
  const said = bound(besideSentences(reading), SAID)
  return said.length === 0 ? [] : [heading(1, 'Struktur und Praxis'), ...said]
}

/** Recommendations that hold, the newest first. */
function recommendedOf(reading: Reading): readonly ReportBlock[] {
  const holding = publishedUntil(reading)
    .filter(({ withdrawal }) => withdrawal === null)
    .toReversed()
  return [
    heading(1, 'Was das Land allen empfiehlt'),
    ...(holding.length === 0
      ? [paragraph('Noch ist keine Empfehlung veröffentlicht.')]
      : [
          paragraph(readOnText(reading.readOn)),
          ...list(
            holding
              .slice(0, RECOMMENDED)
              .map(
                ({ number, content }) =>
                  `${numberText(number)}: ${content.title}. ${shortened(content.text, RECOMMENDATION_LENGTH)} ${recommendationPartWords.indicator} ${shortened(content.indicator, RECOMMENDATION_LENGTH)}`,
              ),
          ),
        ]),
  ]
}

/** What the catalogue asks of the themes in which most offices found potential: to be held against a case of one's own. */
function askedOf({ release, releases, picture, catalogues }: Reading): readonly ReportBlock[] {
  const lines = linesIn(release, picture.random, 'theme', 'potential', 'yes') ?? []
  const questions = levelsOf(releases, lines)
    .flat()
    .flatMap(({ key, label }) => {
      const own = catalogues.flatMap((catalogue) =>
        catalogue.criteria.filter(({ theme }) => `${catalogueRef(catalogue)} ${theme}` === key),
      )
      const asked = own.find(({ core }) => core) ?? own[0]
      return asked ? [`${label}: ${asked.guidingQuestion}`] : []
    })
  return questions.length === 0
    ? []
    : [
        heading(1, 'Zum Weiterdenken im Team'),
        paragraph('Nehmen Sie einen eigenen abgeschlossenen Fall und fragen Sie sich gemeinsam:'),
        ...list(questions.slice(0, ASKED)),
      ]
}
