// What a shared text becomes by an update: looked at before anything is taken, and bounded in every direction.
import * as Y from 'yjs'
import { fromBase64, toBase64 } from '../kernel/base64.ts'

/** Name of the one text inside each Yjs document. */
export const Y_TEXT = 'text'

/** Largest merged state of a text, in bytes: its letters, and what is left of every change it went through. */
const STATE_LIMIT = 64 * 1024
/** Most windows that ever wrote in one text. */
const MOST_WINDOWS = 400
/** Most pieces in one update, and most windows that wrote them: an afternoon without a line has fewer. */
const MOST_PIECES = 1000
const MOST_WRITERS = 50

/** A text after an update: its merged state (base64), and how long it reads. */
export interface MergedText {
  readonly state: string
  readonly length: number
  /** It has gone through so many changes that it takes no more. */
  readonly full: boolean
}

/** Documents of the states that were made last, so that an update costs what it brings and not what was there. */
const MOST_OPEN = 64
const open = new Map<string, Y.Doc>()
/** The mergings that were made last: a rule asks first, and the state is made of it afterwards. */
const MOST_MERGED = 16
const merged = new Map<string, MergedText | null>()

function keep<T>(held: Map<string, T>, most: number, key: string, value: T): T {
  held.set(key, value)
  const [oldest] = held.keys()
  if (held.size > most && oldest !== undefined) held.delete(oldest)
  return value
}

/** The document of a state, taken out of those that are kept: who changes it gives it back under its new state. */
function takeDoc(state: string | undefined): Y.Doc {
  const kept = state === undefined ? undefined : open.get(state)
  if (state !== undefined) open.delete(state)
  if (kept) return kept
  const doc = new Y.Doc()
  if (state !== undefined) Y.applyUpdate(doc, fromBase64(state))
  return doc
}

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number]

/** An update that comes in now has bounds; one that was taken by an earlier version is taken again. */
type Origin = 'new' | 'replayed'

/**
 * Letters of the one text, or what is left of deleted ones. Another root, formats, embedded things and nested types would
 * be kept for ever and never be seen.
 */
function isLetters(struct: Struct): boolean {
  if (struct instanceof Y.GC) return true
  if (!(struct instanceof Y.Item) || struct.parentSub !== null) return false
  const { parent, content } = struct
  const inText = parent === null || (parent as unknown) === Y_TEXT
  return inText && (content instanceof Y.ContentString || content instanceof Y.ContentDeleted)
}

/** Nothing waits for something unknown, and there is no other root. */
function isSound(doc: Y.Doc): boolean {
  const { pendingStructs, pendingDs } = doc.store
  const isWhole = pendingStructs === null && pendingDs === null
  return isWhole && [...doc.share.keys()].every((name) => name === Y_TEXT)
}

/** Thousands of pieces, or of windows, would hold up everybody while they are put in order. */
const isSmall = (structs: readonly Struct[]): boolean =>
  structs.length <= MOST_PIECES && new Set(structs.map(({ id }) => id.client)).size <= MOST_WRITERS

/**
 * The state after an update, both base64. Null if the update cannot be read, builds on something unknown, or
 * holds anything but letters. Never throws, and the same arguments always give the same answer.
 */
export function mergeText(
  state: string | undefined,
  update: string,
  origin: Origin = 'new',
): MergedText | null {
  const key = `${origin} ${state ?? ''} ${update}`
  const known = merged.get(key)
  return known === undefined ? keep(merged, MOST_MERGED, key, merge(state, update, origin)) : known
}

function merge(state: string | undefined, update: string, origin: Origin): MergedText | null {
  try {
    const bytes = fromBase64(update)
    const { structs } = Y.decodeUpdate(bytes)
    if (origin === 'new' && !isSmall(structs)) return null
    if (!structs.every(isLetters)) return null
    const doc = takeDoc(state)
    Y.applyUpdate(doc, bytes)
    if (!isSound(doc)) return null
    const next = Y.encodeStateAsUpdate(doc)
    const result = {
      state: toBase64(next),
      length: doc.getText(Y_TEXT).length,
      full: next.length > STATE_LIMIT || doc.store.clients.size > MOST_WINDOWS,
    }
    keep(open, MOST_OPEN, result.state, doc)
    return result
  } catch {
    return null // Yjs throws on anything it cannot decode, and on some of what it can.
  }
}

/**
 * The state after many updates of one text, as a log is replayed: what `mergeText` leads to one after the other, in the
 * time of one reading. Updates it does not take are left out; undefined if it takes none.
 */
export function mergeTexts(
  state: string | undefined,
  updates: readonly string[],
): string | undefined {
  const taken: Uint8Array[] = []
  let doc = takeDoc(state)
  for (const update of updates) {
    const bytes = readLetters(update)
    if (bytes === null) continue
    if (applies(doc, bytes)) taken.push(bytes)
    else {
      // What it left behind is not taken: the document is made anew of what was.
      doc = takeDoc(state)
      for (const before of taken) Y.applyUpdate(doc, before)
    }
  }
  if (taken.length === 0) return undefined
  const next = toBase64(Y.encodeStateAsUpdate(doc))
  keep(open, MOST_OPEN, next, doc)
  return next
}

/** The bytes of an update that holds nothing but letters, else null. */
function readLetters(update: string): Uint8Array | null {
  try {
    const bytes = fromBase64(update)
    return Y.decodeUpdate(bytes).structs.every(isLetters) ? bytes : null
  } catch {
    return null // As in `merge`: it cannot be read.
  }
}

function applies(doc: Y.Doc, bytes: Uint8Array): boolean {
  try {
    Y.applyUpdate(doc, bytes)
    return isSound(doc)
  } catch {
    return false // As in `merge`.
  }
}
