// Recommendations to all in the report: those that rest on its release, and what became of the ones before (ST4).
import { formatList, formatShortDate } from '../kernel/format.ts'
import { addresseeWords, recommendationPartWords } from '../recommendation/recommendation.words.ts'
import { figureIn, standingOf } from '../stateRecommendation/evidence.ts'
import type { EvidenceView, StateView } from '../stateRecommendation/stateRecommendation.schema.ts'
import {
  answersText,
  contentWords,
  evidenceSentence,
  movementText,
  numberText,
  progressWords,
  transferWords,
} from '../stateRecommendation/stateRecommendation.words.ts'
import type { Reading } from './reportReading.ts'
import { GOES_ON, readOnText } from './stateReport.words.ts'
import { heading, list, paragraph, type ReportBlock } from './stateDocument.ts'

/** The newest release a recommendation rests on. */
const restsOn = ({ evidence }: StateView): number =>
  Math.max(0, ...evidence.map(({ cell }) => cell.rollup))

/** Those that were published and rest on no later release, by number: of a draft the report knows nothing. */
export const publishedUntil = ({ release, recommendations }: Reading): readonly StateView[] =>
  recommendations
    .filter((one) => one.publishedOn !== null && restsOn(one) <= release.number)
    .toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0))

/** The chapter of recommendations. */
export function recommendationBlocks(reading: Reading): readonly ReportBlock[] {
  const all = publishedUntil(reading)
  const isNew = (one: StateView) => restsOn(one) === reading.release.number
  const part = (title: string, those: readonly StateView[], none: string) => [
    heading(2, title),
    ...(those.length === 0 ? [paragraph(none)] : those.flatMap((one) => blocksOf(reading, one))),
  ]
  return [
    ...(all.length === 0 ? [] : [paragraph(`${readOnText(reading.readOn)} ${GOES_ON}`)]),
    ...part(
      'Neu auf diese Auswertung gestützt',
      all.filter(isNew),
      'Auf diese Auswertung stützt sich noch keine veröffentlichte Empfehlung.',
    ),
    ...part(
      'Was aus den früheren geworden ist',
      all.filter((one) => !isNew(one)),
      'Frühere Empfehlungen gibt es nicht.',
    ),
  ]
}

function blocksOf(reading: Reading, one: StateView): readonly ReportBlock[] {
  const { content, number, history, withdrawal } = one
  const last = history.at(-1)
  const progress = last
    ? `${progressWords[last.progress]}, ${formatShortDate(last.on)}: ${last.proof}`
    : progressWords.open
  const answered = answersOf(reading, one)
  return [
    heading(3, `${numberText(number)}: ${content.title}`),
    paragraph(content.text),
    ...list(one.evidence.flatMap((evidence) => evidenceLines(reading, evidence))),
    ...(content.illustration !== '' && content.composite
      ? [paragraph(`Beispiel, aus vielen Fällen zusammengesetzt: ${content.illustration}`)]
      : []),
    {
      kind: 'facts',
      rows: [
        [recommendationPartWords.addressee, addresseeWords[content.addressee]],
        [
          content.transfer.length === 1 ? 'Weg in die Praxis' : contentWords.transfer,
          formatList(content.transfer.map((way) => transferWords[way])),
        ],
        [recommendationPartWords.indicator, content.indicator],
        ...(withdrawal
          ? [['Zurückgenommen', `${formatShortDate(withdrawal.on)}: ${withdrawal.reason}`] as const]
          : [['Stand', progress] as const]),
        ...(answered === '' ? [] : [['Antworten der Jugendämter', answered] as const]),
      ],
    },
  ]
}

/** What a sentence rests on as its release had it, and what this one says of it. */
function evidenceLines({ release }: Reading, evidence: EvidenceView): readonly string[] {
  const { cell, figure, words } = evidence
  const now = figureIn(release, cell)
  // A sentence whose figure this release does not have is not written again.
  if (figure.part === null || figure.whole === null) return []
  const newest =
    cell.rollup === release.number
      ? null
      : (now ?? { rollup: release.number, part: null, whole: null, code: 'unsaid' as const })
  const moved = movementText({ figure, newest, cell, standing: standingOf(figure, now) })
  return [[evidenceSentence(evidence), words, moved].filter((text) => text !== '').join(' ')]
}

/** How many offices gave which answer, as it was frozen with this release; secret ones by their word. */
function answersOf({ release }: Reading, { counts }: StateView): string {
  const frozen = counts.find(({ rollup }) => rollup === release.number)
  return frozen ? answersText(frozen) : ''
}
