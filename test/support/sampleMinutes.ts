import type { Minutes } from '../../shared/protocol/api.ts'

const noVote = { state: 'notAsked' as const, dots: 0, turnout: '' }

/** Minutes of a day on which nothing was written down yet. */
export const emptyMinutes: Minutes = {
  title: 'Fallwerkstatt Musterstadt',
  officeName: 'Jugendamt Musterstadt',
  procedureTitle: 'Verfahren 2026',
  date: '2026-11-25',
  stage: 'comment',
  commentUntil: '2026-12-11',
  textWithdrawn: false,
  issuedOn: '2026-11-26',
  concludedOn: null,
  origin: null,
  caseLabel: 'DEMO-A',
  caseVersion: 3,
  caseHash: 'ab'.repeat(32),
  catalogueTitle: 'Katalog, Fassung 2020.1',
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
  recommendationVote: noVote,
  recommendations: [],
  annotations: { count: 0, places: null, agreed: [], split: [] },
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
  passages: ['Tag 44 · Übergabe: „ohne Gespräch“'],
  noEvidenceReason: '',
  criterion: 'P-11-1 Rückmeldung',
  rating: 'teilweise erfüllt',
  level: 'Organisation',
  evidenceLevel: 'Nur in diesem Fall',
  factors: ['Team', 'Zusammenarbeit'],
  consent: { state: 'counted', agree: 7, concerns: 2, object: 1, paper: false, turnout: '' },
  minorityView: direction === 'potential' ? 'Der Auftrag war klar genug.' : '',
  review: false,
})

/** A recommendation as the minutes show it. */
export const minutesRecommendation = (number: number): Minutes['recommendations'][number] => ({
  number,
  wording: 'Jede Übergabe bekommt ein Protokoll.',
  addressee: 'Kooperationspartner',
  owner: 'Kinderschutzfachkraft',
  due: '2027-09-30',
  indicator: 'Stichprobe von 10 Akten',
  findings: [2],
  dots: 5,
  tied: number === 1,
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
    turnout: 'An 8 Geräten mit 11 Personen wurde abgestimmt.',
  },
  keySituations: [
    {
      title: 'Erster Hausbesuch',
      chosen: true,
      passages: ['Tag 0 · Mitteilung'],
      question: 'Was war bekannt?',
      dots: 9,
      tied: false,
      board: [
        { kind: 'Damals bekannt', lines: [{ factor: '', text: 'Die Kita hatte angerufen.' }] },
        { kind: 'Gelungen', lines: [{ factor: 'Team', text: 'Zu zweit gefahren.' }] },
      ],
      review: false,
    },
    {
      title: 'Vertretung',
      chosen: false,
      passages: [],
      question: '',
      dots: 2,
      tied: false,
      board: [],
      review: false,
    },
  ],
  questions: [{ text: 'Wer war zuständig?', answer: 'Der Bezirk Nord.', settled: true }],
  perspectives: [{ perspective: 'Kind', notes: ['Ich wollte nach Hause.', 'Niemand fragte.'] }],
  statements: ['Danke für den Blick.'],
  findings: [minutesFinding(4, 'strength'), minutesFinding(2, 'potential')],
  recommendationVote: {
    state: 'counted',
    dots: 3,
    turnout: 'An 8 Geräten mit 9 Personen wurde abgestimmt, dazu 2 Personen auf Papier.',
  },
  recommendations: [minutesRecommendation(1), minutesRecommendation(2)],
  annotations: {
    count: 195,
    places: { agreed: 4, split: 2, leaning: 3 },
    agreed: ['Tag 0 · Mitteilung, P-01-1 Aufnahme: mindestens 5 Plätze, Gelungen'],
    split: ['Tag 44 · Übergabe, P-11-1 Rückmeldung: mindestens 3 Plätze'],
  },
  parked: [{ text: 'Rufbereitschaft', status: 'weitergegeben', assignedTo: 'Leitung' }],
  feedback: {
    totals: { 'Gar nicht': 0, Sehr: 4 },
    turnout: '4 Geräte haben abgestimmt.',
    texts: ['Mehr Zeit für die Befunde.'],
  },
}
