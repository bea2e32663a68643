import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { toBase64 } from '../../shared/kernel/base64.ts'
import { mergeText, Y_TEXT } from '../../shared/sharedText/mergedText.ts'
import { plainText } from '../../shared/sharedText/plainText.ts'
import { Prng } from '../support/prng.ts'

const updateOf = (write: (doc: Y.Doc) => void): string => {
  const doc = new Y.Doc()
  write(doc)
  return toBase64(Y.encodeStateAsUpdate(doc))
}
const text = (doc: Y.Doc) => doc.getText(Y_TEXT)
const SEED = 7

/** What a program can send that no field of ours does. */
const foreign: readonly [string, (doc: Y.Doc) => void][] = [
  ['another root', (doc) => doc.getMap('junk').set('a', 'x'.repeat(9000))],
  [
    'another root beside the text',
    (doc) => {
      text(doc).insert(0, 'a')
      doc.getText('junk').insert(0, 'b')
    },
  ],
  ['an array', (doc) => doc.getArray('junk').push([1, 2, 3])],
  ['a format', (doc) => text(doc).insert(0, 'fett', { bold: true })],
  ['an embedded thing', (doc) => text(doc).insertEmbed(0, { image: 'x' })],
  ['a nested type', (doc) => text(doc).insertEmbed(0, new Y.Map())],
  ['an attribute of the text', (doc) => text(doc).setAttribute('a', 'b')],
  ['a document in the document', (doc) => doc.getMap('docs').set('a', new Y.Doc())],
]

describe('[BI5] an update of a shared text', () => {
  it.each(foreign)('with %s is refused', (_what, write) => {
    expect(mergeText(undefined, updateOf(write))).toBeNull()
    expect(mergeText(undefined, updateOf(write), 'replayed')).toBeNull()
  })

  it('of thousands of pieces or of many windows is refused, unless a log already took it', () => {
    const windows = Array.from({ length: 60 }, () => {
      const doc = new Y.Doc()
      text(doc).insert(0, 'x')
      return Y.encodeStateAsUpdate(doc)
    })
    const crowd = toBase64(Y.mergeUpdates(windows))
    expect(mergeText(undefined, crowd)).toBeNull()
    expect(mergeText(undefined, crowd, 'replayed')?.length).toBe(60)
    const pieces = updateOf((doc) => {
      for (let at = 0; at < 1200; at++) text(doc).insert(0, 'x')
    })
    expect(mergeText(undefined, pieces)).toBeNull()
  })

  it('that builds on something unknown is refused', () => {
    const doc = new Y.Doc()
    text(doc).insert(0, 'eins ')
    const from = Y.encodeStateVector(doc)
    text(doc).insert(5, 'zwei')
    expect(mergeText(undefined, toBase64(Y.encodeStateAsUpdate(doc, from)))).toBeNull()
  })

  it('is merged to the same state, whoever asks, how often, and in which order', () => {
    const docs = [new Y.Doc(), new Y.Doc()]
    const prng = new Prng(SEED)
    let [state, other]: (string | undefined)[] = [undefined, undefined]
    for (let round = 0; round < 200; round++) {
      const doc = docs[round % 2] ?? new Y.Doc()
      if (state !== undefined) Y.applyUpdate(doc, Buffer.from(state, 'base64'))
      const from = Y.encodeStateVector(doc)
      const at = prng.below(text(doc).length + 1)
      if (prng.chance(0.3) && text(doc).length > at + 2) text(doc).delete(at, 2)
      else text(doc).insert(at, `w${String(round)} `)
      const update = toBase64(Y.encodeStateAsUpdate(doc, from))
      const next = mergeText(state, update)
      expect(next).toEqual(mergeText(state, update))
      // A second keeper of the same log, at another time.
      other = mergeText(other, update, 'replayed')?.state
      state = next?.state
      expect(plainText(state)).toBe(text(doc).toString())
      expect(plainText(other)).toBe(plainText(state))
    }
  })

  it('what was deleted leaves the state, and a text that was changed too often is full', () => {
    const doc = new Y.Doc()
    text(doc).insert(0, 'Ein langer Satz, den niemand mehr braucht. '.repeat(100))
    const first = mergeText(undefined, toBase64(Y.encodeStateAsUpdate(doc)))
    const from = Y.encodeStateVector(doc)
    text(doc).delete(0, text(doc).length)
    const emptied = mergeText(first?.state, toBase64(Y.encodeStateAsUpdate(doc, from)))
    expect(emptied?.length).toBe(0)
    expect(emptied?.state.length).toBeLessThan(100)
    const prng = new Prng(SEED)
    let state: string | undefined
    let full = false
    for (let round = 0; round < 60 && !full; round++) {
      const window = new Y.Doc()
      if (state !== undefined) Y.applyUpdate(window, Buffer.from(state, 'base64'))
      const before = Y.encodeStateVector(window)
      for (let at = 0; at < 200; at++) {
        const place = prng.below(text(window).length + 1)
        if (text(window).length > 3000) text(window).delete(place >> 1, 1)
        else text(window).insert(place, 'x')
      }
      const next = mergeText(state, toBase64(Y.encodeStateAsUpdate(window, before)))
      full = next?.full === true
      state = next?.state ?? state
    }
    expect(full).toBe(true)
  })

  it(`never throws, whatever comes (seed ${String(SEED)})`, () => {
    const prng = new Prng(SEED)
    const good = Buffer.from(
      updateOf((doc) => text(doc).insert(0, 'Die Fachkraft rief an.')),
      'base64',
    )
    let taken = 0
    for (let round = 0; round < 20_000; round++) {
      const bytes = Buffer.from(good)
      for (let times = 1 + prng.below(4); times > 0; times--)
        bytes[prng.below(bytes.length)] = prng.below(256)
      const next = mergeText(undefined, bytes.toString('base64'))
      if (next === null) continue
      taken++
      expect(plainText(next.state)).toHaveLength(next.length)
    }
    expect(taken).toBeGreaterThan(100)
  })
})
