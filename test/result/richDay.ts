// A day on which everything there is was said, chosen and voted on, as the events of its room.
import type { AnnotationContent } from '../../shared/annotation/annotation.ts'
import type { FindingContent } from '../../shared/finding/finding.ts'
import type { RoomEvent } from '../../shared/room/event.ts'
import {
  findingTextId,
  recommendationTextId,
  type TextId,
} from '../../shared/sharedText/sharedText.ts'
import { plainState } from '../../shared/sharedText/plainText.ts'
import { consentOptions, feedbackOptions, type VoteResult } from '../../shared/vote/vote.ts'
import type { SeatRole } from '../../shared/workshop/seat.ts'
import { entryText, sampleAgenda, stepOf } from '../room/sampleSource.ts'

/** A quarter past nine in Berlin, and so many minutes later. */
const at = (minutes: number): number => Date.parse('2026-11-25T08:15:00Z') + minutes * 60_000

/** An id as rooms give them, with a name in it. */
const idOf = (name: string): string => name.padEnd(22, '0')

const seat = (id: string, role: SeatRole, groupSize = 1): RoomEvent => ({
  type: 'seatAdmitted',
  seat: { id: idOf(`seat-of-${id}`), number: 1, role, groupSize },
})

const enter = (kind: Parameters<typeof stepOf>[0], minutes: number): RoomEvent => ({
  type: 'stepEntered',
  stepId: stepOf(kind),
  at: at(minutes),
  endsAt: null,
  plannedMs: 600_000,
})

const span = (entryId: string, length: number) => ({
  entryId,
  start: 0,
  end: length,
  quote: entryText(entryId)?.slice(0, length) ?? '',
})

const note = (
  id: string,
  entryId: string,
  also: Partial<AnnotationContent> = {},
): AnnotationContent & { id: string; bundle: number } => ({
  id,
  bundle: 1,
  span: span(entryId, 12),
  criterionId: 'P-01-1',
  direction: 'potential',
  weight: 2,
  rating: 'not_met',
  note: `Notiz zu ${id}`,
  paper: false,
  ...also,
})

const finding = (id: string, also: Partial<FindingContent>): RoomEvent => ({
  type: 'findingChanged',
  content: {
    id,
    direction: 'potential',
    level: 'organisation',
    evidenceLevel: 'indicative',
    criterionId: 'P-01-1',
    rating: 'not_met',
    annotationIds: [],
    spans: [],
    noEvidenceReason: '',
    factors: [],
    groupId: null,
    keySituationId: null,
    ...also,
  },
})

const wording = (textId: TextId, text: string): RoomEvent => ({
  type: 'textUpdated',
  textId,
  update: plainState(text),
})

const vote = (
  id: string,
  kind: 'keySituation' | 'recommendation' | 'consent' | 'feedback',
  options: readonly string[],
  result: Partial<VoteResult>,
  subjectId: string | null = null,
): readonly RoomEvent[] => [
  {
    type: 'voteOpened',
    vote: { id, kind, subjectId, options: [...options], dots: 3, cumulative: true },
  },
  {
    type: 'voteClosed',
    voteId: id,
    result: { totals: null, ballots: 5, people: 6, paper: null, texts: [], ...result },
  },
]

/** The agenda of then, as the results of earlier versions have it. */
const STEPS = [
  ...['arrive', 'present', 'annotate', 'compare', 'keySituations', 'deepen', 'findings'],
  ...['recommendations', 'close', 'discuss'],
]

/** The events of the day, in their order; its seats, ids and typed words are those below. */
export const richDay: readonly RoomEvent[] = [
  { type: 'agendaChanged', agenda: sampleAgenda.filter(({ kind }) => STEPS.includes(kind)) },
  { type: 'workshopOpened', at: at(0) },
  ...[
    seat('facilitation', 'facilitator'),
    seat('recorder', 'recorder'),
    seat('case', 'caseBringer'),
    seat('one', 'participant', 3),
    seat('two', 'participant'),
    seat('three', 'participant', 2),
    seat('guest', 'observer', 2),
  ],
  { type: 'seatLeft', seatId: idOf('seat-of-three') },
  enter('arrive', 0),
  enter('present', 12),
  { type: 'questionAsked', id: idOf('question-1'), text: 'Wer war zuständig?' },
  { type: 'questionAnswered', id: idOf('question-1'), answer: 'Der Bezirk Nord.', settled: true },
  { type: 'questionAsked', id: idOf('question-2'), text: 'Wer hat angerufen?' },
  enter('annotate', 40),
  enter('compare', 75),
  {
    type: 'annotationsRevealed',
    at: at(76),
    bundle: [
      note(idOf('a'), 'e1'),
      note(idOf('b'), 'e1'),
      note(idOf('c'), 'e2', { direction: 'strength', weight: 3, rating: null, paper: true }),
      note(idOf('d'), 'e6', {
        criterionId: 'S-01-1',
        direction: 'question',
        weight: 1,
        rating: null,
      }),
    ],
    figures: [
      { entryId: 'e1', criterionId: 'P-01-1', seats: 3, verdict: 'agreed', leading: 'potential' },
      { entryId: 'e2', criterionId: 'P-01-1', seats: 5, verdict: 'split', leading: 'strength' },
      { entryId: 'e3', criterionId: 'P-01-1', seats: 3, verdict: 'leaning', leading: 'potential' },
    ],
  },
  { type: 'groupChanged', group: { id: idOf('group-1'), title: 'Thema der Gruppe' } },
  { type: 'annotationsGrouped', ids: [idOf('a'), idOf('b')], groupId: idOf('group-1') },
  {
    type: 'replyAdded',
    reply: { id: idOf('reply-1'), annotationId: idOf('a'), text: 'Das sehe ich anders.' },
  },
  { type: 'topicParked', id: idOf('topic-1'), text: 'Rufbereitschaft' },
  { type: 'topicSettled', id: idOf('topic-1'), status: 'assigned', assignedTo: 'Leitung' },
  {
    type: 'perspectiveNoted',
    note: { id: idOf('view-1'), perspective: 'mother', text: 'Niemand half.' },
  },
  {
    type: 'perspectiveNoted',
    note: { id: idOf('view-2'), perspective: 'child', text: 'Ich wartete.' },
  },
  enter('keySituations', 120),
  {
    type: 'keySituationChanged',
    content: {
      id: idOf('turn'),
      title: 'Die Vertretung',
      entryIds: ['e4'],
      question: 'Was fehlte?',
    },
  },
  {
    type: 'keySituationChanged',
    content: {
      id: idOf('start'),
      title: 'Der Anfang',
      entryIds: ['e1', 'e2'],
      question: 'Wer sah was?',
    },
  },
  {
    type: 'keySituationChanged',
    content: { id: idOf('visit'), title: 'Der Besuch', entryIds: ['e2'], question: 'Was half?' },
  },
  ...vote(idOf('vote-1'), 'keySituation', [idOf('turn'), idOf('start'), idOf('visit')], {
    totals: { [idOf('turn')]: 7, [idOf('start')]: 4, [idOf('visit')]: 7 },
    paper: { people: 2, totals: { [idOf('turn')]: 3 } },
  }),
  { type: 'keySituationsChosen', ids: [idOf('turn'), idOf('start')] },
  enter('deepen', 150),
  ...(
    [
      [idOf('line-1'), idOf('turn'), 'factor', 'TE', 'Niemand war da.'],
      [idOf('line-2'), idOf('turn'), 'factor', 'OR', 'Keine Regel.'],
      [idOf('line-3'), idOf('turn'), 'factor', 'OR', 'Zu viele Fälle.'],
      [idOf('line-4'), idOf('turn'), 'knownThen', null, 'Die Kita hatte angerufen.'],
      [idOf('line-5'), idOf('start'), 'strength', null, 'Zu zweit gefahren.'],
      [idOf('line-6'), idOf('visit'), 'hypothesis', null, 'Es war zu früh.'],
    ] as const
  ).map(([id, keySituationId, kind, factor, text]): RoomEvent => ({
    type: 'boardItemAdded',
    item: { id, keySituationId, kind, factor, text },
  })),
  { type: 'statementNoted', statement: { id: idOf('said-1'), text: 'Danke für den Blick.' } },
  enter('findings', 190),
  finding(idOf('gap'), {
    annotationIds: [idOf('a'), idOf('b')],
    spans: [span('e4', 14)],
    factors: ['OR', 'TE'],
    groupId: idOf('group-1'),
    keySituationId: idOf('turn'),
  }),
  finding(idOf('dropped'), {}),
  { type: 'findingRemoved', id: idOf('dropped') },
  finding(idOf('held'), {
    direction: 'strength',
    level: null,
    evidenceLevel: null,
    rating: null,
    criterionId: null,
    noEvidenceReason: 'Die Runde erlebt es so.',
  }),
  wording(findingTextId(idOf('gap'), 'title'), 'Übergaben ohne Regel'),
  wording(findingTextId(idOf('gap'), 'observation'), 'Die Vertretung erfuhr nichts.'),
  wording(findingTextId(idOf('gap'), 'explanation'), 'Sie war kurzfristig.'),
  wording(findingTextId(idOf('gap'), 'minorityView'), 'Der Auftrag war klar genug.'),
  wording(findingTextId(idOf('held'), 'title'), 'Zu zweit vor Ort'),
  ...vote(
    idOf('vote-2'),
    'consent',
    consentOptions,
    { totals: { agree: 4, concerns: 0, object: 1 } },
    idOf('gap'),
  ),
  finding(idOf('gap'), {
    annotationIds: [idOf('a'), idOf('b')],
    spans: [span('e4', 14)],
    factors: ['OR'],
    groupId: idOf('group-1'),
    keySituationId: idOf('turn'),
  }),
  ...vote(idOf('vote-3'), 'consent', consentOptions, { ballots: 2 }, idOf('held')),
  enter('recommendations', 240),
  {
    type: 'recommendationChanged',
    content: {
      id: idOf('talk'),
      findingIds: [idOf('gap')],
      addressee: 'office',
      owner: 'Teamleitung',
      due: '2027-09-30',
      indicator: 'Stichprobe von 10 Akten',
    },
  },
  {
    type: 'recommendationChanged',
    content: {
      id: idOf('form'),
      findingIds: [idOf('held'), idOf('gap')],
      addressee: 'partner',
      owner: 'Netzwerkkoordination',
      due: '2027-03-31',
      indicator: '',
    },
  },
  wording(recommendationTextId(idOf('talk')), 'Jede Übergabe ist ein Gespräch.'),
  wording(recommendationTextId(idOf('form')), 'Ein gemeinsamer Bogen.'),
  ...vote(idOf('vote-4'), 'recommendation', [idOf('talk'), idOf('form')], {
    totals: { [idOf('talk')]: 2, [idOf('form')]: 9 },
  }),
  enter('close', 280),
  ...vote(idOf('vote-5'), 'feedback', feedbackOptions, {
    totals: { none: 0, little: 1, rather: 2, very: 2 },
    texts: ['Mehr Zeit für die Befunde.', 'Gut geführt.'],
  }),
  {
    type: 'recordDetailsChanged',
    details: { facilitation: 'Fachberatung', recorder: '', distribution: 'Leitung' },
  },
  { type: 'workshopClosed', at: at(300), commentUntil: '2026-12-09' },
]
