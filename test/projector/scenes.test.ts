import { describe, expect, it } from 'vitest'
import { placeSentence } from '../../client/annotation/agreementText.ts'
import { compareScenes, densityCaption } from '../../client/projector/compareScenes.ts'
import { dayPages, toldDay } from '../../client/projector/days.ts'
import { latestChange } from '../../client/projector/latestChange.ts'
import { excerptOf, excerptPieces } from '../../client/projector/passageScene.ts'
import { sceneOf } from '../../client/projector/scene.ts'
import { situationScene } from '../../client/projector/situationScene.ts'
import { Turner } from '../../client/projector/turner.svelte.ts'
import { barRows } from '../../client/projector/voteScene.ts'
import type { Direction, RevealedAnnotation } from '../../shared/annotation/annotation.ts'
import type { Entry } from '../../shared/caseText/caseText.ts'
import { emptyRoomSlice, type RoomSlice } from '../../shared/protocol/roomView.ts'
import { phaseKinds, type PhaseKind } from '../../shared/workshop/agenda.ts'

const entry = (id: string, day: number, text = 'Ein Satz. Noch ein Satz.'): Entry =>
  ({ id, day, heading: '', text }) as Entry
const entries = [entry('a', 0), entry('b', 3), entry('c', 9)]

const mark = (id: string, direction: Direction, entryId = 'a'): RevealedAnnotation => ({
  id,
  bundle: 1,
  span: { entryId, start: 0, end: 9, quote: 'Ein Satz.' },
  criterionId: 'P-01-1',
  direction,
  weight: 1,
  rating: null,
  note: '',
  paper: false,
})

const inStep = (kind: PhaseKind, status: 'planned' | 'open' | 'closed' = 'open'): RoomSlice => ({
  ...emptyRoomSlice,
  workshop: {
    ...emptyRoomSlice.workshop,
    status,
    stepId: 'step',
    agenda: [{ id: 'step', kind, title: 'Schritt', minutes: 5, question: '' }],
  },
})

describe('what stands on the wall', () => {
  it('follows the phase, invites in before the opening and says goodbye after the end', () => {
    for (const kind of phaseKinds) expect(sceneOf(inStep(kind))).toBe(kind)
    expect(sceneOf(inStep('present', 'planned'))).toBe('arrive')
    expect(sceneOf(inStep('present', 'closed'))).toBe('close')
  })

  it('shows a shown passage where the room reads together, never over silent work or a break', () => {
    const focus = { entryId: 'a', span: null, annotationId: null }
    const shown = (kind: PhaseKind) => ({
      ...inStep(kind),
      discussion: { ...emptyRoomSlice.discussion, focus },
    })
    expect(sceneOf(shown('discuss'))).toBe('passage')
    expect(sceneOf(shown('annotate'))).toBe('annotate')
    expect(sceneOf(shown('break'))).toBe('break')
  })

  it('tells the last day with an entry up to the marker', () => {
    expect(toldDay(entries, null)).toBeNull()
    expect(toldDay(entries, 5)).toBe(3)
    expect(toldDay(entries, -1)).toBeNull()
    expect(dayPages(entries, 3).map((page) => page.entry.id)).toEqual(['b'])
  })
})

describe('after the reveal', () => {
  const agreed = ['1', '2', '3'].map((id) => mark(id, 'strength'))
  const split = [
    mark('4', 'strength', 'b'),
    mark('5', 'potential', 'b'),
    mark('6', 'potential', 'b'),
  ]

  it('shows the density first, then where the room agrees, then where it splits', () => {
    const figure = (entryId: string, verdict: 'agreed' | 'split') => ({
      entryId,
      criterionId: 'P-01-1',
      seats: 3,
      verdict,
      leading: 'strength' as const,
    })
    const figures = [figure('a', 'agreed'), figure('b', 'split')]
    const scenes = compareScenes([...split, ...agreed], figures)
    expect(scenes.map(({ kind }) => kind)).toEqual(['density', 'agreed', 'split'])
    const sentences = scenes.flatMap((scene) =>
      scene.kind === 'density' ? [] : [placeSentence(scene.place)],
    )
    expect(sentences[0]).toBe('Mindestens 3 Plätze, alle sehen Gelungenes.')
    expect(sentences[1]).toBe('Mindestens 3 Plätze sehen es verschieden.')
  })

  it('says the finding of the picture in words', () => {
    const caption = densityCaption(entries, agreed)
    expect(caption).toContain('„Tag 0“: 3 Anmerkungen')
    expect(caption).toContain('2 von 3 Einträgen ohne Anmerkung')
  })

  it('cuts the shown passage out of its sentences', () => {
    const text = 'Erster Satz. Zweiter Satz. Dritter Satz.'
    const span = { entryId: 'a', start: 13, end: 20, quote: 'Zweiter' }
    const excerpt = excerptOf(text, span, 14)
    expect(text.slice(excerpt.start, excerpt.end).trim()).toBe('Zweiter Satz.')
    const pieces = excerptPieces(text, excerpt, { span }, [])
    expect(pieces.filter(({ shown }) => shown).map((piece) => piece.text)).toEqual(['Zweiter'])
  })
})

describe('votes and writing', () => {
  const vote = {
    id: 'vote',
    kind: 'keySituation' as const,
    subjectId: null,
    options: ['x', 'y', 'z'],
    dots: 3,
    cumulative: false,
    result: null,
    review: false,
  }
  const result = { totals: { x: 1, y: 4, z: 4 }, ballots: 4, people: 4, paper: null, texts: [] }

  it('ranks the options of a closed vote and marks ties', () => {
    const rows = barRows(vote, result, [{ id: 'x', label: 'Erste' }])
    expect(rows.map(({ rank, tied }) => [rank, tied])).toEqual([
      [1, true],
      [1, true],
      [3, false],
    ])
    expect(rows[2]?.label).toBe('Erste')
  })

  it('puts a running vote before everything else', () => {
    const room = { ...inStep('keySituations'), vote: { votes: [vote] } }
    expect(situationScene(room)).toBe('vote')
    expect(situationScene({ ...room, vote: { votes: [{ ...vote, result }] } })).toBe('result')
    expect(situationScene(inStep('keySituations'))).toBe('candidates')
  })

  it('finds what is written now: a wording first, else what was marked anew', () => {
    const before = { items: [{ id: 'one', mark: '1' }], states: { 'finding.one.title': 'a' } }
    const typed = { ...before, states: { 'finding.one.title': 'b' } }
    const moved = { ...before, items: [{ id: 'one', mark: '2' }] }
    expect(latestChange('finding', before, before)).toBeNull()
    expect(latestChange('finding', before, typed)).toEqual({ id: 'one', field: 'title' })
    expect(latestChange('finding', before, moved)).toEqual({ id: 'one', field: null })
    expect(latestChange('recommendation', before, typed)).toBeNull()
  })

  it('turns pages round and round, holds after a turn by hand, and keeps its place when pages go', () => {
    let count = 3
    const turner = new Turner(() => count)
    turner.turn(-1)
    expect(turner.at).toBe(2)
    expect(turner.held).toBe(false)
    count = 2
    expect(turner.at).toBe(1)
    turner.turnByHand(1)
    expect([turner.at, turner.held]).toEqual([0, true])
    turner.begin()
    expect(turner.held).toBe(false)
  })
})
