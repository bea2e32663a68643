import type { Minutes } from '../../shared/minutes/minutesContent.schema.ts'

const noVote = { state: 'notAsked' as const, dots: 0, turnout: null }

/** Minutes of a day on which nothing was written down yet. */
export const emptyMinutes: Minutes = {
  title: 'Fallwerkstatt Musterstadt',
  officeName: 'Jugendamt Musterstadt',
  procedureTitle: 'Verfahren 2026',
  date: '2026-11-25',
  stage: 'comment',
  commentUntil: '2026-12-11',
  issuedOn: '2026-11-26',
  concludedOn: null,
  origin: null,
  reviewCase: {
    label: 'DEMO-A',
    version: 3,
    hash: 'ab'.repeat(32),
    legalBasis: {
      label: '§ 64 Abs. 2a SGB VIII',
      decidedBy: 'Datenschutzbeauftragte',
      decidedOn: '2026-10-02',
    },
    legalBasisSince: null,
  },
  catalogue: { title: 'Katalog', version: '2020.1', status: '' },
  consultantCatalogue: '',
  facilitation: '',
  recorder: '',
  distribution: '',
  people: 12,
  began: null,
  ended: null,
  course: [],
  keySituationVote: noVote,
  keySituations: [],
  questions: [],
  perspectives: [],
  statements: [],
  findings: [],
  structureRatings: [],
  rateable: null,
  comparedThemes: [],
  recommendationVote: noVote,
  recommendations: [],
  annotations: {
    count: 0,
    places: null,
    agreed: { shown: [], more: 0 },
    split: { shown: [], more: 0 },
    agreement: null,
  },
  parked: [],
  feedback: null,
  openPoints: [],
}

/** A finding as the minutes show it. */
export const minutesFinding = (
  number: number,
  direction: Minutes['findings'][number]['direction'],
): Minutes['findings'][number] => ({
  number,
  direction,
  title: direction === 'strength' ? 'Zwei Fachkräfte vor Ort' : 'Übergaben ohne Regel',
  observation: 'Erste Zeile.\nZweite Zeile.',
  explanation: 'Die Vertretung war kurzfristig.',
  passages: [{ place: { day: 44, heading: 'Übergabe' }, quote: 'ohne Gespräch' }],
  noEvidenceReason: '',
  criterion: 'P-11-1 Rückmeldung',
  rating: 'teilweise erfüllt',
  level: 'organisation',
  evidenceLevel: 'singleCase',
  factors: ['TE', 'ZU'],
  consent: {
    state: 'counted',
    agree: 7,
    concerns: 2,
    object: 1,
    paper: false,
    changed: false,
    turnout: null,
  },
  minorityView: direction === 'potential' ? 'Der Auftrag war klar genug.' : '',
  review: false,
})

/** A recommendation as the minutes show it. */
export const minutesRecommendation = (number: number): Minutes['recommendations'][number] => ({
  number,
  wording: 'Jede Übergabe bekommt ein Protokoll.',
  addressee: 'partner',
  owner: 'Kinderschutzfachkraft',
  due: '2027-09-30',
  indicator: 'Stichprobe von 10 Akten',
  findings: [2],
  dots: 5,
  tied: number === 1,
  changed: false,
  review: false,
})

/** Minutes with something in every part. */
export const fullMinutes: Minutes = {
  ...emptyMinutes,
  origin: 'random',
  facilitation: 'Fachberatung des Landesjugendamts',
  recorder: 'Fachkraft der Qualitätsentwicklung',
  distribution: 'Leitung des Jugendamts',
  began: '09:04',
  ended: '15:40',
  course: [
    { title: 'Still anmerken', planned: 35, from: '10:05', to: '10:41', spent: 36, skipped: false },
    {
      title: 'Aus anderer Sicht',
      planned: 20,
      from: null,
      to: null,
      spent: null,
      skipped: true,
    },
    { title: 'Abschluss', planned: 10, from: '15:30', to: '15:40', spent: 10, skipped: false },
  ],
  keySituationVote: {
    state: 'counted',
    dots: 2,
    turnout: { ballots: 8, people: 11, answers: null, paper: null },
  },
  keySituations: [
    {
      title: 'Erster Hausbesuch',
      chosen: true,
      places: [{ day: 0, heading: 'Mitteilung' }],
      question: 'Was war bekannt?',
      dots: 9,
      tied: false,
      changed: false,
      board: [
        { kind: 'knownThen', lines: [{ factor: null, text: 'Die Kita hatte angerufen.' }] },
        { kind: 'strength', lines: [{ factor: 'TE', text: 'Zu zweit gefahren.' }] },
      ],
      review: false,
    },
    {
      title: 'Vertretung',
      chosen: false,
      places: [],
      question: '',
      dots: 2,
      tied: false,
      changed: false,
      board: [],
      review: false,
    },
  ],
  questions: [{ text: 'Wer war zuständig?', answer: 'Der Bezirk Nord.', settled: true }],
  perspectives: [{ perspective: 'child', notes: ['Ich wollte nach Hause.', 'Niemand fragte.'] }],
  statements: ['Danke für den Blick.'],
  findings: [minutesFinding(4, 'strength'), minutesFinding(2, 'potential')],
  recommendationVote: {
    state: 'counted',
    dots: 3,
    turnout: { ballots: 8, people: 9, answers: null, paper: 2 },
  },
  recommendations: [minutesRecommendation(1), minutesRecommendation(2)],
  annotations: {
    count: 195,
    places: { agreed: 4, split: 2, leaning: 3 },
    agreed: {
      shown: [
        {
          place: { day: 0, heading: 'Mitteilung' },
          criterion: 'P-01-1 Aufnahme',
          seats: 5,
          leading: 'strength',
        },
      ],
      more: 3,
    },
    split: {
      shown: [
        {
          place: { day: 44, heading: 'Übergabe' },
          criterion: 'P-11-1 Rückmeldung',
          seats: 3,
          leading: 'potential',
        },
      ],
      more: 1,
    },
    agreement: {
      seats: 5,
      small: true,
      passages: { value: 0.4, reason: null },
      direction: { value: null, reason: 'noVariation' },
      rating: { value: -0.1, reason: null },
    },
  },
  parked: [{ text: 'Rufbereitschaft', status: 'assigned', assignedTo: 'Leitung' }],
  feedback: {
    totals: { none: 0, little: 0, rather: 0, very: 4 },
    turnout: { ballots: 4, people: 4, answers: 4, paper: null },
    texts: ['Mehr Zeit für die Befunde.'],
  },
}
