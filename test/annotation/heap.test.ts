import { describe, expect, it } from 'vitest'
import { alikeSets, heapOf } from '../../client/annotation/heap.ts'
import { ungroupedCount } from '../../client/group/groupList.ts'
import type { RevealedAnnotation } from '../../shared/annotation/annotation.ts'

const mark = (id: string, change: Partial<RevealedAnnotation> = {}): RevealedAnnotation => ({
  id,
  bundle: 1,
  span: { entryId: 'e1', start: 0, end: 20, quote: 'Stelle' },
  criterionId: 'P-01-1',
  direction: 'potential',
  weight: 2,
  rating: null,
  note: '',
  paper: false,
  ...change,
})
const at = (start: number, end: number, entryId = 'e1') => ({
  span: { entryId, start, end, quote: 'Stelle' },
})
const ids = (sets: readonly (readonly { id: string }[])[]) =>
  sets.map((set) => set.map(({ id }) => id))

describe('the heap of annotations', () => {
  it('stands by entry in the order of the text, inside by criterion, and loses none', () => {
    const marks = [
      mark('1', { ...at(0, 9, 'e2') }),
      mark('2', { criterionId: 'P-10-1' }),
      mark('3', { criterionId: 'P-02-1' }),
      mark('4'),
      mark('5', { ...at(40, 50) }),
      mark('6', { ...at(0, 9, 'gone') }),
    ]
    const heap = heapOf(marks, [{ id: 'e1' }, { id: 'e0' }, { id: 'e2' }])
    expect(heap.map(({ entryId, total }) => [entryId, total])).toEqual([
      ['e1', 4],
      ['e2', 1],
      ['gone', 1],
    ])
    expect(heap[0]?.places.map(({ criterionId }) => criterionId)).toEqual([
      'P-01-1',
      'P-02-1',
      'P-10-1',
    ])
    const shown = heap.flatMap(({ places }) => places.flatMap(({ sets }) => sets.flat()))
    expect(shown.map(({ id }) => id).toSorted()).toEqual(['1', '2', '3', '4', '5', '6'])
  })

  it('puts the same words without notes together, not another direction and not a short overlap', () => {
    const marks = [
      mark('1', at(0, 20)),
      mark('2', at(2, 20)),
      mark('3', { ...at(0, 20), direction: 'strength' }),
      mark('4', at(15, 60)),
    ]
    expect(ids(alikeSets(marks))).toEqual([['1', '2'], ['3'], ['4']])
  })

  it('puts notes together that say the same wherever they stand, and keeps others of the same words apart', () => {
    const marks = [
      mark('1', { ...at(0, 9), note: 'Die Rückmeldung an die Kita fehlt ganz.' }),
      mark('2', { ...at(50, 59), note: 'Rückmeldung an die Kita fehlt' }),
      mark('3', { ...at(0, 9), note: 'Gefährdung wurde gut dokumentiert' }),
      mark('4', at(0, 9)),
    ]
    expect(ids(alikeSets(marks))).toEqual([['1', '2', '4'], ['3']])
  })

  it('takes two thousand annotations in a moment', () => {
    const many = Array.from({ length: 2000 }, (_, n) =>
      mark(String(n), {
        ...at((n * 7) % 900, ((n * 7) % 900) + 30, `e${String(n % 40)}`),
        criterionId: `P-${String(n % 25)}-1`,
        note: `Notiz ${String(n)} über Wort${String(n % 90)} und Anderes`,
      }),
    )
    const entries = Array.from({ length: 40 }, (_, n) => ({ id: `e${String(n)}` }))
    const began = performance.now()
    const heap = heapOf(many, entries)
    expect(performance.now() - began).toBeLessThan(2000)
    expect(heap.reduce((sum, { total }) => sum + total, 0)).toBe(2000)
  })

  it('what is still to sort is counted the same everywhere', () => {
    expect(ungroupedCount({ order: ['a', 'b', 'c'], groupOf: { b: 'g' } })).toBe(2)
  })
})
