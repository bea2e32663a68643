import { expect, it } from 'vitest'
import {
  criterionRows,
  entryRows,
  filtered,
  inRevealOrder,
  noFilter,
} from '../../client/annotation/revealed.ts'
import type { Direction, RevealedAnnotation } from '../../shared/annotation/annotation.ts'
import type { Entry } from '../../shared/caseText/caseText.ts'

const mark = (
  id: string,
  entryId: string,
  criterionId: string,
  direction: Direction,
): RevealedAnnotation => ({
  id,
  bundle: 1,
  span: { entryId, start: 0, end: 5, quote: 'Fünf ' },
  criterionId,
  direction,
  weight: 2,
  rating: null,
  note: '',
  paper: false,
})
const entry = (id: string, text: string): Entry => ({
  id,
  day: 0,
  time: null,
  heading: '',
  text,
})
const marks = [
  mark('1', 'e1', 'P-01-1', 'strength'),
  mark('2', 'e1', 'P-01-1', 'strength'),
  mark('3', 'e1', 'P-01-1', 'potential'),
  mark('4', 'e2', 'S-01-1', 'question'),
]

it('keeps the random order of the room and leaves out what was withdrawn', () => {
  const revealed = Object.fromEntries(marks.slice(0, 3).map((one) => [one.id, one]))
  expect(inRevealOrder({ order: ['3', '4', '1'], revealed }).map(({ id }) => id)).toEqual([
    '3',
    '1',
  ])
})

it('filters by direction and dimension together', () => {
  const dimension = (id: string) =>
    id.startsWith('P') ? ('process' as const) : ('structure' as const)
  const ids = (filter: Partial<typeof noFilter>) =>
    filtered(marks, { ...noFilter, ...filter }, dimension).map(({ id }) => id)
  expect(ids({})).toEqual(['1', '2', '3', '4'])
  expect(ids({ dimension: 'process' })).toEqual(['1', '2', '3'])
  expect(ids({ dimension: 'process', direction: 'potential' })).toEqual(['3'])
})

it('an entry without annotations has its row, and bars follow the length of the text', () => {
  const rows = entryRows([entry('e1', 'Wort '.repeat(30)), entry('e3', 'kurz')], marks, 40)
  expect(rows.map(({ total }) => total)).toEqual([3, 0])
  expect(rows[0]?.dense).toBe(10)
  expect(rows[0]?.bars.length).toBeGreaterThan(30)
  expect(rows[1]?.bars).toHaveLength(2)
})

it('criteria stand with the most used first', () => {
  expect(criterionRows(marks)).toMatchObject([
    { criterionId: 'P-01-1', total: 3, ids: ['1', '2', '3'] },
    { criterionId: 'S-01-1', total: 1 },
  ])
})
