// The minutes as a document: one list of blocks that page and DOCX draw alike (rule MI2).
import { caseName, versionName } from '../caseText/caseName.ts'
import type { Minutes } from '../protocol/api.ts'
import { consentOptions } from '../vote/vote.ts'
import { consentCount } from '../words/voteWords.ts'
import { FEEDBACK_QUESTION } from '../words/words.ts'

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
export type Fact = readonly [label: string, text: string]

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

export const CONFIDENTIAL = 'Vertraulich – Sozialdaten'
const LAW = 'Landeskinderschutzgesetz NRW'

/** "2026-11-25" as "25.11.2026". */
export function germanDate(iso: string): string {
  const [year = '', month = '', day = ''] = iso.split('-')
  return `${day}.${month}.${year}`
}

/** Draft or final, as every page says it. */
export function statusText({
  stage,
  commentUntil,
  concludedOn,
}: Pick<Minutes, 'stage' | 'commentUntil' | 'concludedOn'>) {
  if (stage === 'final')
    return concludedOn === null ? 'Endfassung' : `Endfassung vom ${germanDate(concludedOn)}`
  if (stage === 'running' || commentUntil === null)
    return 'Entwurf – die Fallwerkstatt ist noch nicht beendet'
  return `Entwurf – Kommentarfrist bis ${germanDate(commentUntil)}`
}

/** The document of these minutes: findings and recommendations first, all the rest as numbered annexes. */
export function minutesDocument(minutes: Minutes): MinutesDocument {
  const { officeName, caseLabel, date } = minutes
  const annexes = annexesOf(minutes).filter(({ blocks }) => blocks.length > 0)
  return {
    title: 'Protokoll der Fallwerkstatt',
    subtitle: minutes.title,
    running: [officeName, caseName(caseLabel), germanDate(date)].join(' · '),
    confidential: CONFIDENTIAL,
    status: statusText(minutes),
    blocks: [
      { kind: 'facts', rows: headOf(minutes) },
      paragraph(occasionOf(minutes)),
      ...findingsOf(minutes),
      ...recommendationsOf(minutes),
      { kind: 'signatures', who: ['Moderation', 'Protokoll'] },
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
const count = (n: number, one: string, many: string): string =>
  `${String(n)} ${n === 1 ? one : many}`

function headOf(minutes: Minutes): readonly Fact[] {
  const { began, ended, stage } = minutes
  const nothingSaid = stage === 'final' ? 'keine Angabe' : 'noch offen'
  const time =
    began === null ? '' : ended === null ? `, ab ${began} Uhr` : `, ${began}–${ended} Uhr`
  return [
    ['Jugendamt', minutes.officeName],
    ['Verfahren', minutes.procedureTitle],
    ['Falltext', versionName(minutes.caseLabel, minutes.caseVersion)],
    ['Tag', `${germanDate(minutes.date)}${time}`],
    ['Beteiligt', `${count(minutes.people, 'Person', 'Personen')}, die Moderation mitgezählt`],
    ['Moderation', minutes.facilitation || nothingSaid],
    ['Protokoll', minutes.recorder || nothingSaid],
    ['Verteiler', minutes.distribution],
    [
      'Stand',
      `${statusText(minutes)}, ${stage === 'final' ? 'Ausdruck vom' : 'ausgestellt am'} ${germanDate(minutes.issuedOn)}`,
    ],
  ]
}

const originText = {
  random: ' Der Fall wurde aus den abgeschlossenen Gefährdungseinschätzungen zufällig gezogen.',
  additional: ' Der Fall wurde zusätzlich eingebracht, nicht zufällig gezogen.',
}

const occasionOf = ({ origin }: Minutes): string =>
  `Die Fallwerkstatt ist Teil eines Qualitätsentwicklungsverfahrens nach § 8 ${LAW}.` +
  (origin === null ? '' : originText[origin]) +
  ' Der Fall ist abgeschlossen und lag nur pseudonymisiert vor, mit Tagen ab der ersten Mitteilung. Es ging um Entwicklung, nicht um Schuld.'

type Finding = Minutes['findings'][number]

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
      const counted = turnout === '' ? all : `${all}. ${turnout}`
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
    heading(1, 'Befunde'),
    ...(findings.length === 0
      ? [paragraph('Es wurde kein Befund festgehalten.')]
      : [...part('Gelungen', 'strength'), ...part('Entwicklungspotenziale', 'potential')]),
  ]
}

const findingOf = (entry: Finding): MinutesBlock[] => [
  heading(3, findingTitle(entry), entry.review),
  ...(entry.observation === ''
    ? []
    : [{ kind: 'paragraph' as const, text: entry.observation, keepNext: true }]),
  ...facts([
    ['Kriterium', [entry.criterion, entry.rating].filter((text) => text !== '').join(' – ')],
    ['Zustimmung', consentText(entry.consent)],
    ['Minderheitensicht', entry.minorityView],
  ]),
]

type DotVote = Minutes['keySituationVote']

/** How a vote by dots went, in one sentence; empty where nobody was asked. */
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
      return `Geheim, je ${count(dots, 'Punkt', 'Punkte')}. ${turnout}`
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

const findingRefs = (numbers: readonly number[]): string =>
  `aus Befund ${numbers.map(String).join(', ')}`

function recommendationsOf({ recommendations, recommendationVote }: Minutes): MinutesBlock[] {
  const vote = voteText(recommendationVote)
  const dotted = recommendationVote.state === 'counted'
  if (recommendations.length === 0)
    return [heading(1, 'Empfehlungen'), paragraph('Es wurde keine Empfehlung festgehalten.')]
  return [
    heading(1, 'Empfehlungen'),
    {
      kind: 'table',
      caption: 'Empfehlungen mit Zuständigkeit, Frist und Erfolgsmerkmal',
      columns: [
        { title: 'Nr.', width: 5 },
        { title: 'Empfehlung', width: dotted ? 41 : 45 },
        { title: 'Wer, bis wann', width: dotted ? 20 : 24 },
        { title: 'Woran merken wir es?', width: dotted ? 24 : 26 },
        ...(dotted ? [{ title: 'Punkte', width: 10, numeric: true }] : []),
      ],
      rows: recommendations.map((entry) => [
        String(entry.number),
        entry.wording || 'Ohne Wortlaut.',
        [
          entry.owner || 'noch offen',
          entry.due ? `bis ${germanDate(entry.due)}` : 'ohne Frist',
          `An: ${entry.addressee}`,
          ...(entry.findings.length === 0 ? [] : [findingRefs(entry.findings)]),
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
  { title: 'Belege und Einordnung der Befunde', blocks: minutes.findings.flatMap(evidenceOf) },
  { title: 'Schlüsselsituationen', blocks: situationsOf(minutes) },
  { title: 'Perspektiven', blocks: perspectivesOf(minutes) },
  {
    title: 'Stellungnahme der Falleinbringenden',
    blocks: minutes.statements.map(paragraph),
  },
  { title: 'Verständnisfragen', blocks: questionsOf(minutes) },
  { title: 'Anmerkungen in Zahlen', blocks: annotationsOf(minutes) },
  { title: 'Themenspeicher', blocks: parkedOf(minutes) },
  { title: 'Rückmeldung der Runde', blocks: feedbackOf(minutes) },
  { title: 'Ablauf', blocks: courseOf(minutes) },
  { title: 'Grundlagen', blocks: sourcesOf(minutes) },
]

function evidenceOf(entry: Finding): MinutesBlock[] {
  const blocks: MinutesBlock[] = [
    ...(entry.passages.length > 0 ? [{ kind: 'quotes' as const, items: entry.passages }] : []),
    ...facts([
      ['Ohne Textstelle', entry.noEvidenceReason],
      ['Erklärung aus damaliger Sicht', entry.explanation],
      ['Bedingungsfaktoren', entry.factors.join(', ')],
      ['Ebene', entry.level],
      ['Über den Fall hinaus', entry.evidenceLevel],
    ]),
  ]
  return blocks.length === 0 ? [] : [heading(2, findingTitle(entry)), ...blocks]
}

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
    ...told.flatMap(({ title, passages, question, board, review }) => [
      heading(2, title, review),
      ...facts([
        ['Frage', question],
        ['Stellen', passages.join('; ')],
      ]),
      ...board.flatMap(({ kind, lines }) => [
        heading(3, kind),
        ...list(lines.map(({ factor, text }) => (factor === '' ? text : `${factor}: ${text}`))),
      ]),
    ]),
  ]
}

const perspectivesOf = ({ perspectives }: Minutes): MinutesBlock[] =>
  perspectives.flatMap(({ perspective, notes }) => [heading(2, perspective), ...list(notes)])

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

function annotationsOf({ annotations: { count: all, places, agreed, split } }: Minutes) {
  if (all === 0) return []
  const sum = places && places.agreed + places.split + places.leaning
  const counted =
    places === null || sum === null
      ? 'Gezählt wurden damals Anmerkungen, nicht Plätze; wo die Runde einig oder gespalten war, lässt sich daraus nicht sagen.'
      : sum === 0
        ? 'An keiner Stelle haben mindestens drei Plätze geschrieben; daraus lässt sich keine Einigkeit ablesen.'
        : `An ${count(sum, 'Stelle', 'Stellen')} haben mindestens drei Plätze geschrieben: ${String(places.agreed)} einig, ${String(places.split)} gespalten, ${String(places.leaning)} mit einer Tendenz. Gezählt sind Plätze, nicht Anmerkungen; eine Stelle ist ein Eintrag unter einem Kriterium.`
  return [
    paragraph(
      `${count(all, 'Anmerkung wurde', 'Anmerkungen wurden')} still geschrieben und ohne Absender aufgedeckt. ${counted}`,
    ),
    ...(agreed.length > 0 ? [heading(2, 'Wo die Runde einig war'), ...list(agreed)] : []),
    ...(split.length > 0 ? [heading(2, 'Wo die Runde gespalten war'), ...list(split)] : []),
  ]
}

const parkedOf = ({ parked }: Minutes): MinutesBlock[] =>
  list(
    parked.map(
      ({ text, status, assignedTo }) =>
        `${text} (${status}${assignedTo === '' ? '' : `: ${assignedTo}`})`,
    ),
  )

const feedbackOf = ({ feedback }: Minutes): MinutesBlock[] =>
  feedback === null
    ? []
    : [
        paragraph(FEEDBACK_QUESTION),
        ...facts(Object.entries(feedback.totals).map(([answer, n]) => [answer, String(n)])),
        paragraph(feedback.turnout),
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
    ['Kriterienkatalog', minutes.catalogueTitle],
    ['Falltext', versionName(minutes.caseLabel, minutes.caseVersion)],
    [
      'Prüfsumme des Falltextes (SHA-256)',
      minutes.textWithdrawn ? 'Der Falltext wurde zurückgezogen.' : minutes.caseHash,
    ],
  ])

const openPointsOf = ({ openPoints }: Minutes): MinutesBlock[] =>
  openPoints.length === 0 ? [] : [heading(1, 'Noch offen'), ...list(openPoints)]
