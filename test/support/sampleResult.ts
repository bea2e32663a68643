import type { WorkshopResult } from '../../shared/result/result.schema.ts'

/** The result of a small day, with something in every part. */
export const sampleResult: WorkshopResult = {
  form: 3,
  withoutCase: false,
  catalogue: { key: 'schutzauftrag-8a', version: '2020.1' },
  origin: 'random',
  participation: { seats: 8, people: 12, observers: 1 },
  lengthMinutes: 396,
  findings: [
    {
      number: 2,
      direction: 'potential',
      level: 'organisation',
      evidenceLevel: 'indicative',
      criterionId: 'P-11-1',
      rating: 'partly',
      factors: ['TE', 'ZU'],
      keySituation: 1,
      consent: {
        state: 'counted',
        agree: 7,
        concerns: 2,
        object: 1,
        paper: false,
        turnout: { ballots: 8, people: 11, answers: 10, paper: null },
        changed: false,
      },
      minorityView: true,
      wording: {
        title: 'Übergaben ohne Regel',
        observation: 'Die Vertretung erfuhr nichts.',
        explanation: 'Sie war kurzfristig.',
        minorityView: 'Der Auftrag war klar genug.',
        noEvidenceReason: '',
      },
      passages: [{ entryId: 'e3', quote: 'ohne Gespräch' }],
    },
  ],
  recommendationVote: {
    state: 'counted',
    dots: 3,
    turnout: { ballots: 8, people: 9, answers: null, paper: 2 },
  },
  recommendations: [
    {
      number: 1,
      addressee: 'office',
      dueHalfYear: '2027-H2',
      findings: [2],
      dots: 5,
      tied: false,
      changed: false,
      wording: {
        text: 'Jede Übergabe bekommt ein Protokoll.',
        owner: 'Kinderschutzfachkraft',
        due: '2027-09-30',
        indicator: 'Stichprobe von 10 Akten',
      },
    },
  ],
  keySituationVote: { state: 'notAsked', dots: 0, turnout: null },
  keySituations: [
    {
      chosen: true,
      factors: ['TE'],
      entryIds: ['e3'],
      dots: null,
      tied: false,
      changed: false,
      wording: { title: 'Vertretung', question: 'Was war bekannt?' },
    },
  ],
  structureRatings: [
    {
      criterionId: 'S-01-1',
      rating: 'partly',
      document: 'serviceInstruction',
      consent: {
        ...{ state: 'counted', agree: 5, concerns: 0, object: 0, paper: false },
        ...{ turnout: null, changed: false },
      },
      minorityView: false,
      wording: { reason: '', evidence: 'Dienstanweisung 4', minorityView: '' },
    },
  ],
  besideCases: [
    { theme: 'S-01', random: { cases: 4, potential: 3, strength: 1 }, additional: null },
  ],
  annotations: [
    {
      criterionId: 'P-11-1',
      direction: 'potential',
      weight: 2,
      rating: 'partly',
      entryKind: 'course',
      paper: false,
      count: 4,
    },
  ],
  figures: [
    { entryId: 'e3', criterionId: 'P-11-1', seats: 3, verdict: 'agreed', leading: 'potential' },
  ],
  uncounted: false,
  agreement: null,
  feedback: {
    totals: { none: 0, little: 0, rather: 1, very: 4 },
    turnout: { ballots: 5, people: 5, answers: 5, paper: null },
  },
  record: {
    facilitation: 'Fachberatung',
    recorder: '',
    distribution: '',
    began: '09:04',
    ended: '15:40',
    course: [
      { title: 'Abschluss', planned: 10, from: '15:30', to: '15:40', spent: 10, skipped: false },
    ],
    boards: [
      { keySituation: 1, kind: 'factor', lines: [{ factor: 'TE', text: 'Niemand war da.' }] },
    ],
    questions: [{ text: 'Wer war zuständig?', answer: 'Der Bezirk Nord.', settled: true }],
    perspectives: [{ perspective: 'child', notes: ['Niemand fragte.'] }],
    statements: ['Danke für den Blick.'],
    parked: [{ text: 'Rufbereitschaft', status: 'assigned', assignedTo: 'Leitung' }],
    feedback: ['Mehr Zeit für die Befunde.'],
  },
}
