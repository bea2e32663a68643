// Between a merged state and the letters in it.
import * as Y from 'yjs'
import { fromBase64, toBase64 } from '../kernel/base64.ts'
import { Y_TEXT } from './mergedText.ts'

/** The plain text of a merged Yjs state (base64); empty if there is none. */
export function plainText(state: string | undefined): string {
  if (state === undefined) return ''
  const doc = new Y.Doc()
  Y.applyUpdate(doc, fromBase64(state))
  return doc.getText(Y_TEXT).toString()
}

/** A state that says only this text: without who wrote which letter, and without what was deleted. */
export function plainState(text: string): string {
  const doc = new Y.Doc()
  doc.clientID = 0
  if (text !== '') doc.getText(Y_TEXT).insert(0, text)
  return toBase64(Y.encodeStateAsUpdate(doc))
}
