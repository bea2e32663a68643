// Where the keyboard stands in the case text: one entry, and a run of sentences in it. Pure.

/** `anchor` is where the run began, `head` where it moves; both are sentence numbers from 0 in entry `entry`. */
export interface TextCursor {
  readonly entry: number
  readonly anchor: number
  readonly head: number
}

export type CursorMove =
  | 'next'
  | 'previous'
  | 'extendNext'
  | 'extendPrevious'
  | 'first'
  | 'last'
  | 'extendFirst'
  | 'extendLast'
  | 'nextEntry'
  | 'previousEntry'
  | 'textStart'
  | 'textEnd'
  | 'collapse'

/** How many entries there are, and how many sentences each of them has (at least one). */
export interface CursorGround {
  readonly entries: number
  readonly sentences: (entry: number) => number
}

const at = (entry: number, sentence: number): TextCursor => ({
  entry,
  anchor: sentence,
  head: sentence,
})

const clamp = (value: number, last: number): number => Math.max(0, Math.min(value, last))

/** The cursor put on a sentence that exists, whatever was asked for. */
export function placeCursor(ground: CursorGround, entry: number, sentence: number): TextCursor {
  const held = clamp(entry, ground.entries - 1)
  return at(held, clamp(sentence, ground.sentences(held) - 1))
}

/** The cursor after a move. A run never leaves its entry, as a passage lies in one entry. */
export function moveCursor(ground: CursorGround, cursor: TextCursor, move: CursorMove): TextCursor {
  const { entry, anchor, head } = cursor
  const last = ground.sentences(entry) - 1
  switch (move) {
    case 'next':
      if (head < last) return at(entry, head + 1)
      return entry < ground.entries - 1 ? at(entry + 1, 0) : at(entry, last)
    case 'previous':
      if (head > 0) return at(entry, head - 1)
      return entry > 0 ? placeCursor(ground, entry - 1, Infinity) : at(entry, 0)
    case 'extendNext':
      return { entry, anchor, head: clamp(head + 1, last) }
    case 'extendPrevious':
      return { entry, anchor, head: clamp(head - 1, last) }
    case 'extendFirst':
      return { entry, anchor, head: 0 }
    case 'extendLast':
      return { entry, anchor, head: last }
    case 'first':
      return at(entry, 0)
    case 'last':
      return at(entry, last)
    case 'nextEntry':
      return entry < ground.entries - 1 ? at(entry + 1, 0) : cursor
    case 'previousEntry':
      return entry > 0 ? at(entry - 1, 0) : at(entry, 0)
    case 'textStart':
      return at(0, 0)
    case 'textEnd':
      return placeCursor(ground, Infinity, Infinity)
    case 'collapse':
      return at(entry, head)
  }
}

/** First and last sentence of the run. */
export const cursorRun = ({ anchor, head }: TextCursor): { first: number; last: number } => ({
  first: Math.min(anchor, head),
  last: Math.max(anchor, head),
})

type CursorKey = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>

const plain: Readonly<Record<string, CursorMove>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
  PageDown: 'nextEntry',
  PageUp: 'previousEntry',
}
const shifted: Readonly<Record<string, CursorMove>> = {
  ArrowDown: 'extendNext',
  ArrowUp: 'extendPrevious',
  Home: 'extendFirst',
  End: 'extendLast',
}
const controlled: Readonly<Record<string, CursorMove>> = { Home: 'textStart', End: 'textEnd' }

/** The move a key asks for, or undefined for keys that mean nothing here. */
export function cursorMove(key: CursorKey): CursorMove | undefined {
  if (key.altKey) return undefined
  if (key.ctrlKey || key.metaKey) return key.shiftKey ? undefined : controlled[key.key]
  return (key.shiftKey ? shifted : plain)[key.key]
}
