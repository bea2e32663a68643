import { describe, expect, it } from 'vitest'
import {
  contentOf,
  emptyFinding,
  fewStrengths,
  fromGroup,
  fromKeySituation,
  lacking,
  stepTo,
} from '../../client/finding/findingDraft.ts'
import type { RevealedAnnotation } from '../../shared/annotation/annotation.ts'
import { inOrder, type Finding } from '../../shared/finding/finding.ts'
import { findingContentSchema } from '../../shared/finding/finding.schema.ts'
import type { BoardItem } from '../../shared/keySituation/keySituation.ts'
import { emptyRoomSlice, type RoomSlice } from '../../shared/protocol/roomView.ts'

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

describe('a finding begins', () => {
  it('with the annotations of a group, its title and the criterion named most often', () => {
    const { title, content } = fromGroup(grouped, 'g', 'f', 'potential')
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
    const { title, content } = fromKeySituation(room, 'k', 'f', 'strength')
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
      'Reichweite',
    ])
    const full = finding('f', 'strength', {
      noEvidenceReason: 'Aus dem Gespräch.',
      criterionId: 'P-01-1',
      evidenceLevel: 'singleCase',
    })
    expect(lacking(full, { title: 'T', observation: 'B' })).toEqual([])
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
