import { describe, expect, test } from 'vitest'
import {
  cursorMove,
  cursorRun,
  moveCursor,
  placeCursor,
  type CursorMove,
  type TextCursor,
} from '../../client/caseText/textCursor.ts'

const sentences = [3, 1, 2]
const ground = { entries: sentences.length, sentences: (entry: number) => sentences[entry] ?? 1 }
const start = placeCursor(ground, 0, 0)
const walk = (moves: readonly CursorMove[], from: TextCursor = start) =>
  moves.reduce((cursor, move) => moveCursor(ground, cursor, move), from)

describe('moving', () => {
  test('arrows go through every sentence of every entry and stop at both ends', () => {
    const steps = Array.from({ length: 8 }, (_, count) => {
      const { entry, head } = walk(new Array<CursorMove>(count).fill('next'))
      return `${entry}.${head}`
    })
    expect(steps).toEqual(['0.0', '0.1', '0.2', '1.0', '2.0', '2.1', '2.1', '2.1'])
    expect(walk(['textEnd', 'previous', 'previous'])).toEqual(placeCursor(ground, 1, 0))
    expect(walk(['textEnd', 'previous', 'previous', 'previous'])).toEqual(placeCursor(ground, 0, 2))
    expect(walk(['previous'])).toEqual(start)
  })

  test('extending stays inside the entry and can be taken back', () => {
    const extended = walk(['next', 'extendNext', 'extendNext', 'extendNext'])
    expect(extended).toEqual({ entry: 0, anchor: 1, head: 2 })
    expect(cursorRun(extended)).toEqual({ first: 1, last: 2 })
    const upwards = walk(['extendPrevious', 'extendPrevious'], extended)
    expect(upwards).toEqual({ entry: 0, anchor: 1, head: 0 })
    expect(cursorRun(upwards)).toEqual({ first: 0, last: 1 })
    expect(walk(['collapse'], upwards)).toEqual(placeCursor(ground, 0, 0))
  })

  test('Pos 1 and Ende go to the first and last sentence of the entry', () => {
    expect(walk(['next', 'last'])).toEqual(placeCursor(ground, 0, 2))
    expect(walk(['next', 'last', 'first'])).toEqual(start)
    expect(cursorRun(walk(['next', 'extendLast']))).toEqual({ first: 1, last: 2 })
  })

  test('a move after an extension leaves the run behind', () => {
    expect(walk(['extendNext', 'next'])).toEqual(placeCursor(ground, 0, 2))
  })

  test('whole entries are stepped over with Bild ab and Bild auf', () => {
    expect(walk(['next', 'nextEntry'])).toEqual(placeCursor(ground, 1, 0))
    expect(walk(['nextEntry', 'nextEntry', 'nextEntry'])).toEqual(placeCursor(ground, 2, 0))
    expect(walk(['nextEntry', 'previousEntry'])).toEqual(start)
  })

  test('is never put on a sentence that does not exist', () => {
    expect(placeCursor(ground, 9, 9)).toEqual({ entry: 2, anchor: 1, head: 1 })
    expect(placeCursor(ground, -1, -1)).toEqual(start)
  })
})

test('keys with Strg or Alt other than the known ones are left to the browser', () => {
  const key = (name: string, extra: Partial<KeyboardEvent> = {}) =>
    cursorMove({
      key: name,
      shiftKey: false,
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      ...extra,
    })
  expect(key('ArrowDown')).toBe('next')
  expect(key('ArrowDown', { shiftKey: true })).toBe('extendNext')
  expect(key('Home', { ctrlKey: true })).toBe('textStart')
  expect(key('End', { metaKey: true })).toBe('textEnd')
  expect(key('ArrowDown', { ctrlKey: true })).toBeUndefined()
  expect(key('ArrowDown', { altKey: true })).toBeUndefined()
  expect(key('a')).toBeUndefined()
})
