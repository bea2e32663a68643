import { expect, it } from 'vitest'
import { draftMinutes } from '../../server/minutes/minutesModel.ts'
import { emptyFinding } from '../../client/finding/findingDraft.ts'
import { findNames } from '../../shared/caseText/guard.label.ts'
import { minutesDocument } from '../../shared/minutes/minutesBlocks.ts'
import { documentPlaces } from '../../shared/close/namedPlaces.ts'
import { checkLines, openSentences } from '../../shared/close/openPoints.ts'
import type { RoomEvent } from '../../shared/room/event.ts'
import { evolveAll } from '../../shared/room/evolve.ts'
import { emptyRoomView } from '../../shared/room/roomView.ts'
import {
  findingTextId,
  recommendationTextId,
  structureTextId,
} from '../../shared/sharedText/sharedText.ts'
import { plainState } from '../../shared/sharedText/plainText.ts'
import { emptyMinutes } from '../support/sampleMinutes.ts'
import { villageFacts } from '../support/village.ts'

const found = (text: string) => findNames(text).map(({ start, end }) => text.slice(start, end))

it('[RC13] finds names behind Frau, Herr and Familie, whole names, given names, and what identifies', () => {
  expect(found('Frau Müller-Lüdenscheidt und Herr Schmidt')).toEqual([
    'Frau Müller-Lüdenscheidt',
    'Herr Schmidt',
  ])
  for (const name of [
    'Frau van Dijk',
    'Herrn von der Leyen',
    "Frau O'Neill",
    'Frau Dr. med. Li',
    'Prof. Dr. Yilmaz',
    'Familie Al-Hassan',
    'Peter Krause',
    'Kevin',
    'anna@example.org',
  ])
    expect(found(`Es sprach ${name} mit uns.`)).toEqual([name])
  expect(found('Die Frau zu Hause, Frau Mutter, die Familie des Kindes, Leitung ASD')).toEqual([])
  expect(found('Stichprobe bis 30.09.2027, jeden Mai')).toEqual([])
})

const [finding = '', recommendation = '', situation = '', vote = ''] = ['f', 'r', 's', 'v'].map(
  (letter) => letter.repeat(22),
)
/** A sentence with a name that stands nowhere else. */
const names: string[] = []
function named(): string {
  const name = `Frau Test${String.fromCharCode(97 + names.length)}mann`
  names.push(name)
  return `Hier spricht ${name} davon.`
}
const wording = (textId: string): RoomEvent => ({
  type: 'textUpdated',
  textId,
  update: plainState(named()),
})

const events: readonly RoomEvent[] = [
  {
    type: 'keySituationChanged',
    content: { id: situation, title: named(), entryIds: ['e1'], question: named() },
  },
  {
    type: 'boardsOpened',
    items: [
      { id: 'b1', keySituationId: situation, kind: 'factor', factor: null, text: named() },
      { id: 'b2', keySituationId: situation, kind: 'strength', factor: null, text: named() },
    ],
  },
  {
    type: 'findingChanged',
    content: { ...emptyFinding(finding, 'potential'), noEvidenceReason: named() },
  },
  ...(['title', 'observation', 'explanation', 'minorityView'] as const).map((field) =>
    wording(findingTextId(finding, field)),
  ),
  {
    type: 'recommendationChanged',
    content: {
      id: recommendation,
      findingIds: [finding],
      addressee: 'office',
      owner: named(),
      due: null,
      indicator: named(),
    },
  },
  wording(recommendationTextId(recommendation)),
  {
    type: 'structureAgreed',
    content: {
      ...{ id: 'a'.repeat(22), criterionId: 'S-01-1', rating: 'not_applicable', reason: named() },
      evidence: { document: null, text: named() },
    },
  },
  wording(structureTextId('a'.repeat(22))),
  { type: 'questionAsked', id: 'q1', text: named() },
  { type: 'questionAnswered', id: 'q1', answer: named(), settled: true },
  { type: 'topicParked', id: 't1', text: named() },
  { type: 'topicSettled', id: 't1', status: 'assigned', assignedTo: named() },
  { type: 'perspectiveNoted', note: { id: 'n1', perspective: 'child', text: named() } },
  { type: 'statementNoted', statement: { id: 'st1', text: named() } },
  {
    type: 'voteOpened',
    vote: {
      id: vote,
      kind: 'feedback',
      subjectId: null,
      options: ['none', 'little', 'rather', 'very'],
      dots: 1,
      cumulative: false,
    },
  },
  {
    type: 'voteClosed',
    voteId: vote,
    result: { totals: { very: 3 }, ballots: 3, people: 3, paper: null, texts: [named()] },
  },
  {
    type: 'recordDetailsChanged',
    details: { facilitation: named(), recorder: named(), distribution: named() },
  },
]
const { room } = evolveAll(emptyRoomView, events)
const sources = {
  entries: [],
  criterionLabel: (id: string) => id,
  ratingLabel: (_id: string, rating: string) => rating,
  themeLabel: (code: string) => code,
}

it('[RC13] the checklist and the draft list a name in every field that goes into the minutes', () => {
  const document = minutesDocument(
    draftMinutes(room, villageFacts, { ...emptyMinutes, stage: 'comment' }, sources),
  )
  const inDraft = documentPlaces(document).flatMap((place) => place.names)
  const inList = checkLines(room, '2026-11-28')
    .find(({ key }) => key === 'names')
    ?.points.map(({ name }) => name)
    .join('\n')
  expect(names.length).toBeGreaterThan(15)
  for (const name of names) {
    expect(inDraft, 'the draft').toContain(name)
    expect(inList, 'the checklist').toContain(name)
  }
})

it('[RC13] nothing of the places travels: a draft made by the server lists no name among what is open', () => {
  expect(openSentences(room, '2026-11-28').join('\n')).not.toContain('Ist das ein Name?')
})

it('[RC13] holds nothing up, and says where what can be reworded on the spot', () => {
  const line = checkLines(room, '2026-11-28').find(({ key }) => key === 'names')
  expect(line?.blocking).toBe(false)
  const items = line?.points.flatMap(({ itemId }) => itemId ?? [])
  expect(items).toEqual(['b1', 'b2', 'n1', 'st1', 'q1', 't1'])
})
