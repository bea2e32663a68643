import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { shortened } from '../../shared/kernel/text.ts'
import { checkLines, openSentences } from '../../shared/close/openPoints.ts'
import { nextDates } from '../../client/projector/summary.ts'
import type { Finding } from '../../shared/finding/finding.ts'
import { toBase64 } from '../../shared/kernel/base64.ts'
import { emptyRoomSlice, type RoomSlice } from '../../shared/room/roomView.ts'
import type { Recommendation } from '../../shared/recommendation/recommendation.ts'
import { findingTextId } from '../../shared/sharedText/sharedText.ts'
import type { Vote } from '../../shared/vote/vote.ts'
import { blockingCount, checklist } from '../../shared/room/workshop.rules.ts'

const finding = (id: string, change: Partial<Finding> = {}): Finding => ({
  id,
  direction: 'potential',
  level: null,
  evidenceLevel: null,
  criterionId: null,
  rating: null,
  annotationIds: [],
  spans: [],
  noEvidenceReason: '',
  factors: [],
  groupId: null,
  keySituationId: null,
  number: Number(id.slice(1)),
  revision: 1,
  review: false,
  ...change,
})
const recommendation = (id: string, change: Partial<Recommendation> = {}): Recommendation => ({
  id,
  findingIds: [],
  addressee: 'office',
  owner: '',
  due: null,
  indicator: '',
  number: Number(id.slice(1)),
  revision: 1,
  review: false,
  ...change,
})
const vote = (id: string, change: Partial<Vote> = {}): Vote => ({
  id,
  kind: 'consent',
  subjectId: 'f2',
  options: [],
  dots: 1,
  cumulative: false,
  result: null,
  review: false,
  ...change,
})

function wording(text: string): string {
  const doc = new Y.Doc()
  doc.getText('text').insert(0, text)
  return toBase64(Y.encodeStateAsUpdate(doc))
}

const room: RoomSlice = {
  ...emptyRoomSlice,
  finding: {
    retired: {},
    findings: [finding('f1', { noEvidenceReason: 'mündlich' }), finding('f2', { review: true })],
  },
  recommendation: {
    retired: {},
    recommendations: [recommendation('r1', { owner: 'Leitung' }), recommendation('r2')],
  },
  discussion: {
    ...emptyRoomSlice.discussion,
    parked: [
      { id: 'p1', text: 'Rufbereitschaft', status: 'open', assignedTo: '' },
      { id: 'p2', text: 'Räume', status: 'settled', assignedTo: '' },
    ],
  },
  vote: { votes: [vote('v1')] },
  sharedText: { states: { [findingTextId('f2', 'title')]: wording('Übergaben ohne Regel') } },
}

const today = '2026-11-27'

it('PH6: names exactly the points that the checklist counts', () => {
  const lines = checkLines(room, today)
  const points = () =>
    lines.filter(({ blocking }) => blocking).reduce((sum, line) => sum + line.points.length, 0)
  const counted = checklist({ room })
  expect(points()).toBe(blockingCount(counted))
  expect(lines.find(({ key }) => key === 'review')?.points.length).toBe(counted.review)
  expect(blockingCount(counted)).toBe(6)
})

it('offers for the mark „prüfen“ the steps of what bears it, and says what it means', () => {
  const line = checkLines(room, today).find(({ key }) => key === 'review')
  expect(line?.steps).toEqual(['findings'])
  expect(line?.label).toContain('Worauf es beruht, hat sich später geändert')
  const voted = { ...room, vote: { votes: [{ ...vote('v1'), review: true }] } }
  expect(checkLines(voted, today).find(({ key }) => key === 'review')?.steps).toEqual(['findings'])
  const nothing = { ...room, finding: { retired: {}, findings: [finding('f1', {})] } }
  expect(checkLines(nothing, today).find(({ key }) => key === 'review')?.steps).toEqual([])
})

it('calls every open point by its name', () => {
  const names = Object.fromEntries(
    checkLines(room, today).map(({ key, points }) => [key, points.map(({ name }) => name)]),
  )
  expect(names).toEqual({
    evidence: ['Befund 2: Übergaben ohne Regel'],
    owner: ['Empfehlung 2'],
    due: ['Empfehlung 1', 'Empfehlung 2'],
    parked: ['Rufbereitschaft'],
    votes: ['Zustimmung zu Befund 2: Übergaben ohne Regel'],
    review: ['Befund 2: Übergaben ohne Regel'],
    findings: [
      'Befund 1. Es fehlen Überschrift, Beobachtung und Kriterium. Die Zustimmung wurde nicht abgefragt.',
      'Befund 2: Übergaben ohne Regel. Es fehlen Beobachtung und Kriterium.',
    ],
    recommendations: [1, 2].map(
      (number) =>
        `Empfehlung ${String(number)}. Es fehlt der Wortlaut. Es fehlt: Woran merken wir es? Sie ist noch keinem Befund zugeordnet.`,
    ),
    names: [],
    record: ['Moderation', 'Protokoll'].map(
      (missing) => `${missing}: Funktion fehlt, siehe „Angaben fürs Protokoll“`,
    ),
  })
})

it('[MI4] finds nothing open in an empty room but the functions that nobody named, which hold nothing up', () => {
  const open = (room: RoomSlice) =>
    checkLines(room, today).filter(({ points }) => points.length > 0)
  expect(open(emptyRoomSlice)).toMatchObject([
    { key: 'record', blocking: false, points: [{ key: 'Moderation' }, { key: 'Protokoll' }] },
  ])
  const details = { facilitation: 'Fachberatung', recorder: '', distribution: '' }
  expect(open({ ...emptyRoomSlice, minutes: { details } })).toMatchObject([
    { points: [{ key: 'Protokoll' }] },
  ])
  const named = { ...details, recorder: 'Teamassistenz' }
  expect(open({ ...emptyRoomSlice, minutes: { details: named } })).toEqual([])
})

it('doubts a date that lies behind today, and holds nothing up for it', () => {
  const dated = (due: string): RoomSlice => ({
    ...emptyRoomSlice,
    recommendation: { retired: {}, recommendations: [recommendation('r1', { due })] },
  })
  const line = (due: string) => checkLines(dated(due), today).find(({ key }) => key === 'due')
  expect(line('2020-03-01')).toMatchObject({
    points: [],
    doubts: ['Empfehlung 1. Die Frist 01.03.2020 liegt in der Vergangenheit. Stimmt das Jahr?'],
  })
  expect(line(today)?.doubts).toEqual([])
  expect(nextDates(dated('2020-03-01'), today)).toEqual([])
  expect(nextDates(dated('2027-03-01'), today)).toEqual([
    'Erste Frist einer Empfehlung: 1. März 2027',
  ])
})

it('[MI10] the draft names what the checklist names, each in a sentence', () => {
  const listed = checkLines(room, today).flatMap(({ points, doubts }) => [...points, ...doubts])
  expect(openSentences(room, today)).toHaveLength(listed.length)
  expect(openSentences(room, today)).toContain('Empfehlung 2: Wer ist verantwortlich?')
  expect(openSentences(room, today)).toContain('Themenspeicher: „Rufbereitschaft“ ist noch offen.')
})

it('cuts a long wording between words', () => {
  expect(shortened('Säugling ohne Vorsorge', 12)).toBe('Säugling …')
  expect(shortened('Kinderschutzverfahren', 12)).toBe('Kinderschutz …')
  expect(shortened('Säugling', 12)).toBe('Säugling')
})

it('names structure criteria that were uncovered and not agreed on, where there are any', () => {
  const voice = { rating: 'present', reason: '', evidence: { document: null, text: '' } }
  const ofStructure = (structureRating: Partial<RoomSlice['structureRating']>) =>
    checkLines(
      {
        ...emptyRoomSlice,
        structureRating: { ...emptyRoomSlice.structureRating, ...structureRating },
      },
      '2026-11-28',
    ).find(({ key }) => key === 'structure')
  expect(ofStructure({})).toBeUndefined()
  // Too few rated it: there is nothing to agree on that the room has seen.
  expect(ofStructure({ uncovered: { 'S-01-1': null } })).toBeUndefined()
  const uncovered = { 'S-01-1': [voice, voice, voice], 'S-01-2': [voice, voice, voice] }
  const agreed = [{ ...voice, id: 'a', criterionId: 'S-01-1', revision: 1 }]
  const line = ofStructure({ uncovered, agreed })
  expect(line?.points.map(({ name }) => name)).toEqual(['Strukturmerkmal S-01-2'])
  expect([line?.blocking, line?.steps]).toEqual([false, ['structure']])
})

it('[SR6] says of how many structure criteria the room agreed, once a step rated them, and forbids nothing', () => {
  const step = { id: 's', kind: 'structure' as const, title: 'Struktur', question: '', minutes: 60 }
  const rated = { rating: 'present', reason: '', evidence: { document: null, text: '' } }
  const agreed = ['S-01-1', 'S-01-2', 'S-02-1'].map((id) => {
    return { ...rated, id, criterionId: id, revision: 1 }
  })
  const lineOf = (visited: readonly string[], rateable?: number) =>
    checkLines(
      {
        ...emptyRoomSlice,
        workshop: { ...emptyRoomSlice.workshop, agenda: [step], visited },
        structureRating: { ...emptyRoomSlice.structureRating, agreed },
      },
      '2026-11-28',
      rateable,
    ).find(({ key }) => key === 'structure')
  expect(lineOf(['s'], 28)).toMatchObject({
    ...{ points: [], doubts: ['Vereinbart sind 3 von 28 Strukturmerkmalen.'], blocking: false },
  })
  expect(lineOf(['s'], 3)).toBeUndefined()
  expect(lineOf(['s'])).toBeUndefined()
  expect(lineOf([], 28)).toBeUndefined()
})
