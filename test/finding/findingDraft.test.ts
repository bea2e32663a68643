import { describe, expect, it } from 'vitest'
import {
  beginningFrom,
  consentDoubt,
  contentOf,
  emptyFinding,
  fewStrengths,
  lacking,
  restingOn,
  stepTo,
  turnedHeading,
} from '../../client/finding/findingDraft.ts'
import type { RevealedAnnotation } from '../../shared/annotation/annotation.ts'
import { inOrder, type Finding } from '../../shared/finding/finding.ts'
import { findingContentSchema } from '../../shared/finding/finding.schema.ts'
import type { BoardItem } from '../../shared/keySituation/keySituation.ts'
import { emptyRoomSlice, type RoomSlice } from '../../shared/room/roomView.ts'

const finding = (id: string, direction: Finding['direction'], change: Partial<Finding> = {}) => ({
  ...emptyFinding(id, direction),
  number: 1,
  revision: 1,
  review: false,
  ...change,
})

const revealed = (id: string, criterionId: string): RevealedAnnotation => ({
  id,
  criterionId,
  span: { entryId: 'e1', start: 0, end: 3, quote: 'abc' },
  direction: 'potential',
  weight: 2,
  rating: null,
  note: '',
  paper: false,
  bundle: 1,
})

const grouped: RoomSlice = {
  ...emptyRoomSlice,
  annotation: {
    ...emptyRoomSlice.annotation,
    order: ['a', 'b', 'c', 'd'],
    revealed: {
      a: revealed('a', 'P-01-1'),
      b: revealed('b', 'P-02-1'),
      c: revealed('c', 'P-02-1'),
      d: revealed('d', 'P-01-1'),
    },
    groups: [{ id: 'g', title: 'Übergaben' }],
    groupOf: { a: 'g', b: 'g', c: 'g' },
  },
}

const item = (id: string, factor: BoardItem['factor']): BoardItem => ({
  id,
  keySituationId: 'k',
  kind: 'factor',
  factor,
  text: 'Zeile',
})

const titleOf = (criterionId: string) => `Titel von ${criterionId}`

describe('a finding begins', () => {
  it('with the annotations of a place as evidence, their criterion and its title, and their direction', () => {
    const { title, content } = beginningFrom(
      { kind: 'annotations', ids: ['b', 'c', 'gone'] },
      grouped,
      'f',
      titleOf,
    )
    expect(title).toBe('Entwicklungspotenzial: Kriterium „Titel von P-02-1“')
    expect(content).toMatchObject({
      direction: 'potential',
      annotationIds: ['b', 'c'],
      criterionId: 'P-02-1',
      groupId: null,
    })
    const { revealed } = grouped.annotation
    const praised = Object.fromEntries(
      Object.entries(revealed).map(([id, one]) => [id, { ...one, direction: 'strength' as const }]),
    )
    const room = { ...grouped, annotation: { ...grouped.annotation, revealed: praised } }
    const begun = beginningFrom({ kind: 'annotations', ids: ['a'] }, room, 'f', titleOf)
    expect(begun.content.direction).toBe('strength')
    expect(begun.title).toBe('Gelungen: Kriterium „Titel von P-01-1“')
    expect(turnedHeading(begun.title, 'potential')).toBe(
      'Entwicklungspotenzial: Kriterium „Titel von P-01-1“',
    )
    expect(turnedHeading(begun.title, 'strength')).toBeNull()
    expect(turnedHeading('Übergaben', 'potential')).toBeNull()
  })

  it('with a line of a board: its words, its factor and its situation, as the schema takes them', () => {
    const id = 'k'.repeat(22)
    const line = { ...item('i', 'TE'), keySituationId: id, text: 'Wort '.repeat(60).trim() }
    const room: RoomSlice = {
      ...emptyRoomSlice,
      keySituation: {
        ...emptyRoomSlice.keySituation,
        situations: [
          {
            id,
            title: 'Tag 44',
            entryIds: ['e1'],
            question: '',
            chosen: true,
            revision: 1,
            review: false,
          },
        ],
        boardItems: [line, { ...line, id: 'j', kind: 'strength', factor: null }],
      },
    }
    const begin = (from: string) =>
      beginningFrom({ kind: 'boardItem', id: from }, room, 'f'.repeat(22), titleOf)
    expect(begin('i').title.length).toBeLessThanOrEqual(122)
    expect(begin('i').content).toMatchObject({
      keySituationId: id,
      factors: ['TE'],
      direction: 'potential',
    })
    expect(begin('j').content).toMatchObject({ factors: [], direction: 'strength' })
    for (const from of ['i', 'j', 'gone'])
      expect(findingContentSchema.safeParse(begin(from).content).success).toBe(true)
  })

  it('and what rests on the same source already is known', () => {
    const on = finding('x', 'potential', { annotationIds: ['a', 'b', 'c'], groupId: 'g' })
    const ids = (source: Parameters<typeof restingOn>[0]) =>
      restingOn(source, [on]).map(({ id }) => id)
    expect(ids({ kind: 'annotations', ids: ['a', 'b'] })).toEqual(['x'])
    expect(ids({ kind: 'annotations', ids: ['a', 'd'] })).toEqual([])
    expect(ids({ kind: 'annotations', ids: [] })).toEqual([])
    expect(ids({ kind: 'group', id: 'g' })).toEqual(['x'])
    expect(ids({ kind: 'situation', id: 'k' })).toEqual([])
  })

  it('with the annotations of a group, its title and the criterion named most often', () => {
    const { title, content } = beginningFrom({ kind: 'group', id: 'g' }, grouped, 'f', titleOf)
    expect(title).toBe('Übergaben')
    expect(content).toMatchObject({
      groupId: 'g',
      annotationIds: ['a', 'b', 'c'],
      criterionId: 'P-02-1',
    })
  })

  it('with the factors the groups wrote about a key situation, each once', () => {
    const room: RoomSlice = {
      ...emptyRoomSlice,
      keySituation: {
        situations: [
          {
            id: 'k',
            title: 'Tag 44',
            entryIds: ['e1'],
            question: '',
            chosen: true,
            revision: 1,
            review: false,
          },
        ],
        boardsOpen: true,
        boardItems: [item('1', 'TE'), item('2', 'TE'), item('3', null), item('4', 'ZU')],
      },
    }
    const { title, content } = beginningFrom({ kind: 'situation', id: 'k' }, room, 'f', titleOf)
    expect(title).toBe('Tag 44')
    expect(content).toMatchObject({ keySituationId: 'k', factors: ['TE', 'ZU'] })
  })
})

describe('the order of findings', () => {
  const list = [
    finding('p1', 'potential'),
    finding('s1', 'strength'),
    finding('p2', 'potential'),
    finding('s2', 'strength'),
  ]

  it('is strengths first, as in the minutes', () => {
    expect(inOrder(list).map(({ id }) => id)).toEqual(['s1', 's2', 'p1', 'p2'])
  })

  it('changes by one step in the list, whatever the direction', () => {
    const moved = (id: string, by: -1 | 1) => {
      const to = stepTo(list, id, by)
      if (to === null) return null
      const others = list.filter((one) => one.id !== id)
      const one = list.filter((other) => other.id === id)
      return [...others.slice(0, to), ...one, ...others.slice(to)].map(({ id }) => id)
    }
    expect(moved('s1', 1)).toEqual(['p1', 'p2', 's1', 's2'])
    expect(moved('p2', -1)).toEqual(['p1', 'p2', 's1', 's2'])
    expect(moved('p1', -1)).toBeNull()
    expect(moved('s2', 1)).toBeNull()
  })
})

describe('what is asked of findings', () => {
  it('names what is missing', () => {
    const bare = finding('f', 'strength')
    expect(lacking(bare, { title: ' ', observation: '' })).toEqual([
      'Überschrift',
      'Beobachtung',
      'Beleg oder Begründung',
      'Kriterium',
      'ob er über den Fall hinaus gilt',
    ])
    const full = finding('f', 'strength', {
      noEvidenceReason: 'Aus dem Gespräch.',
      criterionId: 'P-01-1',
      evidenceLevel: 'singleCase',
    })
    expect(lacking(full, { title: 'T', observation: 'B' })).toEqual([])
    expect(consentDoubt([])).toBe('')
    expect(consentDoubt(lacking(full, { title: 'T', observation: '' }))).toBe(
      'Es fehlt noch: Beobachtung. Trotzdem abfragen?',
    )
  })

  it('asks for strengths where they are less than a third', () => {
    const potentials = ['1', '2', '3'].map((id) => finding(id, 'potential'))
    expect(fewStrengths(potentials)).toBe(true)
    expect(fewStrengths([...potentials.slice(1), finding('s', 'strength')])).toBe(false)
    expect(fewStrengths(potentials.slice(1))).toBe(false)
  })

  it('sends nothing but the structured part', () => {
    const id = 'A'.repeat(22)
    expect(findingContentSchema.safeParse(contentOf(finding(id, 'strength'))).success).toBe(true)
  })
})
