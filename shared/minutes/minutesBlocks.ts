// The minutes as a document: one list of blocks that page and DOCX draw alike (rule MI2).
import { questionWords } from '../agreement/agreement.words.ts'
import { coefficientSentence } from '../annotation/agreementSentence.ts'
import type { SeatVerdict } from '../annotation/seatFigure.ts'
import { codesOf } from '../kernel/words.ts'
import { headWords, partWords, SIGNED_BY, stageWords } from './minutes.words.ts'
import { distributionOf } from './minutes.ts'
import { workshopName } from '../workshop/workshop.words.ts'
import { quoted } from '../kernel/quoted.ts'
import { entryName } from '../caseText/entryName.ts'
import { catalogueName } from '../catalogue/catalogue.words.ts'
import {
  addresseeWords,
  recommendationPartWords,
  fromFindings,
} from '../recommendation/recommendation.words.ts'
import { levelWords, evidenceLevelWords, findingPartWords } from '../finding/finding.words.ts'
import { factorWords, boardWords, factorList } from '../keySituation/keySituation.words.ts'
import { perspectiveWords, topicWords } from '../discussion/discussion.words.ts'
import { comparedText } from '../structureRating/comparedThemes.words.ts'
import {
  CASES_BESIDE,
  CASES_HELP,
  evidenceText,
  ratingPartWords,
  agreedOfText,
} from '../structureRating/structureRating.words.ts'
import { directionWords, verdictWords } from '../annotation/annotation.words.ts'
import { caseName, versionName } from '../caseText/caseName.ts'
import { formatList, formatNumber, formatShortDate, plural } from '../kernel/format.ts'
import { LEGAL_BASIS, legalBasisText } from '../legalBasis/legalBasis.words.ts'
import type { Minutes } from './minutesContent.schema.ts'
import { consentOptions, feedbackOptions } from '../vote/vote.ts'
import { feedbackQuestion, consentCount, feedbackWords, turnoutText } from '../vote/vote.words.ts'

/** A block of the document. Levels of headings count from 1, below the title. */
export type MinutesBlock =
  | {
      readonly kind: 'heading'
      readonly level: 1 | 2 | 3
      readonly text: string
      /** Its basis has changed since: marked on the screen, listed at the end of a draft. */
      readonly review?: boolean
      /** On paper a page begins here. */
      readonly newPage?: boolean
    }
  | {
      readonly kind: 'paragraph'
      readonly text: string
      /** On paper it stays on the page of what follows it. */
      readonly keepNext?: boolean
    }
  | { readonly kind: 'facts'; readonly rows: readonly Fact[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'quotes'; readonly items: readonly string[] }
  | {
      readonly kind: 'table'
      readonly caption: string
      readonly columns: readonly Column[]
      /** The first cell heads its row. Lines of a cell are separated by line breaks. */
      readonly rows: readonly (readonly string[])[]
    }
  | { readonly kind: 'signatures'; readonly who: readonly string[] }

/** A label and what it says. */
type Fact = readonly [label: string, text: string]

interface Column {
  readonly title: string
  /** Share of the width, in percent. */
  readonly width: number
  readonly numeric?: boolean
}

/** The whole document: what stands on every page, and its blocks. */
export interface MinutesDocument {
  readonly title: string
  readonly subtitle: string
  /** "Jugendamt Musterstadt · Fall A-1 · 25.11.2026" */
  readonly running: string
  readonly confidential: string
  /** Draft or final. */
  readonly status: string
  readonly blocks: readonly MinutesBlock[]
}

const CONFIDENTIAL = 'Vertraulich – Sozialdaten'
const LAW = 'Landeskinderschutzgesetz NRW'

/** Draft or final, as every page says it. */
function statusText({
  stage,
  commentUntil,
  concludedOn,
  reviewCase,
}: Pick<Minutes, 'stage' | 'commentUntil' | 'concludedOn' | 'reviewCase'>) {
  const version = stageWords[stage]
  if (stage === 'final')
    return concludedOn === null ? version : `${version} vom ${formatShortDate(concludedOn)}`
  if (stage === 'running' || commentUntil === null)
    return `${version} – die ${workshopName(reviewCase !== null)} ist noch nicht beendet`
  return `${version} – Kommentarfrist bis ${formatShortDate(commentUntil)}`
}

/** The document of these minutes: findings, or without a case the ratings, and recommendations first, all the rest as numbered annexes. */
export function minutesDocument(minutes: Minutes): MinutesDocument {
  const { officeName, reviewCase, date } = minutes
  const annexes = annexesOf(minutes).filter(({ blocks }) => blocks.length > 0)
  return {
    title: `Protokoll der ${workshopName(reviewCase !== null)}`,
    subtitle: minutes.title,
    running: [
      officeName,
      ...(reviewCase ? [caseName(reviewCase.label)] : []),
      formatShortDate(date),
    ].join(' · '),
    confidential: CONFIDENTIAL,
    status: statusText(minutes),
    blocks: [
      { kind: 'facts', rows: headOf(minutes) },
      paragraph(occasionOf(minutes)),
      ...(reviewCase ? findingsOf(minutes) : ratedWithoutCase(minutes)),
      ...recommendationsOf(minutes),
      { kind: 'signatures', who: SIGNED_BY },
      ...annexes.flatMap(({ title, blocks }, at) => [
        { ...heading(1, `Anlage ${String(at + 1)}: ${title}`), newPage: at === 0 },
        ...blocks,
      ]),
      ...openPointsOf(minutes),
    ],
  }
}

const heading = (level: 1 | 2 | 3, text: string, review = false) => ({
  kind: 'heading' as const,
  level,
  text,
  ...(review ? { review } : {}),
})
const paragraph = (text: string): MinutesBlock => ({ kind: 'paragraph', text })
const list = (items: readonly string[]): MinutesBlock[] =>
  items.length === 0 ? [] : [{ kind: 'list', items }]
const facts = (rows: readonly Fact[]): MinutesBlock[] => {
  const said = rows.filter(([, text]) => text !== '')
  return said.length === 0 ? [] : [{ kind: 'facts', rows: said }]
}

/** Which text was read; nothing where none was. */
const caseFacts = ({ reviewCase }: Minutes): readonly Fact[] =>
  reviewCase === null
    ? []
    : [[headWords.caseText, versionName(reviewCase.label, reviewCase.version)]]

function headOf(minutes: Minutes): readonly Fact[] {
  const { began, ended, stage } = minutes
  const nothingSaid = stage === 'final' ? 'keine Angabe' : 'noch offen'
  const time =
    began === null ? '' : ended === null ? `, ab ${began} Uhr` : `, ${began}–${ended} Uhr`
  return [
    [headWords.office, minutes.officeName],
    [headWords.procedure, minutes.procedureTitle],
    ...caseFacts(minutes),
    [headWords.day, `${formatShortDate(minutes.date)}${time}`],
    [
      headWords.people,
      `${plural(minutes.people, 'Person', 'Personen')}, die Moderation mitgezählt`,
    ],
    [headWords.facilitation, minutes.facilitation || nothingSaid],
    [headWords.recorder, minutes.recorder || nothingSaid],
    [headWords.distribution, distributionOf(minutes)],
    [
      headWords.stage,
      `${statusText(minutes)}, ${stage === 'final' ? 'Ausdruck vom' : 'ausgestellt am'} ${formatShortDate(minutes.issuedOn)}`,
    ],
  ]
}

const originText = {
  random: ' Der Fall wurde aus den abgeschlossenen Gefährdungseinschätzungen zufällig gezogen.',
  additional: ' Der Fall wurde zusätzlich eingebracht, nicht zufällig gezogen.',
}

const occasionOf = ({ origin, reviewCase }: Minutes): string =>
  `Die ${workshopName(reviewCase !== null)} ist Teil eines Qualitätsentwicklungsverfahrens nach § 8 ${LAW}.` +
  (reviewCase === null
    ? ' Ein Fall wurde nicht gelesen: Eingestuft wurde, wie das Jugendamt aufgestellt ist, zuerst von allen für sich und dann gemeinsam.'
    : `${origin === null ? '' : originText[origin]} Der Fall ist abgeschlossen und lag nur pseudonymisiert vor, mit Tagen ab der ersten Mitteilung.`) +
  ' Es ging um Entwicklung, nicht um Schuld.'

type Finding = Minutes['findings'][number]
type Passage = Finding['passages'][number]

/** Heads the places a key situation lies at; they are not typed. */
export const PLACES = 'Stellen'

/** "Tag 44, Erneute Gefährdungseinschätzung", as on every screen. */
const placeText = (place: Passage['place']): string =>
  place === null ? 'Stelle im zurückgezogenen Text' : entryName(place)

/** The place with the words that were marked. */
const passageText = ({ place, quote }: Passage): string =>
  quote === '' ? placeText(place) : `${placeText(place)}: ${quoted(quote)}`

const findingTitle = ({ number, title }: Finding): string =>
  `Befund ${String(number)}: ${title === '' ? 'Ohne Überschrift' : title}`

/** Said beside the result of a vote whose subject was changed after its close (rule MI9). */
const CHANGED = 'Der Wortlaut oder die Angaben wurden nach der Abstimmung geändert.'
const LOST = 'abgefragt, aber ungültig: Die Stimmzettel waren nicht mehr lesbar'
const TOO_FEW = 'abgefragt, aber zu wenige Antworten für ein Ergebnis'

/** "7 × Zustimmung, 2 × mit Bedenken, 0 × Widerspruch", or why there is no result. */
export function consentText(consent: Finding['consent']): string {
  const { state, turnout, paper } = consent
  switch (state) {
    case 'notAsked':
      return 'nicht abgefragt'
    case 'running':
      return 'wird gerade abgefragt'
    case 'tooFew':
      return TOO_FEW
    case 'lost':
      return LOST
    case 'counted': {
      const counts = consentOptions.map((level) => consentCount(level, consent[level])).join(', ')
      const all = paper ? `${counts} (auch auf Papier erfasst)` : counts
      const counted = turnout === null ? all : `${all}. ${turnoutText(turnout)}`
      return consent.changed ? `${counted}\n${CHANGED}` : counted
    }
  }
}

function findingsOf({ findings }: Minutes): MinutesBlock[] {
  const part = (title: string, direction: Finding['direction']): MinutesBlock[] => {
    const entries = findings.filter((entry) => entry.direction === direction)
    return entries.length === 0 ? [] : [heading(2, title), ...entries.flatMap(findingOf)]
  }
  return [
    heading(1, partWords.findings),
    ...(findings.length === 0
      ? [paragraph('Es wurde kein Befund festgehalten.')]
      : [
          ...part(directionWords.strength, 'strength'),
          ...part('Entwicklungspotenziale', 'potential'),
        ]),
  ]
}

const findingOf = (entry: Finding): MinutesBlock[] => [
  heading(3, findingTitle(entry), entry.review),
  ...(entry.observation === ''
    ? []
    : [{ kind: 'paragraph' as const, text: entry.observation, keepNext: true }]),
  ...facts([
    [
      findingPartWords.criterion,
      [entry.criterion, entry.rating].filter((text) => text !== '').join(' – '),
    ],
    [findingPartWords.consent, consentText(entry.consent)],
    [findingPartWords.minorityView, entry.minorityView],
  ]),
]

type DotVote = Minutes['keySituationVote']

/** How a vote by dots went, in one sentence; empty if the room was not asked. */
function voteText({ state, dots, turnout }: DotVote): string {
  switch (state) {
    case 'notAsked':
      return ''
    case 'running':
      return 'Die Abstimmung läuft noch.'
    case 'tooFew':
      return 'Abgestimmt, aber mit zu wenigen Stimmen für ein Ergebnis.'
    case 'lost':
      return 'Abgestimmt, aber ungültig: Die Stimmzettel waren nicht mehr lesbar.'
    case 'counted':
      return `Geheim, je ${plural(dots, 'Punkt', 'Punkte')}.${turnout === null ? '' : ` ${turnoutText(turnout)}`}`
  }
}

const dotsText = ({ dots, tied }: { dots: number | null; tied: boolean }): string =>
  dots === null ? '–' : `${String(dots)}${tied ? '\ngleichauf' : ''}`

/** Which of the things dots were given on were changed afterwards, in a sentence below the table. */
const changedText = (names: readonly string[]): readonly MinutesBlock[] =>
  names.length === 0
    ? []
    : [
        paragraph(
          `Nach der Abstimmung geändert: ${names.join(', ')}. Die Punkte galten der Fassung davor.`,
        ),
      ]

function recommendationsOf({ recommendations, recommendationVote }: Minutes): MinutesBlock[] {
  const vote = voteText(recommendationVote)
  const dotted = recommendationVote.state === 'counted'
  if (recommendations.length === 0)
    return [
      heading(1, partWords.recommendations),
      paragraph('Es wurde keine Empfehlung festgehalten.'),
    ]
  return [
    heading(1, partWords.recommendations),
    {
      kind: 'table',
      caption: 'Empfehlungen mit Zuständigkeit, Frist und Erfolgsmerkmal',
      columns: [
        { title: 'Nr.', width: 5 },
        { title: 'Empfehlung', width: dotted ? 41 : 45 },
        { title: 'Wer, bis wann', width: dotted ? 20 : 24 },
        { title: recommendationPartWords.indicator, width: dotted ? 24 : 26 },
        ...(dotted ? [{ title: 'Punkte', width: 10, numeric: true }] : []),
      ],
      rows: recommendations.map((entry) => [
        String(entry.number),
        entry.wording || 'Ohne Wortlaut.',
        [
          entry.owner || 'noch offen',
          entry.due ? `bis ${formatShortDate(entry.due)}` : 'ohne Frist',
          `${recommendationPartWords.addressee}: ${addresseeWords[entry.addressee]}`,
          ...(entry.findings.length === 0 ? [] : [fromFindings(entry.findings)]),
        ].join('\n'),
        entry.indicator || 'noch offen',
        ...(dotted ? [dotsText(entry)] : []),
      ]),
    },
    ...(vote === '' ? [] : [paragraph(vote)]),
    ...changedText(
      recommendations.flatMap(({ number, changed }) =>
        changed ? [`Empfehlung ${String(number)}`] : [],
      ),
    ),
  ]
}

interface Annex {
  readonly title: string
  readonly blocks: readonly MinutesBlock[]
}

const annexesOf = (minutes: Minutes): readonly Annex[] => [
  { title: partWords.evidence, blocks: minutes.findings.flatMap(evidenceOf) },
  {
    title: partWords.structureRatings,
    blocks: minutes.reviewCase ? structureRatingsOf(minutes) : [],
  },
  { title: partWords.keySituations, blocks: situationsOf(minutes) },
  { title: partWords.perspectives, blocks: perspectivesOf(minutes) },
  {
    title: partWords.statements,
    blocks: minutes.statements.map(paragraph),
  },
  { title: partWords.questions, blocks: questionsOf(minutes) },
  { title: partWords.annotations, blocks: annotationsOf(minutes) },
  { title: partWords.parked, blocks: parkedOf(minutes) },
  { title: partWords.feedback, blocks: feedbackOf(minutes) },
  { title: partWords.course, blocks: courseOf(minutes) },
  { title: partWords.sources, blocks: sourcesOf(minutes) },
]

function evidenceOf(entry: Finding): MinutesBlock[] {
  const blocks: MinutesBlock[] = [
    ...(entry.passages.length > 0
      ? [{ kind: 'quotes' as const, items: entry.passages.map(passageText) }]
      : []),
    ...facts([
      [findingPartWords.noEvidenceReason, entry.noEvidenceReason],
      [findingPartWords.explanation, entry.explanation],
      [findingPartWords.factors, factorList(entry.factors)],
      [findingPartWords.level, entry.level === null ? '' : levelWords[entry.level]],
      [
        findingPartWords.evidenceLevel,
        entry.evidenceLevel === null ? '' : evidenceLevelWords[entry.evidenceLevel],
      ],
    ]),
  ]
  return blocks.length === 0 ? [] : [heading(2, findingTitle(entry)), ...blocks]
}

/** The first part of minutes without a case: what the room agreed on, or that it is nothing yet. */
function ratedWithoutCase(minutes: Minutes): MinutesBlock[] {
  const rated = structureRatingsOf(minutes)
  return [
    heading(1, partWords.structureRatings),
    ...(rated.length === 0 ? [paragraph('Es wurde keine Einstufung festgehalten.')] : rated),
  ]
}

/** Structure criteria in the order of their codes: what the room agreed on, with evidence, consent and minority view. */
function structureRatingsOf({
  structureRatings,
  comparedThemes,
  rateable,
  reviewCase,
}: Minutes): MinutesBlock[] {
  if (structureRatings.length === 0) return []
  const ordered = structureRatings.toSorted((a, b) => (a.criterion < b.criterion ? -1 : 1))
  const untold = ordered.filter(({ uncovered }) => uncovered === false)
  const how =
    untold.length === ordered.length
      ? 'Hier steht, worauf sich die Runde im Gespräch geeinigt hat, ohne vorher etwas aufzudecken.'
      : `Zuerst stufte jeder Platz für sich ein; hier steht, worauf sich die Runde danach geeinigt hat.${untold.length === 0 ? '' : ` Ohne Aufdecken festgehalten: ${formatList(untold.map(({ criterion }) => criterion))}.`}`
  // Results of versions that did not keep how it was rated say what they said then (RU4).
  const isKept = ordered.some(({ uncovered }) => uncovered !== null)
  const some =
    isKept && rateable !== null && ordered.length < rateable
      ? ` ${agreedOfText(ordered.length, rateable)}`
      : ''
  return [
    paragraph(`Eingestuft ist das Jugendamt${reviewCase ? ', nicht der Fall' : ''}. ${how}${some}`),
    {
      kind: 'table',
      caption: 'Vereinbarte Einstufungen der Strukturmerkmale',
      columns: [
        { title: 'Merkmal', width: 32 },
        { title: ratingPartWords.rating, width: 20 },
        { title: ratingPartWords.evidence, width: 26 },
        { title: ratingPartWords.consent, width: 22 },
      ],
      rows: ordered.map(({ criterion, rating, reason, document, evidence, consent }) => [
        criterion,
        [rating, reason].filter((text) => text !== '').join('\n'),
        evidenceText({ document, text: evidence }) || '–',
        consentText(consent),
      ]),
    },
    ...facts(
      ordered.map(({ criterion, minorityView }) => [
        `${ratingPartWords.minorityView} zu ${criterion}`,
        minorityView,
      ]),
    ),
    ...comparedOf(comparedThemes),
  ]
}

/** Theme by theme what cases showed beside its ratings; nothing where none were counted. */
const comparedOf = (themes: Minutes['comparedThemes']): MinutesBlock[] =>
  themes.length === 0
    ? []
    : [
        heading(2, CASES_BESIDE),
        paragraph(CASES_HELP),
        ...facts(themes.map((one) => [one.theme, comparedText(one)])),
      ]

function situationsOf({ keySituations, keySituationVote }: Minutes): MinutesBlock[] {
  if (keySituations.length === 0) return []
  const anyChosen = keySituations.some(({ chosen }) => chosen)
  const vote = voteText(keySituationVote)
  const told = keySituations.filter(({ chosen }) => chosen || !anyChosen)
  const counted = keySituationVote.state === 'counted'
  return [
    ...(vote === '' ? [] : [paragraph(vote)]),
    ...(counted || told.length < keySituations.length
      ? [
          {
            kind: 'table' as const,
            caption: 'Vorgeschlagene Schlüsselsituationen',
            columns: [
              { title: 'Situation', width: counted ? 66 : 80 },
              { title: 'Vertieft', width: 20 },
              ...(counted ? [{ title: 'Punkte', width: 14, numeric: true }] : []),
            ],
            rows: keySituations.map((one) => [
              one.title,
              one.chosen ? 'ja' : 'nein',
              ...(counted ? [dotsText(one)] : []),
            ]),
          },
        ]
      : []),
    ...changedText(keySituations.flatMap(({ title, changed }) => (changed ? [`„${title}“`] : []))),
    ...told.flatMap(({ title, places, question, board, review }) => [
      heading(2, title, review),
      ...facts([
        ['Frage', question],
        [PLACES, places.map(placeText).join('; ')],
      ]),
      ...board.flatMap(({ kind, lines }) => [
        heading(3, boardWords[kind].heading),
        ...list(
          lines.map(({ factor, text }) =>
            factor === null ? text : `${factorWords[factor]}: ${text}`,
          ),
        ),
      ]),
    ]),
  ]
}

const perspectivesOf = ({ perspectives }: Minutes): MinutesBlock[] =>
  perspectives.flatMap(({ perspective, notes }) => [
    heading(2, perspectiveWords[perspective]),
    ...list(notes),
  ])

const questionsOf = ({ questions }: Minutes): MinutesBlock[] =>
  questions.length === 0
    ? []
    : [
        {
          kind: 'table',
          caption: 'Verständnisfragen und Antworten',
          columns: [
            { title: 'Frage', width: 50 },
            { title: 'Antwort', width: 50 },
          ],
          rows: questions.map(({ text, answer, settled }) => [
            text,
            answer || (settled ? 'mündlich geklärt' : 'offen geblieben'),
          ]),
        },
      ]

/** The places of a kind with how many seats, those that are not shown as a count. */
function figuresOf(
  title: string,
  { shown, more }: Figures,
  also: (figure: Figures['shown'][number]) => string,
): MinutesBlock[] {
  if (shown.length === 0) return []
  const lines = shown.map(
    (figure) =>
      `${placeText(figure.place)}, ${figure.criterion}: mindestens ${plural(figure.seats, 'Platz', 'Plätze')}${also(figure)}`,
  )
  const rest = more === 0 ? [] : [`und ${plural(more, 'weitere Stelle', 'weitere Stellen')}`]
  return [heading(2, title), ...list([...lines, ...rest])]
}

type Figures = Minutes['annotations']['agreed']

/** "4 einig, 2 gespalten, 3 mit einer Tendenz" */
const verdicts = (places: Readonly<Record<SeatVerdict, number>>): string =>
  codesOf(verdictWords)
    .map((verdict) => `${String(places[verdict])} ${verdictWords[verdict]}`)
    .join(', ')

/** "Dieselben Stellen angemerkt? Deutlich öfter gleich als durch bloßen Zufall. (uα 0,4)": a line for each question. */
function agreementOf({ annotations: { agreement } }: Minutes): MinutesBlock[] {
  if (agreement === null) return []
  const lines = codesOf(questionWords).map((question) => {
    const { value } = agreement[question]
    const name = question === 'passages' ? 'uα' : 'α'
    const figure = value === null ? '' : ` (${name} ${formatNumber(value)})`
    return `${questionWords[question]} ${coefficientSentence(agreement[question])}${figure}`
  })
  const few = agreement.small ? ' Dahinter stehen wenige Angaben, die wenig sagen.' : ''
  return [
    heading(2, 'Wie weit die Runde vor dem Aufdecken übereinstimmte'),
    paragraph(
      `Aus dem, was mindestens ${plural(agreement.seats, 'Platz', 'Plätze')} still geschrieben haben, als Krippendorffs Alpha: 1 heißt völlig gleich, 0 wie durch Zufall.${few} Mit anderen Werkstätten ist das nicht zu vergleichen.`,
    ),
    ...list(lines),
  ]
}

function annotationsOf(minutes: Minutes) {
  const { count: all, places, agreed, split } = minutes.annotations
  if (all === 0) return []
  const sum = places && places.agreed + places.split + places.leaning
  const counted =
    places === null || sum === null
      ? 'Gezählt wurden damals Anmerkungen, nicht Plätze; wo die Runde einig oder gespalten war, lässt sich daraus nicht sagen.'
      : sum === 0
        ? 'An keiner Stelle haben mindestens drei Plätze geschrieben; daraus lässt sich keine Einigkeit ablesen.'
        : `An ${plural(sum, 'Stelle', 'Stellen')} haben mindestens drei Plätze geschrieben: ${verdicts(places)}. Gezählt sind Plätze, nicht Anmerkungen; eine Stelle ist ein Eintrag unter einem Kriterium.`
  return [
    paragraph(
      `${plural(all, 'Anmerkung wurde', 'Anmerkungen wurden')} still geschrieben und ohne Absender aufgedeckt. ${counted}`,
    ),
    ...figuresOf('Wo die Runde einig war', agreed, ({ leading }) => `, ${directionWords[leading]}`),
    ...figuresOf('Wo die Runde gespalten war', split, () => ''),
    ...agreementOf(minutes),
  ]
}

const parkedOf = ({ parked }: Minutes): MinutesBlock[] =>
  list(
    parked.map(
      ({ text, status, assignedTo }) =>
        `${text} (${topicWords[status]}${assignedTo === '' ? '' : `: ${assignedTo}`})`,
    ),
  )

const feedbackOf = ({ feedback, reviewCase }: Minutes): MinutesBlock[] =>
  feedback === null
    ? []
    : [
        paragraph(feedbackQuestion(reviewCase === null)),
        ...facts(
          feedbackOptions.map((option) => [feedbackWords[option], String(feedback.totals[option])]),
        ),
        paragraph(turnoutText(feedback.turnout)),
        ...list(feedback.texts),
      ]

const timesOf = (from: string | null, to: string | null): string =>
  from === null ? '–' : to === null ? `seit ${from}` : `${from}–${to}`

function courseOf({ course }: Minutes): MinutesBlock[] {
  if (course.length === 0) return []
  const known = course.some(({ from }) => from !== null)
  return [
    {
      kind: 'table',
      caption: 'Schritte der Werkstatt',
      columns: [
        { title: 'Schritt', width: known ? 50 : 75 },
        ...(known
          ? [
              { title: 'Zeit', width: 24 },
              { title: 'Minuten', width: 13, numeric: true },
            ]
          : []),
        { title: 'Geplant', width: known ? 13 : 25, numeric: true },
      ],
      rows: course.map(({ title, planned, from, to, spent, skipped }) => [
        title,
        ...(known
          ? [
              skipped ? 'nicht durchgeführt' : timesOf(from, to),
              spent === null ? '–' : spent === 0 ? 'unter 1' : String(spent),
            ]
          : []),
        planned === 0 ? '–' : String(planned),
      ]),
    },
  ]
}

const sourcesOf = (minutes: Minutes): MinutesBlock[] =>
  facts([
    ['Kriterienkatalog', minutes.catalogue === null ? '' : catalogueName(minutes.catalogue)],
    ['Dazu eingestuft nach', minutes.consultantCatalogue],
    ...caseFacts(minutes),
    ...(minutes.reviewCase === null
      ? []
      : ([
          [LEGAL_BASIS, legalBasisText(minutes.reviewCase.legalBasis)],
          [
            'Nach der Endfassung neu entschieden',
            minutes.reviewCase.legalBasisSince === null
              ? ''
              : legalBasisText(minutes.reviewCase.legalBasisSince),
          ],
          [
            'Prüfsumme des Falltextes (SHA-256)',
            minutes.reviewCase.hash ?? 'Der Falltext wurde zurückgezogen.',
          ],
        ] as const)),
  ])

const openPointsOf = ({ openPoints }: Minutes): MinutesBlock[] =>
  openPoints.length === 0 ? [] : [heading(1, partWords.open), ...list(openPoints)]
