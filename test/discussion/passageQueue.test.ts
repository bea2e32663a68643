import { describe, expect, it } from 'vitest'
import { mayFollow } from '../../client/discussion/focusFollow.ts'
import { passageQueue, touching } from '../../client/discussion/passageQueue.ts'
import type { RevealedAnnotation } from '../../shared/annotation/annotation.ts'
import type { Entry } from '../../shared/caseText/caseText.ts'

const TEXT = 'abcdefghijklmnopqrstuvwxyz'
const entries: readonly Entry[] = ['e1', 'e2'].map((id) => ({
  id,
  day: 0,
  time: null,
  heading: '',
  text: TEXT,
}))
const mark = (id: string, entryId: string, start: number, end: number): RevealedAnnotation => ({
  id,
  bundle: 1,
  span: { entryId, start, end, quote: TEXT.slice(start, end) },
  criterionId: 'P-01-1',
  direction: 'strength',
  weight: 2,
  rating: null,
  note: '',
  paper: false,
})

describe('passages to talk about', () => {
  it('puts annotations of the same place together, in the order of the text', () => {
    const queue = passageQueue(
      entries,
      [
        mark('1', 'e1', 0, 4),
        mark('2', 'e2', 10, 14),
        mark('3', 'e2', 11, 16),
        mark('4', 'e2', 20, 24),
      ],
      [],
    )
    expect(queue.map(({ ids }) => ids)).toEqual([['1'], ['2', '3'], ['4']])
    expect(queue[1]?.span).toEqual({ entryId: 'e2', start: 10, end: 16, quote: 'klmnop' })
  })

  it('[RV4] is split where the seats are, not where the annotations are', () => {
    const marks = [
      mark('1', 'e1', 0, 4),
      { ...mark('2', 'e1', 0, 4), direction: 'potential' as const },
    ]
    const split = {
      entryId: 'e1',
      criterionId: 'P-01-1',
      seats: 5,
      verdict: 'split' as const,
      leading: 'strength' as const,
    }
    expect(passageQueue(entries, marks, [])[0]?.verdict).toBeNull()
    expect(passageQueue(entries, marks, [split])[0]?.verdict).toBe('split')
  })

  it('[RV4] begins where the seats are split, then where they agree; forty notes of one seat move nothing', () => {
    const figure = (entryId: string, verdict: 'split' | 'agreed') =>
      ({ entryId, criterionId: 'P-01-1', seats: 3, verdict, leading: 'strength' }) as const
    const marks = [
      ...Array.from({ length: 40 }, (_, at) => mark(`much-${String(at)}`, 'e1', 0, 4)),
      mark('agreed', 'e2', 0, 4),
      mark('split', 'e3', 0, 4),
    ]
    const three = [...entries, { ...entries[0], id: 'e3' } as Entry]
    const queue = passageQueue(three, marks, [figure('e2', 'agreed'), figure('e3', 'split')])
    expect(queue.map(({ span }) => span.entryId)).toEqual(['e3', 'e2', 'e1'])
  })

  it('a short overlap at the edge is another place', () => {
    expect(
      passageQueue(entries, [mark('1', 'e1', 0, 10), mark('2', 'e1', 9, 19)], []),
    ).toHaveLength(2)
  })

  it('finds what touches a shown passage, or all of a shown entry', () => {
    const marks = [mark('1', 'e1', 0, 4), mark('2', 'e1', 4, 8), mark('3', 'e2', 0, 4)]
    const span = { entryId: 'e1', start: 2, end: 4, quote: 'cd' }
    expect(touching(marks, { entryId: 'e1', span }).map(({ id }) => id)).toEqual(['1'])
    expect(touching(marks, { entryId: 'e1', span: null }).map(({ id }) => id)).toEqual(['1', '2'])
  })
})

it('a screen follows only readers who do nothing else', () => {
  const calm = { typing: false, dialog: false, wandered: false }
  expect(mayFollow(calm)).toBe(true)
  for (const busy of ['typing', 'dialog', 'wandered'])
    expect(mayFollow({ ...calm, [busy]: true })).toBe(false)
})
