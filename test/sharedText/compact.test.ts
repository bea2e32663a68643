import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { compact } from '../../server/room/compact.ts'
import { fromBase64, toBase64 } from '../../shared/kernel/base64.ts'
import { evolve } from '../../shared/protocol/evolve.ts'
import { emptyRoomView } from '../../shared/protocol/roomView.ts'
import { findingTextId } from '../../shared/sharedText/sharedText.ts'
import { Y_TEXT } from '../../shared/sharedText/mergedText.ts'
import { plainText } from '../../shared/sharedText/sharedText.rules.ts'

const textId = findingTextId('f'.repeat(22), 'observation')

/** A room in which somebody wrote a name and took it out again. */
function withDeletedName() {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update) => updates.push(update))
  doc.getText(Y_TEXT).insert(0, 'Kevin blieb allein.')
  doc.getText(Y_TEXT).delete(0, 'Kevin'.length)
  doc.getText(Y_TEXT).insert(0, 'Das Kind')
  const events = updates.map((update) => ({
    type: 'textUpdated' as const,
    textId,
    update: toBase64(update),
  }))
  const { room } = events.reduce(evolve, emptyRoomView)
  return { room, typed: updates.map((update) => bytesOf(toBase64(update))), writer: doc.clientID }
}

const bytesOf = (state: string | undefined) =>
  Buffer.from(fromBase64(state ?? '')).toString('latin1')

it('what stays of a workshop reads the same and has no history: no deleted word, no hand', () => {
  const { room, typed, writer } = withDeletedName()
  expect(typed.join()).toContain('Kevin')
  // What was deleted is not carried along to those who come later, either.
  expect(bytesOf(room.sharedText.states[textId])).not.toContain('Kevin')
  const kept = compact(room).sharedText.states[textId]
  expect(plainText(kept)).toBe('Das Kind blieb allein.')
  expect(bytesOf(kept)).not.toContain('Kevin')
  const hands = Y.decodeUpdate(fromBase64(kept ?? '')).structs.map(({ id }) => id.client)
  expect(hands).not.toContain(writer)
})
