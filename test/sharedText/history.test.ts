import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { resultOfRoom } from '../../shared/close/roomResult.ts'
import { fromBase64, toBase64 } from '../../shared/kernel/base64.ts'
import { evolve } from '../../shared/room/evolve.ts'
import { emptyRoomView } from '../../shared/room/roomView.ts'
import { findingTextId } from '../../shared/sharedText/sharedText.ts'
import { Y_TEXT } from '../../shared/sharedText/mergedText.ts'
import { emptyFinding } from '../../client/finding/findingDraft.ts'
import { villageFacts } from '../support/village.ts'

const findingId = 'f'.repeat(22)
const textId = findingTextId(findingId, 'observation')

/** A room in which a person wrote a name and took it out again. */
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
  const found = { type: 'findingChanged' as const, content: emptyFinding(findingId, 'potential') }
  const { room } = [found, ...events].reduce(evolve, emptyRoomView)
  return { room, typed: updates.map((update) => bytesOf(toBase64(update))), writer: doc.clientID }
}

const bytesOf = (state: string | undefined) =>
  Buffer.from(fromBase64(state ?? '')).toString('latin1')

it('what stays of a workshop reads the same and has no history: no deleted word, no hand', () => {
  const { room, typed, writer } = withDeletedName()
  expect(typed.join()).toContain('Kevin')
  // What was deleted is not carried along to those who come later, either.
  expect(bytesOf(room.sharedText.states[textId])).not.toContain('Kevin')
  const result = resultOfRoom(room, villageFacts)
  expect(result.findings).toMatchObject([{ wording: { observation: 'Das Kind blieb allein.' } }])
  const kept = JSON.stringify(result)
  expect(kept).not.toContain('Kevin')
  expect(kept).not.toContain(String(writer))
})
