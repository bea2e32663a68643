import { expect, it } from 'vitest'
import { wholeWords } from '../../client/caseText/spanOf.ts'

/** What is taken of a text where `[` and `]` stand for the edges of a selection. */
const taken = (drawn: string): string => {
  const text = drawn.replace(/[[\]]/g, '')
  const start = drawn.indexOf('[')
  const { start: from, end: to } = wholeWords(text, { start, end: drawn.indexOf(']') - 1 })
  return text.slice(from, to)
}

it.each([
  ['Die Ki[ta meldet den Verd]acht sofort.', 'Kita meldet den Verdacht'],
  ['Die [Kita meldet] den Verdacht.', 'Kita meldet'],
  // Edges at a blank or a sign take no further word in.
  ['Die[ Kita meldet ]den Verdacht.', 'Kita meldet'],
  ['„[KM] öffnet“, sagt sie.', 'KM'],
  ['Am Tag 1[2 kam die Fachkr]äfte-Runde.', '12 kam die Fachkräfte'],
  ['Straße und Ga\u0308[rte]n, beides', 'Gärten'.normalize('NFD')],
  ['[Alles]', 'Alles'],
  ['x[ ]y', ''],
])('%s', (drawn, whole) => {
  expect(taken(drawn)).toBe(whole)
})

it('to the end of an entry, too', () => {
  expect(wholeWords('Die Kita meldet', { start: 6, end: Infinity })).toEqual({ start: 4, end: 15 })
})
